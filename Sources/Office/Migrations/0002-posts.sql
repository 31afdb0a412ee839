-- Accounts, items, their immutable versions, who signed which, and where they were published.
CREATE TABLE accounts (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  -- the part of the portal's address: /p/a/<slug>
  slug TEXT NOT NULL UNIQUE,
  description TEXT NOT NULL DEFAULT '',
  opened_at {{int}} NOT NULL,
  closed_at {{int}}
) {{strict}};
CREATE UNIQUE INDEX accounts_name ON accounts (platform, name) WHERE closed_at IS NULL;
CREATE INDEX accounts_organization ON accounts (organization_id);

CREATE TABLE posts (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- set in the transaction that creates the row, from its id
  number TEXT UNIQUE,
  author_id {{int}} NOT NULL REFERENCES persons (id),
  title TEXT NOT NULL,
  category TEXT NOT NULL,
  sensitivity TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'emergency')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-review', 'returned', 'approved', 'publishing',
    'published', 'partly-published', 'failed', 'discarded')),
  -- the newest revision's number, from 1
  revision {{int}} NOT NULL,
  -- how often it was submitted; stages and signatures belong to a round
  round {{int}} NOT NULL DEFAULT 0,
  version {{int}} NOT NULL DEFAULT 1,
  created_at {{int}} NOT NULL,
  updated_at {{int}} NOT NULL,
  approved_at {{int}},
  -- the approval sheet's archive number and the digest of the finished record
  archived_at {{int}},
  archive_digest {{bytes}}
) {{strict}};
CREATE INDEX posts_organization ON posts (organization_id, id);
CREATE INDEX posts_state ON posts (organization_id, state, id);
CREATE INDEX posts_author ON posts (author_id, id);

CREATE TABLE revisions (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  number {{int}} NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL,
  category TEXT NOT NULL,
  -- decides who has to sign, so a signature vouches for it as well
  sensitivity TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('ordinary', 'emergency')),
  -- JSON of the elements an emergency notice must carry; '{}' otherwise
  elements TEXT NOT NULL,
  -- JSON of the ids of the accounts it is meant for
  accounts TEXT NOT NULL,
  -- SHA-256 of the canonical form of all fields from the title on
  digest {{bytes}} NOT NULL,
  author_id {{int}} NOT NULL REFERENCES persons (id),
  created_at {{int}} NOT NULL,
  UNIQUE (post_id, number)
) {{strict}};

CREATE TABLE review_stages (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  round {{int}} NOT NULL,
  position {{int}} NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  -- whose person signs: the owner's unit, one level up, the province
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- the rule as it was at submission: JSON of StageRule
  rule TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'open', 'agreed', 'returned', 'void')),
  opened_at {{int}},
  closed_at {{int}},
  clock_id {{int}} REFERENCES clocks (id),
  UNIQUE (post_id, round, position)
) {{strict}};
CREATE UNIQUE INDEX review_stages_one_open ON review_stages (post_id) WHERE state = 'open';
CREATE INDEX review_stages_tasks ON review_stages (organization_id, role) WHERE state = 'open';

CREATE TABLE signatures (
  id {{id}},
  stage_id {{int}} NOT NULL REFERENCES review_stages (id),
  post_id {{int}} NOT NULL REFERENCES posts (id),
  round {{int}} NOT NULL,
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  revision_digest {{bytes}} NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  decision TEXT NOT NULL CHECK (decision IN ('agree', 'return')),
  opinion TEXT NOT NULL,
  -- JSON: the answers to the stage's questions and its conclusion; '{}' where it asks none
  checklist TEXT NOT NULL,
  signed_at {{int}} NOT NULL,
  UNIQUE (stage_id)
) {{strict}};
-- One person signs at most one stage of an item.
CREATE UNIQUE INDEX signatures_one_stage ON signatures (post_id, round, person_id);

CREATE TABLE releases (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  -- the round whose signatures it rests on
  round {{int}} NOT NULL,
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  state TEXT NOT NULL CHECK (state IN ('awaiting', 'sending', 'unknown', 'published', 'failed',
    'void')),
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
  UNIQUE (post_id, account_id, round),
  CHECK ((state = 'published') = (published_at IS NOT NULL)),
  CHECK (state IN ('awaiting', 'void') OR confirmed_by IS NOT NULL)
) {{strict}};
CREATE INDEX releases_open ON releases (account_id) WHERE state IN ('awaiting', 'failed', 'unknown');
CREATE INDEX releases_published ON releases (account_id, published_at, id)
  WHERE state = 'published';
CREATE INDEX releases_newest ON releases (published_at, id) WHERE state = 'published';

-- only: sqlite
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions only grows'); END;
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions
BEGIN SELECT RAISE(ABORT, 'revisions only grows'); END;
CREATE TRIGGER signatures_no_update BEFORE UPDATE ON signatures
BEGIN SELECT RAISE(ABORT, 'signatures only grows'); END;
CREATE TRIGGER signatures_no_delete BEFORE DELETE ON signatures
BEGIN SELECT RAISE(ABORT, 'signatures only grows'); END;
-- end
-- only: postgres
CREATE TRIGGER revisions_no_change BEFORE UPDATE OR DELETE ON revisions
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER signatures_no_change BEFORE UPDATE OR DELETE ON signatures
FOR EACH ROW EXECUTE FUNCTION refuse_change();
-- end
