"""Training: a recipe and a dataset become a run."""
