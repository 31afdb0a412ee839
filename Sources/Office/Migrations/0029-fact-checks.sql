-- Somebody outside the house is asked whether the facts of one version of an item are right, and
-- answers by a link that works once. What was asked never changes; it ends once, with an answer or
-- by being withdrawn.
CREATE TABLE fact_checks (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  -- of that version, as it was when it was asked about
  digest {{bytes}} NOT NULL,
  -- who is asked, for which body, and how the link reached them, in the office's words
  name TEXT NOT NULL,
  body TEXT NOT NULL,
  contact TEXT NOT NULL,
  question TEXT NOT NULL,
  -- keyed digest of what the link carries; the link itself is kept nowhere
  link_digest {{bytes}} NOT NULL UNIQUE,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  asked_at {{int}} NOT NULL,
  expires_at {{int}} NOT NULL,
  withdrawn_by {{int}} REFERENCES persons (id),
  withdrawn_at {{int}},
  verdict TEXT CHECK (verdict IN ('right', 'differs', 'not-ours')),
  -- what differs; empty where nothing was added
  words TEXT NOT NULL DEFAULT '',
  -- who answered, and as what, in their own words
  answerer TEXT NOT NULL DEFAULT '',
  answerer_post TEXT NOT NULL DEFAULT '',
  answered_at {{int}},
  CHECK (expires_at > asked_at),
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL)),
  CHECK ((verdict IS NULL) = (answered_at IS NULL)),
  CHECK ((verdict IS NULL) = (answerer = '')),
  CHECK (verdict IS NULL OR verdict <> 'differs' OR words <> ''),
  CHECK (answered_at IS NULL OR withdrawn_at IS NULL)
) {{strict}};
CREATE INDEX fact_checks_post ON fact_checks (post_id, id);

-- only: sqlite
CREATE TRIGGER fact_checks_no_delete BEFORE DELETE ON fact_checks
BEGIN SELECT RAISE(ABORT, 'fact_checks only grows'); END;
CREATE TRIGGER fact_checks_no_update
BEFORE UPDATE OF post_id, revision_id, digest, name, body, contact, question, link_digest, person_id,
  appointment_id, asked_at, expires_at ON fact_checks
BEGIN SELECT RAISE(ABORT, 'fact_checks only grows'); END;
CREATE TRIGGER fact_checks_ended BEFORE UPDATE ON fact_checks
WHEN OLD.answered_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'fact_checks only grows'); END;
-- end
-- only: postgres
CREATE TRIGGER fact_checks_no_delete BEFORE DELETE ON fact_checks
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_checks_no_update
BEFORE UPDATE OF post_id, revision_id, digest, name, body, contact, question, link_digest, person_id,
  appointment_id, asked_at, expires_at ON fact_checks
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER fact_checks_ended BEFORE UPDATE ON fact_checks
FOR EACH ROW WHEN (OLD.answered_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL)
EXECUTE FUNCTION refuse_change();
-- end
