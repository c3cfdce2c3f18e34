"""Files for other programs: one module per published format, which gives its targets."""
