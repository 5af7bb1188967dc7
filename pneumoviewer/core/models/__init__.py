"""Models: one file an architecture, and the catalogue of them all."""
