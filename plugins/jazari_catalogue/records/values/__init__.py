"""Types of the values of fields: texts, dates, addresses, identifiers, vocabularies."""
