"""Inference: a radiograph and a trained model become a prediction, behind a gate."""
