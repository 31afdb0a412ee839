-- What citizens wrote, and the work of answering it.

-- Exactly as it came; nobody changes a citizen's words, whatever becomes of them.
CREATE TABLE messages (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- what the citizen called it
  kind TEXT NOT NULL CHECK (kind IN ('consultation', 'request', 'complaint', 'suggestion')),
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- sealed with the office's key; NULL when none was given
  contact_sealed {{bytes}},
  may_publish {{int}} NOT NULL CHECK (may_publish IN (0, 1)),
  language TEXT NOT NULL,
  received_at {{int}} NOT NULL
) {{strict}};

-- The work on a message starts when it arrives and bears its id, so that taking a message in is
-- one insert a table. The number is the one the citizen is given.
CREATE TABLE matters (
  id {{int}} PRIMARY KEY REFERENCES messages (id),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  number TEXT NOT NULL UNIQUE,
  -- keyed digest of number and secret code, which together open the tracking page
  code_digest {{bytes}} NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('to-register', 'to-instruct', 'with-department', 'to-sign',
    'to-edit', 'to-approve', 'to-send', 'answered', 'closed')),
  -- chosen by a person from the rulebook's classes, with its handling and citations as they were
  class TEXT,
  handling TEXT,
  citations TEXT NOT NULL DEFAULT '[]',
  urgent {{int}} NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  complexity TEXT CHECK (complexity IN ('simple', 'complicated', 'major')),
  -- what the clerk proposes and what the leader instructs
  proposal TEXT NOT NULL DEFAULT '',
  proposed_department_id {{int}} REFERENCES organizations (id),
  instruction TEXT NOT NULL DEFAULT '',
  department_id {{int}} REFERENCES organizations (id),
  -- the newest reply text's number; 0 when there is none
  reply {{int}} NOT NULL DEFAULT 0,
  version {{int}} NOT NULL DEFAULT 1,
  answered_at {{int}},
  closed_at {{int}},
  -- told the citizen when there is no reply of one's own: channel, 110; '' for no reply
  outcome TEXT,
  -- the law on which evidence is kept, and which bodies were told
  basis TEXT NOT NULL DEFAULT '',
  notified TEXT NOT NULL DEFAULT '',
  CHECK ((state = 'answered') = (answered_at IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state = 'to-register' OR (class IS NOT NULL AND handling IS NOT NULL)),
  CHECK (state <> 'closed' OR handling <> 'evidence' OR basis <> '')
) {{strict}};
CREATE INDEX matters_state ON matters (organization_id, state, id);
CREATE INDEX matters_department ON matters (department_id, state, id)
  WHERE department_id IS NOT NULL;

CREATE TABLE matter_steps (
  id {{id}},
  matter_id {{int}} NOT NULL REFERENCES matters (id),
  position {{int}} NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('register', 'instruct', 'draft', 'sign', 'edit', 'approve',
    'send')),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  role TEXT NOT NULL,
  -- JSON of the citations that ask for this step
  citations TEXT NOT NULL,
  opened_at {{int}} NOT NULL,
  -- the department's clock runs on through draft and signature
  clock_id {{int}} REFERENCES clocks (id),
  closed_at {{int}},
  person_id {{int}} REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  decision TEXT CHECK (decision IN ('done', 'agree', 'return', 'refuse')),
  opinion TEXT NOT NULL DEFAULT '',
  -- the reply text this step was about
  reply_number {{int}},
  reply_digest {{bytes}},
  UNIQUE (matter_id, position),
  CHECK ((closed_at IS NULL) = (decision IS NULL)),
  CHECK ((closed_at IS NULL) = (person_id IS NULL)),
  CHECK ((reply_number IS NULL) = (reply_digest IS NULL)),
  CHECK (decision IS NULL OR decision <> 'agree' OR reply_number IS NOT NULL)
) {{strict}};
CREATE UNIQUE INDEX matter_steps_one_open ON matter_steps (matter_id) WHERE closed_at IS NULL;
CREATE INDEX matter_steps_tasks ON matter_steps (organization_id, role) WHERE closed_at IS NULL;

-- Every wording of the answer, immutable but for the instant it was sent.
CREATE TABLE replies (
  id {{id}},
  matter_id {{int}} NOT NULL REFERENCES matters (id),
  number {{int}} NOT NULL,
  body TEXT NOT NULL,
  -- SHA-256 over matter, number and body
  digest {{bytes}} NOT NULL,
  author_id {{int}} NOT NULL REFERENCES persons (id),
  created_at {{int}} NOT NULL,
  sent_at {{int}},
  UNIQUE (matter_id, number)
) {{strict}};
CREATE UNIQUE INDEX replies_one_sent ON replies (matter_id) WHERE sent_at IS NOT NULL;

CREATE TABLE ratings (
  matter_id {{int}} PRIMARY KEY REFERENCES matters (id),
  -- 5 very satisfied … 1 very dissatisfied
  grade {{int}} NOT NULL CHECK (grade BETWEEN 1 AND 5),
  comment TEXT NOT NULL,
  rated_at {{int}} NOT NULL
) {{strict}};

-- only: sqlite
CREATE TRIGGER messages_no_update
BEFORE UPDATE OF organization_id, kind, title, body, may_publish, received_at ON messages
BEGIN SELECT RAISE(ABORT, 'messages only grows'); END;
CREATE TRIGGER matter_steps_no_update BEFORE UPDATE ON matter_steps
WHEN OLD.closed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'matter_steps only grows'); END;
CREATE TRIGGER matter_steps_no_delete BEFORE DELETE ON matter_steps
BEGIN SELECT RAISE(ABORT, 'matter_steps only grows'); END;
CREATE TRIGGER replies_no_update
BEFORE UPDATE OF matter_id, number, body, digest, author_id, created_at ON replies
BEGIN SELECT RAISE(ABORT, 'replies only grows'); END;
CREATE TRIGGER replies_no_delete BEFORE DELETE ON replies
BEGIN SELECT RAISE(ABORT, 'replies only grows'); END;
CREATE TRIGGER ratings_no_update BEFORE UPDATE ON ratings
BEGIN SELECT RAISE(ABORT, 'ratings only grows'); END;
-- end
-- only: postgres
CREATE TRIGGER messages_no_update
BEFORE UPDATE OF organization_id, kind, title, body, may_publish, received_at ON messages
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER matter_steps_no_update BEFORE UPDATE ON matter_steps
FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER matter_steps_no_delete BEFORE DELETE ON matter_steps
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER replies_no_update
BEFORE UPDATE OF matter_id, number, body, digest, author_id, created_at ON replies
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER replies_no_delete BEFORE DELETE ON replies
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ratings_no_update BEFORE UPDATE ON ratings
FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- end
