"""TODO."""

from __future__ import annotations

NORMAL = "normal"


BINARY_CLASSES = (NORMAL, "pneumonia")


KINDS = ("bacterial", "viral")


THREE_CLASSES = (NORMAL, *KINDS)
