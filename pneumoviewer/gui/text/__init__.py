"""Texts of the window: values become sentences."""
