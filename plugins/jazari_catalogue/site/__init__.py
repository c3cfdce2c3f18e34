"""The published site: from a catalogue to pages and search indexes.

Imports run one way: ``rendering``, then the modules in this folder that pages share,
then ``pictures``, ``pages`` and ``search``.
"""
