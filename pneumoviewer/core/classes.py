"""Class names: the answers that a model can give, and the order in which they stand."""

from __future__ import annotations

NORMAL = "normal"


BINARY_CLASSES = (NORMAL, "pneumonia")


KINDS = ("bacterial", "viral")


THREE_CLASSES = (NORMAL, *KINDS)
