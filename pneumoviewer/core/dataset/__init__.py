"""A folder becomes labelled, split patients. Knows no torch, but for augmentation."""
