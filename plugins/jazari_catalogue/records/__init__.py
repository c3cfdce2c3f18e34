"""YAML record files to a validated catalogue. Imports neither MkDocs nor what renders pages."""
