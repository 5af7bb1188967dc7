"""Session files: a work list with marks, notes and results. Knows no Qt; importing it costs nothing."""
