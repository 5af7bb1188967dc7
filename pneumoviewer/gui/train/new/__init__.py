"""The dialog that a training starts from."""
