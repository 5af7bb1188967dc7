"""A recipe: every choice of a training. Knows no torch."""
