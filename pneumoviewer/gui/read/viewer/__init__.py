"""The middle of the Read page."""
