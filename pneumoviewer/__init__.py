"""PneumoViewer: read chest radiographs with trained models, and train your own. Research and teaching only."""

__version__ = "0.1.0"
