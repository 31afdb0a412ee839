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
