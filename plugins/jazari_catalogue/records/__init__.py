"""YAML record files to a valid catalogue. Knows nothing of the site that shows it."""
