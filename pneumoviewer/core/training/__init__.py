"""A recipe and a dataset become a run."""
