-- Tables on their way into the books, and their rows with what was found. They are not the record:
-- rows that came in are removed, and all of it goes after a month.
CREATE TABLE imports (
  id {{id}},
  -- the body under which it comes in
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  kind TEXT NOT NULL CHECK (kind IN ('organizations', 'persons', 'accounts')),
  file_name TEXT NOT NULL,
  -- SHA-256 of the file, in hexadecimal digits
  digest TEXT NOT NULL,
  -- JSON of ImportSheet.Row
  head TEXT NOT NULL,
  -- JSON of ColumnMapping
  mapping TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('ready', 'started', 'done', 'failed')),
  mode TEXT CHECK (mode IN ('all-or-nothing', 'skip-bad')),
  -- JSON of RowCounts
  counts TEXT NOT NULL,
  -- place of the last row that was dealt with
  handled {{int}} NOT NULL DEFAULT 0,
  created_at {{int}} NOT NULL,
  started_at {{int}},
  ended_at {{int}},
  failure TEXT
) {{strict}};
CREATE INDEX imports_person ON imports (person_id, id);
CREATE INDEX imports_created ON imports (created_at);

CREATE TABLE import_rows (
  import_id {{int}} NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
  -- as the file shows it
  number {{int}} NOT NULL,
  -- the order in which rows come in: what others stand on comes first
  place {{int}} NOT NULL,
  -- JSON of ImportSheet.Row
  cells TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('new', 'changed', 'unchanged', 'bad')),
  -- JSON of RowReport
  report TEXT NOT NULL,
  PRIMARY KEY (import_id, number)
) {{strict}};
CREATE INDEX import_rows_place ON import_rows (import_id, place);
CREATE INDEX import_rows_verdict ON import_rows (import_id, verdict, number);
