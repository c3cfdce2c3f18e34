"""Targets and how they become files of the site."""
