"""Library: runs and trained models on disk."""
