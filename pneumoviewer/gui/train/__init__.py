"""The Train page: start a training, watch it, keep it."""
