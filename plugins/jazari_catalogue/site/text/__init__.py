"""What a language writes: interface texts, dates, order of names, normal form."""
