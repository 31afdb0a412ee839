-- Who there is, who may do what, and what was done.
CREATE TABLE organizations (
  id {{id}},
  parent_id {{int}} REFERENCES organizations (id),
  -- '/1/4/9/': the ids from the root down to itself, so that a subtree is a prefix
  path TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'department')),
  sector TEXT NOT NULL CHECK (sector IN ('public-security', 'general-government')),
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  -- stands in the numbers of its items, so it never changes
  code TEXT NOT NULL UNIQUE,
  secret_related {{int}} NOT NULL CHECK (secret_related IN (0, 1)),
  version {{int}} NOT NULL DEFAULT 1,
  created_at {{int}} NOT NULL,
  closed_at {{int}}
) {{strict}};
CREATE UNIQUE INDEX organizations_name ON organizations (COALESCE(parent_id, 0), name);
-- One office, one root: whoever founds it twice at the same instant meets this.
CREATE UNIQUE INDEX organizations_one_root ON organizations ((parent_id IS NULL))
  WHERE parent_id IS NULL;
CREATE UNIQUE INDEX organizations_path ON organizations (path);
-- the office is founded once, even when two people press the button at the same time
CREATE UNIQUE INDEX organizations_root ON organizations (COALESCE(parent_id, 0))
  WHERE parent_id IS NULL;

-- The rulebooks an organisation has put in force for itself and everybody below it.
CREATE TABLE organization_rulebooks (
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  rulebook TEXT NOT NULL,
  position {{int}} NOT NULL,
  PRIMARY KEY (organization_id, rulebook)
) {{strict}};

CREATE TABLE persons (
  id {{id}},
  -- the body whose administrators look after this person
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT,
  password_changed_at {{int}},
  must_change_password {{int}} NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  failed_sign_ins {{int}} NOT NULL DEFAULT 0,
  locked_until {{int}},
  version {{int}} NOT NULL DEFAULT 1,
  created_at {{int}} NOT NULL,
  disabled_at {{int}}
) {{strict}};

CREATE INDEX persons_organization ON persons (organization_id, login);

CREATE TABLE former_passwords (
  id {{id}},
  person_id {{int}} NOT NULL REFERENCES persons (id),
  password_hash TEXT NOT NULL,
  retired_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX former_passwords_person ON former_passwords (person_id, retired_at);

CREATE TABLE appointments (
  id {{id}},
  person_id {{int}} NOT NULL REFERENCES persons (id),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  role TEXT NOT NULL,
  title TEXT NOT NULL DEFAULT '',
  from_on TEXT NOT NULL,
  until_on TEXT,
  -- the appointment of the person who is away (A/B); the deputy acts in the same role
  deputy_for {{int}} REFERENCES appointments (id),
  created_at {{int}} NOT NULL,
  ended_at {{int}},
  CHECK (until_on IS NULL OR until_on >= from_on),
  CHECK (deputy_for IS NULL OR until_on IS NOT NULL)
) {{strict}};
CREATE UNIQUE INDEX appointments_once ON appointments (person_id, organization_id, role)
  WHERE ended_at IS NULL AND deputy_for IS NULL;
CREATE INDEX appointments_person ON appointments (person_id) WHERE ended_at IS NULL;
CREATE INDEX appointments_organization ON appointments (organization_id, role)
  WHERE ended_at IS NULL;
CREATE INDEX appointments_deputy ON appointments (deputy_for) WHERE ended_at IS NULL;

-- Who is signed in. Not part of the record: rows go when the session ends.
CREATE TABLE sessions (
  token_digest {{bytes}} PRIMARY KEY,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  created_at {{int}} NOT NULL,
  seen_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX sessions_person ON sessions (person_id);
CREATE INDEX sessions_seen ON sessions (seen_at);

CREATE TABLE audit_entries (
  id {{id}},
  at {{int}} NOT NULL,
  request TEXT NOT NULL,
  actor TEXT NOT NULL,
  person_id {{int}} REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  act TEXT NOT NULL,
  object_kind TEXT NOT NULL,
  object_id {{int}} NOT NULL,
  organization_id {{int}} REFERENCES organizations (id),
  before_digest {{bytes}},
  after_digest {{bytes}},
  -- JSON; facts carry references and words of the office, never a citizen's data
  citations TEXT NOT NULL,
  facts TEXT NOT NULL
) {{strict}};
CREATE INDEX audit_entries_object ON audit_entries (object_kind, object_id, id);
CREATE INDEX audit_entries_organization ON audit_entries (organization_id, id);

-- only: sqlite
CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries only grows'); END;
CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries only grows'); END;
-- end
-- only: postgres
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% only grows', TG_TABLE_NAME USING ERRCODE = 'WB001'; END $$;
CREATE TRIGGER audit_entries_no_change BEFORE UPDATE OR DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- end

CREATE TABLE once_keys (
  key TEXT PRIMARY KEY,
  actor TEXT NOT NULL,
  act TEXT NOT NULL,
  fingerprint {{bytes}} NOT NULL,
  outcome TEXT NOT NULL,
  created_at {{int}} NOT NULL
) {{strict}};
CREATE INDEX once_keys_created ON once_keys (created_at);

-- Effects that follow a commit. A row is done when done_at stands; nothing is sent twice blindly.
CREATE TABLE outbox (
  id {{id}},
  topic TEXT NOT NULL,
  object_id {{int}} NOT NULL,
  created_at {{int}} NOT NULL,
  due_at {{int}} NOT NULL,
  claimed_until {{int}} NOT NULL DEFAULT 0,
  attempts {{int}} NOT NULL DEFAULT 0,
  done_at {{int}},
  failure TEXT
) {{strict}};
CREATE INDEX outbox_open ON outbox (due_at) WHERE done_at IS NULL;

-- Every working-day calendar that was ever in force here; the newest row rules.
CREATE TABLE calendars (
  id {{id}},
  version TEXT NOT NULL,
  schedule TEXT NOT NULL,
  local_days TEXT NOT NULL,
  adopted_at {{int}} NOT NULL,
  adopted_by {{int}} REFERENCES persons (id)
) {{strict}};

-- A running or stopped deadline of some step. Open ones are recomputed when the calendar changes.
CREATE TABLE clocks (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- the rule as it was when the clock started: JSON of ClockRule
  rule TEXT NOT NULL,
  started_at {{int}} NOT NULL,
  due_at {{int}} NOT NULL,
  -- JSON of Deadline, with the explanation day by day
  deadline TEXT NOT NULL,
  provisional {{int}} NOT NULL CHECK (provisional IN (0, 1)),
  calendar_version TEXT NOT NULL,
  stopped_at {{int}},
  -- how it ended, decided once at the stop and never recomputed
  verdict TEXT CHECK (verdict IN ('kept', 'missed', 'void')),
  CHECK ((stopped_at IS NULL) = (verdict IS NULL))
) {{strict}};
CREATE INDEX clocks_open ON clocks (calendar_version, id) WHERE stopped_at IS NULL;
