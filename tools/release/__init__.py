"""Releases: a version of the program and of the catalogue, with its changes and its data.

`prepare` makes the commit and the tag, by hand; the workflow `release.yml` does the rest: `check`
the tag, `pack` the data, `publish` both.
"""
