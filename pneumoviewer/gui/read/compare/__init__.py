"""All models on one radiograph."""
