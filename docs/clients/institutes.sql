-- sqlite3 catalogue.sqlite < institutes.sql
-- Each institute: its name, its status, how strong its sources are, and how many there are.
SELECT records.label_fr, institutes.status, records.strength, count(*) AS sources
FROM institutes
JOIN records ON records.id = institutes.id
JOIN record_sources ON record_sources.record = institutes.id
GROUP BY institutes.id
ORDER BY records.position;
