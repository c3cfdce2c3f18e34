"""The catalogue as relational tables: their columns and keys, derived from the models, and rows."""
