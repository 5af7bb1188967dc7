"""The fields of a recipe, by what they are about."""
