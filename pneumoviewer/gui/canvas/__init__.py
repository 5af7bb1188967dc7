"""The radiograph on screen: painted, moved, measured."""
