"""Weight images, focus images, heatmaps."""
