"""Radiographs: a file on disk becomes a Radiograph. Knows no torch."""
