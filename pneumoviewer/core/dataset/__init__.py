"""Datasets: a folder becomes labelled, split patients. Knows no torch, but for augmentation."""
