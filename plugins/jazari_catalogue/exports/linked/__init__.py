"""Linked data: the catalogue as RDF 1.1, in JSON-LD and in Turtle."""
