-- What is done about an item that was published and is wrong: put right, withdrawn with an
-- explanation, or removed (Zhengzhou 18).
CREATE TABLE corrections (
  id {{id}},
  post_id {{int}} NOT NULL REFERENCES posts (id),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  kind TEXT NOT NULL CHECK (kind IN ('correct', 'withdraw', 'delete')),
  -- the last round that it is about; what is published after it is the new wording
  round {{int}} NOT NULL,
  -- what is wrong; stays in the house
  fault TEXT NOT NULL,
  finder TEXT NOT NULL CHECK (finder IN ('staff', 'body', 'citizen')),
  -- who it was, in free words; nothing about a citizen
  found_by TEXT NOT NULL,
  found_at {{int}} NOT NULL,
  -- what readers are told
  explanation TEXT NOT NULL,
  -- the legal basis of a removal; stays in the house
  basis TEXT NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  opened_at {{int}} NOT NULL,
  closed_at {{int}},
  outcome TEXT CHECK (outcome IN ('done', 'dropped', 'replaced')),
  -- why it was dropped
  reason TEXT,
  CHECK ((closed_at IS NULL) = (outcome IS NULL)),
  CHECK (finder <> 'citizen' OR found_by = '')
) {{strict}};
-- One at a time: what is graver replaces what is open.
CREATE UNIQUE INDEX corrections_open ON corrections (post_id) WHERE closed_at IS NULL;
CREATE INDEX corrections_post ON corrections (post_id, id);
CREATE INDEX corrections_body ON corrections (organization_id, id);
CREATE INDEX corrections_time ON corrections (opened_at);

-- A release that a correction ended.
CREATE TABLE correction_releases (
  release_id {{int}} PRIMARY KEY REFERENCES releases (id),
  correction_id {{int}} NOT NULL REFERENCES corrections (id),
  -- since when readers do not see it there any more
  ended_at {{int}} NOT NULL,
  -- on another platform: where or how that can be seen
  evidence TEXT NOT NULL,
  -- who did it; null where a new wording took its place
  person_id {{int}} REFERENCES persons (id),
  recorded_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX correction_releases_correction ON correction_releases (correction_id, release_id);

-- SHA-256 of title and text as readers see them, to find the same words elsewhere; null for what
-- was published before it was kept.
ALTER TABLE releases ADD COLUMN text_digest {{bytes}};
CREATE INDEX releases_text ON releases (text_digest) WHERE text_digest IS NOT NULL;
CREATE INDEX direct_sources_source ON direct_sources (source_post_id)
  WHERE source_post_id IS NOT NULL;
-- What the portal and its feeds say of items that are gone.
CREATE INDEX releases_gone ON releases (ended_at, id)
  WHERE state IN ('withdrawn', 'deleted') AND on_portal = 1;
CREATE INDEX releases_gone_account ON releases (account_id, ended_at)
  WHERE state IN ('withdrawn', 'deleted') AND on_portal = 1;
