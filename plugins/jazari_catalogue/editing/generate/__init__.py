"""``catalogue generate``: files derived from the models."""
