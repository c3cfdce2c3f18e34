"""The commands for editors: check, format, diff, new, propose, generate and schema."""
