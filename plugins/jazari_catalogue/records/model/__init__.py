"""What the models of records are made of: declarations, groups of fields, types."""
