"""The page for reviewers: documents with their defects marked in the running text, in one file without network."""
