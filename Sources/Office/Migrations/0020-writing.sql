-- What somebody is typing into an item, and who has it open. Not the record (docs/adr/0006): it is
-- forgotten when its writer saves, or when nobody has come back to it for a while.
CREATE TABLE post_workings (
  post_id {{int}} NOT NULL REFERENCES posts (id),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  -- the item's version that the writer had before them
  base_version {{int}} NOT NULL,
  -- JSON of the form's fields as they were typed; null while the item is only open
  form TEXT,
  saved_at {{int}},
  seen_at {{int}} NOT NULL,
  PRIMARY KEY (post_id, person_id),
  CHECK ((form IS NULL) = (saved_at IS NULL))
) {{strict}};
CREATE INDEX post_workings_seen ON post_workings (seen_at);

-- What people at an item say to each other about its words, and the answers. Grows only: a remark is
-- settled once and never changed.
CREATE TABLE remarks (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  -- as the form calls it: title, summary, body, element-…
  field TEXT NOT NULL,
  -- where the quoted words stand in that revision's field, in characters; null for all of the field
  place {{int}},
  quote TEXT NOT NULL,
  words TEXT NOT NULL,
  answers_id {{int}} REFERENCES remarks (id),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  written_at {{int}} NOT NULL,
  settled_by {{int}} REFERENCES persons (id),
  settled_at {{int}},
  CHECK ((place IS NULL) = (quote = '')),
  CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
  CHECK (answers_id IS NULL OR settled_at IS NULL)
) {{strict}};
CREATE INDEX remarks_post ON remarks (post_id, id);
