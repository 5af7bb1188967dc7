"""Whether a picture looks like the chest radiographs that the models know; asked before any of them is."""
