"""The work list: what is on it, in which order, and how it gets there."""
