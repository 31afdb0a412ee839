-- What the public is told of the accounts, and what officers report of their own.
CREATE INDEX accounts_filing_number ON accounts (filing_number) WHERE filing_number IS NOT NULL;

-- A notice to the public that an account changes, closes or pauses. It is never changed: what
-- follows is said in a note below it.
CREATE TABLE account_notices (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'closing', 'suspension')),
  -- the filing it announces, where there is one
  filing_id {{int}} REFERENCES filings (id),
  -- the day of the event; null where it is not known yet
  event_on TEXT,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  -- where readers find the office from then on, and how they reach it
  replacement TEXT NOT NULL,
  contact TEXT NOT NULL,
  -- JSON of [NoticePoint]: what an office's own rulebook asks for besides
  points TEXT NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  published_at {{int}} NOT NULL,
  ended_by {{int}} REFERENCES persons (id),
  ended_at {{int}}
) {{strict}};
-- One matter, one notice: what comes after it is told in its notes.
CREATE UNIQUE INDEX account_notices_running ON account_notices (account_id, kind)
  WHERE ended_at IS NULL;
CREATE INDEX account_notices_account ON account_notices (account_id, id);
CREATE INDEX account_notices_current ON account_notices (id) WHERE ended_at IS NULL;

CREATE TABLE account_notice_progress (
  id {{id}},
  notice_id {{int}} NOT NULL REFERENCES account_notices (id),
  -- 1, 2, 3 … so that of two who write at once each gets a place
  position {{int}} NOT NULL,
  body TEXT NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  at {{int}} NOT NULL,
  UNIQUE (notice_id, position)
) {{strict}};

-- An account of an officer's own, as the officer reported it. Nothing comes from a platform.
CREATE TABLE personal_accounts (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  state TEXT NOT NULL CHECK (state IN ('reported', 'approved', 'refused', 'ended', 'struck-off')),
  platform TEXT NOT NULL CHECK (platform <> 'portal'),
  name TEXT NOT NULL,
  link TEXT NOT NULL,
  post TEXT NOT NULL,
  secret_post {{int}} NOT NULL CHECK (secret_post IN (0, 1)),
  -- why the work needs it, where only the unit can allow it
  need TEXT NOT NULL,
  certified {{int}} NOT NULL CHECK (certified IN (0, 1)),
  real_name {{int}} NOT NULL CHECK (real_name IN (0, 1)),
  police_marks {{int}} NOT NULL CHECK (police_marks IN (0, 1)),
  version {{int}} NOT NULL DEFAULT 1,
  reported_at {{int}} NOT NULL
) {{strict}};
CREATE UNIQUE INDEX personal_accounts_taken ON personal_accounts (person_id, platform, name)
  WHERE state IN ('reported', 'approved');
CREATE INDEX personal_accounts_organization ON personal_accounts (organization_id, id);
CREATE INDEX personal_accounts_person ON personal_accounts (person_id, id);

-- What happened to it, the oldest first; nothing is ever taken out.
CREATE TABLE personal_account_entries (
  id {{id}},
  personal_account_id {{int}} NOT NULL REFERENCES personal_accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('reported', 'corrected', 'approved', 'refused', 'reminded',
    'ended', 'struck-off')),
  words TEXT NOT NULL,
  -- of a reminder: the day, and whether it was talked over
  happened_on TEXT,
  talked {{int}} CHECK (talked IN (0, 1)),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  at {{int}} NOT NULL
) {{strict}};
CREATE INDEX personal_account_entries_account
  ON personal_account_entries (personal_account_id, id);
