"""Runs and trained models on disk: find, verify, load, save."""
