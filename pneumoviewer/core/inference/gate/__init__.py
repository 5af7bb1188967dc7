"""Input gate: whether a picture looks like the chest radiographs that the models know."""
