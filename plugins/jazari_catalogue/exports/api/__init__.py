"""The static API below ``/api/v1/``: each answer is a file of JSON. See ``docs/api.md``."""
