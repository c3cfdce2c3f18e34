"""Finding: the text normaliser, the search index of a language, and the finder page's view.

The specification of all three is ``docs/search.md``; their other half, in the browser, is
``overrides/assets/search/``.
"""
