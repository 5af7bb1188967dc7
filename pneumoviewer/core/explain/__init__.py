"""Explanation: saliency maps, weight images, focus images."""
