"""The weekly check that the addresses in the records and the prose still answer.

`check` asks their servers and has no right to write; `report` keeps one issue up to date and asks
nobody. Between them is an outcome of bounded size, without a word that a server sent.
"""
