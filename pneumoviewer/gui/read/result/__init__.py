"""What a model says of the radiograph shown, and where it looked."""
