"""Medicine and learning. Knows no Qt, ever."""
