"""One file an architecture, and the catalogue of them all."""
