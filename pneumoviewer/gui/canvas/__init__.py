"""The canvas: widgets, painting, keys and mouse of the radiograph on screen."""
