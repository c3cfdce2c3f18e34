"""The views of the database: what a journalist would ask it first, so that a query is one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def views(languages: Sequence[str]) -> Iterator[str]:
    """The statements that create the views, with the labels of records in ``languages``."""

    def labels(table: str, name: str) -> str:
        return ", ".join(f"{table}.label_{code} AS {name}_{code}" for code in languages)

    values = ", ".join(f"claims.value_{code}" for code in languages)
    # A row for each claim and source: the names of both, and where the source is.
    yield f"""CREATE VIEW claims_with_sources AS
  SELECT claims.record, records.kind, {labels("records", "record")}, claims.position AS claim,
    claims.field, claims.item, {values}, claims.basis, claims.derived_from, claims.strength,
    claims.disputed, claims.dispute, claims.side, claim_sources.source,
    {labels("source_records", "source")}, source_records.url AS source_url
  FROM claims
  JOIN records ON records.id = claims.record
  LEFT JOIN claim_sources
    ON claim_sources.record = claims.record AND claim_sources.claim = claims.position
  LEFT JOIN records AS source_records ON source_records.id = claim_sources.source"""
    yield f"""CREATE VIEW claims_disputed AS
  SELECT claims.record, {labels("records", "record")}, claims.field, claims.dispute, claims.side,
    {values}, claims.strength,
    (SELECT count(*) FROM claim_sources
      WHERE claim_sources.record = claims.record AND claim_sources.claim = claims.position)
      AS sources
  FROM claims
  JOIN records ON records.id = claims.record
  WHERE claims.disputed"""
    titles = ", ".join(f"vocabularies.title_{code} AS question_{code}" for code in languages)
    yield f"""CREATE VIEW gaps_by_record AS
  SELECT gaps.record, records.kind, {labels("records", "record")}, gaps.question, {titles},
    gaps.field, gaps.searched, gaps.pages, records.url
  FROM gaps
  JOIN records ON records.id = gaps.record
  LEFT JOIN vocabularies
    ON vocabularies.vocabulary = 'question' AND vocabularies.value = gaps.question"""
    yield f"""CREATE VIEW relations_named AS
  SELECT relations.record, {labels("records", "record")}, relations.field, relations.cited,
    {labels("cited_records", "cited")}
  FROM relations
  JOIN records ON records.id = relations.record
  JOIN records AS cited_records ON cited_records.id = relations.cited"""
