"""What serves editors: new records, an agreed layout, what a change does to the site."""
