"""Settings: files found beside the documents, read, merged, and asked for one document at a time."""
