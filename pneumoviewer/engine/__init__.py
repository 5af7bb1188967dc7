"""Runs core in worker processes. Knows no Qt."""
