-- What the archive sealed, word for word: a digest proves a record only as long as the record that
-- was digested is there. Null for what was sealed before; it is read from the books again.
ALTER TABLE posts ADD COLUMN archive_record TEXT;
CREATE INDEX posts_archived ON posts (organization_id, archived_at, id)
  WHERE archived_at IS NOT NULL;

-- Items that nobody may destroy although their time is over: a dispute, an inquiry, an audit.
CREATE TABLE archive_holds (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  placed_by {{int}} NOT NULL REFERENCES persons (id),
  placed_at {{int}} NOT NULL,
  ended_by {{int}} REFERENCES persons (id),
  ended_at {{int}},
  end_reason TEXT,
  CHECK ((ended_at IS NULL) = (ended_by IS NULL)),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
) {{strict}};
-- One hold at a time; the next reason comes after this one was lifted.
CREATE UNIQUE INDEX archive_holds_running ON archive_holds (post_id) WHERE ended_at IS NULL;
CREATE INDEX archive_holds_post ON archive_holds (post_id, id);
