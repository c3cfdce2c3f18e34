"""Text by language: interface texts, dates, dictionary order, words for search."""
