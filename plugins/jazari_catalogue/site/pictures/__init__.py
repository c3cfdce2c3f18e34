"""Pictures of the catalogue, drawn at build: from records to shapes, words and links.

Each module makes plain data of one picture; templates in ``overrides/pictures/`` draw it as inline
SVG, and beside it the table that says the same.
"""
