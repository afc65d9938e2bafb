"""Many documents: archives read in place, workers, the store of results, a cluster."""
