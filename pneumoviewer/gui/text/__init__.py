"""What the window says: values become sentences."""
