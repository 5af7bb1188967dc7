"""Sessions: saved, opened, kept."""
