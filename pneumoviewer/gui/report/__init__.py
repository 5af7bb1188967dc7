"""The report: a radiograph, what a model says of it and how far to trust that, on paper."""
