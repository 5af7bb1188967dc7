"""What every page builds on: theme, keys, language, threads."""
