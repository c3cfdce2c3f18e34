"""Values of fields: texts, dates, addresses, identifiers, vocabularies."""
