"""``catalogue generate`` and ``catalogue schema``: write the files that derive from the models."""
