"""The kit that every page builds on: theme, keys, language, threads."""
