-- The texts of rulebooks as they were when the program read them, so that an item of an earlier day
-- is read under the text of that day, also after a newer one came with the program.
CREATE TABLE rulebook_editions (
  id {{id}},
  rulebook TEXT NOT NULL,
  -- names exactly what was read: a digest of the file, and of what it extends
  version TEXT NOT NULL,
  text TEXT NOT NULL,
  -- zero for the first one known, which stands for everything before it
  since_at {{int}} NOT NULL
) {{strict}};
CREATE UNIQUE INDEX rulebook_editions_since ON rulebook_editions (rulebook, since_at);
