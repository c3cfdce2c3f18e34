"""Texts by language: of the interface, of dates and values; dictionary order, words for search."""
