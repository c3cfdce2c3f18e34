"""Pictures of the catalogue: map, timeline, diagram, charts, and the neighbourhood of a record.

Modules compute the data of pictures, in whole units or percentages; templates draw it as inline
SVG. Every picture has a table or a list with the same content.
"""
