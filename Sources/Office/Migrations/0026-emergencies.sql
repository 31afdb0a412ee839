-- What happened, the notices on it in their order, and the word from above that others keep silent.
CREATE TABLE events (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  name TEXT NOT NULL,
  -- when the body got to know of it; the clock runs from here
  known_at {{int}} NOT NULL,
  opened_by {{int}} NOT NULL REFERENCES persons (id),
  opened_at {{int}} NOT NULL,
  -- until when the first notice is due; null where a person found that no limit applies
  clock_id {{int}} REFERENCES clocks (id),
  first_published_at {{int}},
  closed_at {{int}},
  -- null where the final notice closed it
  closed_by {{int}} REFERENCES persons (id),
  closed_with {{int}} REFERENCES posts (id),
  closing_note TEXT NOT NULL DEFAULT '',
  CHECK ((closed_at IS NULL) = (closed_by IS NULL AND closed_with IS NULL))
) {{strict}};
CREATE INDEX events_organization ON events (organization_id, id);
CREATE INDEX events_open ON events (organization_id, id) WHERE closed_at IS NULL;
CREATE INDEX events_waiting ON events (organization_id)
  WHERE closed_at IS NULL AND first_published_at IS NULL AND clock_id IS NOT NULL;

-- JSON: what form of notice it is, its event, what it follows; null for all other items.
ALTER TABLE revisions ADD COLUMN notice TEXT;
-- Of the newest revision: its event, and its place among the notices on it, from 1; a reprint of the
-- unified statement has none.
ALTER TABLE posts ADD COLUMN event_id {{int}} REFERENCES events (id);
ALTER TABLE posts ADD COLUMN notice_position {{int}};
CREATE UNIQUE INDEX posts_chain ON posts (event_id, notice_position)
  WHERE notice_position IS NOT NULL AND state <> 'discarded';
CREATE INDEX posts_event ON posts (event_id, id) WHERE event_id IS NOT NULL;

CREATE TABLE holds (
  id {{id}},
  -- who decides: the body above
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- who keeps silent: this body and all below, except the one that decides
  scope_id {{int}} NOT NULL REFERENCES organizations (id),
  event_id {{int}} REFERENCES events (id),
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  contact TEXT NOT NULL,
  -- JSON of the articles it rests on, as they were
  citations TEXT NOT NULL,
  placed_by {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  placed_at {{int}} NOT NULL,
  -- the unified statement, which those below may reprint word for word
  statement_id {{int}} REFERENCES posts (id),
  lifted_by {{int}} REFERENCES persons (id),
  lifted_at {{int}},
  lifting_reason TEXT NOT NULL DEFAULT '',
  CHECK ((lifted_by IS NULL) = (lifted_at IS NULL))
) {{strict}};
CREATE INDEX holds_standing ON holds (scope_id, id) WHERE lifted_at IS NULL;
CREATE INDEX holds_event ON holds (event_id, id) WHERE event_id IS NOT NULL;
CREATE INDEX holds_organization ON holds (organization_id, id);

-- only: sqlite
CREATE TRIGGER holds_no_delete BEFORE DELETE ON holds
BEGIN SELECT RAISE(ABORT, 'holds only grows'); END;
CREATE TRIGGER holds_no_update
BEFORE UPDATE OF organization_id, scope_id, event_id, subject, reason, contact, citations, placed_by,
  appointment_id, placed_at ON holds
BEGIN SELECT RAISE(ABORT, 'holds only grows'); END;
-- end
-- only: postgres
CREATE TRIGGER holds_no_delete BEFORE DELETE ON holds
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER holds_no_update
BEFORE UPDATE OF organization_id, scope_id, event_id, subject, reason, contact, citations, placed_by,
  appointment_id, placed_at ON holds
FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- end
