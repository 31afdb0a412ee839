-- Releases on every account: planned for later, made by hand where no connector publishes, settled by
-- a person where the platform cannot tell, and what became of them after they were published.

-- only: postgres
ALTER TABLE releases
  DROP CONSTRAINT releases_state_check,
  DROP CONSTRAINT releases_check,
  DROP CONSTRAINT releases_check1,
  -- when the courier is to take it up; null for as soon as it is confirmed
  ADD COLUMN due_at BIGINT,
  -- who wrote down what became of it, where a person did
  ADD COLUMN settled_by BIGINT REFERENCES persons (id),
  ADD COLUMN settled_at BIGINT,
  -- a picture of what the platform showed then
  ADD COLUMN evidence_id BIGINT REFERENCES files (id),
  -- since when it is no longer shown as it was published
  ADD COLUMN ended_at BIGINT,
  -- whether the portal that comes with the program shows it
  ADD COLUMN on_portal BIGINT NOT NULL DEFAULT 1 CHECK (on_portal IN (0, 1)),
  ADD CONSTRAINT releases_state CHECK (state IN ('awaiting', 'planned', 'by-hand', 'sending',
    'unknown', 'published', 'corrected', 'withdrawn', 'deleted', 'failed', 'void')),
  ADD CONSTRAINT releases_published CHECK (
    (state IN ('published', 'corrected', 'withdrawn', 'deleted')) = (published_at IS NOT NULL)),
  ADD CONSTRAINT releases_confirmed CHECK (state IN ('awaiting', 'void') OR confirmed_by IS NOT NULL),
  ADD CONSTRAINT releases_planned CHECK (state <> 'planned' OR due_at IS NOT NULL),
  ADD CONSTRAINT releases_settled CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
  ADD CONSTRAINT releases_ended CHECK (
    (state IN ('corrected', 'withdrawn', 'deleted')) = (ended_at IS NOT NULL));
DROP INDEX releases_open;
DROP INDEX releases_newest;
-- end
-- only: sqlite
CREATE TABLE releases_new (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  -- the round whose signatures it rests on
  round {{int}} NOT NULL,
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  state TEXT NOT NULL CHECK (state IN ('awaiting', 'planned', 'by-hand', 'sending', 'unknown',
    'published', 'corrected', 'withdrawn', 'deleted', 'failed', 'void')),
  opened_at {{int}} NOT NULL,
  confirmed_by {{int}} REFERENCES persons (id),
  confirmed_at {{int}},
  published_at {{int}},
  -- what the platform calls it, and where it can be seen
  outside_id TEXT,
  link TEXT,
  -- SHA-256 of what was sent
  sent_digest {{bytes}},
  failure TEXT,
  clock_id {{int}} REFERENCES clocks (id),
  -- when the courier is to take it up; null for as soon as it is confirmed
  due_at {{int}},
  -- who wrote down what became of it, where a person did
  settled_by {{int}} REFERENCES persons (id),
  settled_at {{int}},
  -- a picture of what the platform showed then
  evidence_id {{int}} REFERENCES files (id),
  -- since when it is no longer shown as it was published
  ended_at {{int}},
  -- whether the portal that comes with the program shows it
  on_portal {{int}} NOT NULL DEFAULT 1 CHECK (on_portal IN (0, 1)),
  UNIQUE (post_id, account_id, round),
  CHECK ((state IN ('published', 'corrected', 'withdrawn', 'deleted')) = (published_at IS NOT NULL)),
  CHECK (state IN ('awaiting', 'void') OR confirmed_by IS NOT NULL),
  CHECK (state <> 'planned' OR due_at IS NOT NULL),
  CHECK ((settled_by IS NULL) = (settled_at IS NULL)),
  CHECK ((state IN ('corrected', 'withdrawn', 'deleted')) = (ended_at IS NOT NULL))
) {{strict}};
INSERT INTO releases_new (id, post_id, round, revision_id, account_id, state, opened_at,
  confirmed_by, confirmed_at, published_at, outside_id, link, sent_digest, failure, clock_id)
SELECT id, post_id, round, revision_id, account_id, state, opened_at, confirmed_by, confirmed_at,
  published_at, outside_id, link, sent_digest, failure, clock_id FROM releases;
DROP TABLE releases;
ALTER TABLE releases_new RENAME TO releases;
CREATE INDEX releases_published ON releases (account_id, published_at, id)
  WHERE state = 'published';
-- end
CREATE INDEX releases_newest ON releases (published_at, id)
  WHERE state = 'published' AND on_portal = 1;
CREATE INDEX releases_open ON releases (account_id)
  WHERE state IN ('awaiting', 'planned', 'by-hand', 'failed', 'unknown');
-- What counts against an account's quota and towards its rhythm: all that ever went out there.
CREATE INDEX releases_sent ON releases (account_id, published_at) WHERE published_at IS NOT NULL;

-- The text as it stands on single accounts, where it is not the item's own; JSON, signed with the rest.
ALTER TABLE revisions ADD COLUMN forms TEXT;
