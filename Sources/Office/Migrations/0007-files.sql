-- What was handed in as a file: the content lies in the file store under its digest, the row says who
-- keeps it and under which name. The same content may be kept by several bodies.
CREATE TABLE files (
  id {{id}},
  -- SHA-256 of the content
  digest {{bytes}} NOT NULL,
  size {{int}} NOT NULL CHECK (size >= 0),
  -- by its first bytes, never by its name
  type TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- null for citizens and for system work
  person_id {{int}} REFERENCES persons (id),
  kept_at {{int}} NOT NULL
) {{strict}};
-- The sweep asks whether anybody keeps a content.
CREATE INDEX files_digest ON files (digest);
