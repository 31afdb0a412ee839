-- Who was trained, on which machines accounts are run, when their passwords changed, and who
-- pretends to be one of ours.
CREATE TABLE trainings (
  id {{id}},
  person_id {{int}} NOT NULL REFERENCES persons (id),
  subject TEXT NOT NULL CHECK (subject IN ('skills', 'security', 'information', 'politics')),
  title TEXT NOT NULL,
  held_on TEXT NOT NULL,
  passed {{int}} NOT NULL CHECK (passed IN (0, 1)),
  note TEXT NOT NULL,
  recorded_by {{int}} NOT NULL REFERENCES persons (id),
  recorded_at {{int}} NOT NULL,
  -- set when the record turned out to be a mistake; it counts no more and stays to be seen
  withdrawn_by {{int}} REFERENCES persons (id),
  withdrawn_at {{int}},
  withdrawn_reason TEXT NOT NULL DEFAULT '',
  CHECK ((withdrawn_by IS NULL) = (withdrawn_at IS NULL))
) {{strict}};
CREATE UNIQUE INDEX trainings_once ON trainings (person_id, subject, title, held_on)
  WHERE withdrawn_at IS NULL;
CREATE INDEX trainings_person ON trainings (person_id, id);
CREATE INDEX trainings_passed ON trainings (person_id) WHERE passed = 1 AND withdrawn_at IS NULL;

CREATE TABLE account_devices (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  kind TEXT NOT NULL CHECK (kind IN ('internet-computer', 'phone', 'tablet', 'other')),
  -- name or number in the body's list of assets
  label TEXT NOT NULL,
  place TEXT NOT NULL,
  keeper_id {{int}} NOT NULL REFERENCES persons (id),
  declared_by {{int}} NOT NULL REFERENCES persons (id),
  declared_at {{int}} NOT NULL,
  retired_by {{int}} REFERENCES persons (id),
  retired_at {{int}},
  retired_reason TEXT NOT NULL DEFAULT '',
  CHECK ((retired_by IS NULL) = (retired_at IS NULL))
) {{strict}};
CREATE UNIQUE INDEX account_devices_label ON account_devices (account_id, label)
  WHERE retired_at IS NULL;
CREATE INDEX account_devices_account ON account_devices (account_id, id);

-- That the passwords of an account were changed; never the passwords.
CREATE TABLE credential_changes (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  person_id {{int}} NOT NULL REFERENCES persons (id),
  changed_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX credential_changes_account ON credential_changes (account_id, id);

-- Accounts of others that pretend to be one of ours.
CREATE TABLE impostors (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- the account that is imitated; null when it is the body as such
  account_id {{int}} REFERENCES accounts (id),
  platform TEXT NOT NULL,
  name TEXT NOT NULL,
  link TEXT NOT NULL,
  found_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('staff', 'tip')),
  state TEXT NOT NULL CHECK (state IN ('reported', 'complained', 'removed', 'refused',
    'not-impersonation')),
  complained_on TEXT,
  complaint_number TEXT NOT NULL DEFAULT '',
  reported_by {{int}} NOT NULL REFERENCES persons (id),
  reported_at {{int}} NOT NULL,
  settled_at {{int}},
  CHECK ((state IN ('reported', 'complained')) = (settled_at IS NULL))
) {{strict}};
CREATE UNIQUE INDEX impostors_open ON impostors (organization_id, platform, name, link)
  WHERE settled_at IS NULL;
CREATE INDEX impostors_organization ON impostors (organization_id, id);
CREATE INDEX impostors_account ON impostors (account_id, id);

-- What was found, done and answered about an impostor; it only grows.
CREATE TABLE impostor_entries (
  id {{id}},
  impostor_id {{int}} NOT NULL REFERENCES impostors (id),
  kind TEXT NOT NULL CHECK (kind IN ('report', 'note', 'complaint', 'outcome', 'reopening')),
  -- what the case became with it
  state TEXT NOT NULL,
  words TEXT NOT NULL,
  link TEXT NOT NULL,
  -- of a complaint: when it was made and its number at the platform
  complained_on TEXT,
  complaint_number TEXT NOT NULL DEFAULT '',
  person_id {{int}} NOT NULL REFERENCES persons (id),
  entered_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX impostor_entries_case ON impostor_entries (impostor_id, id);
