"""The viewer's state: look, transform, marks and history of one radiograph. Nothing of it reaches a model."""
