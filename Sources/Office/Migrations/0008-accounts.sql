-- Accounts from the application to the cancellation, their filings, and the persons behind them.
ALTER TABLE accounts ADD COLUMN state TEXT NOT NULL DEFAULT 'open'
  CHECK (state IN ('applied', 'approved', 'open', 'suspended', 'closed', 'cancelled', 'dropped'));
-- The first letters of the name in pinyin, lower case, for searching.
ALTER TABLE accounts ADD COLUMN initials TEXT NOT NULL DEFAULT '';
-- Its number or name on the platform, and where it is found there.
ALTER TABLE accounts ADD COLUMN platform_id TEXT NOT NULL DEFAULT '';
ALTER TABLE accounts ADD COLUMN link TEXT NOT NULL DEFAULT '';
-- JSON of AccountCard: purpose, plan, look, equipment and the like.
ALTER TABLE accounts ADD COLUMN card TEXT NOT NULL DEFAULT '{}';
ALTER TABLE accounts ADD COLUMN interaction {{int}} NOT NULL DEFAULT 1
  CHECK (interaction IN (0, 1));
-- The number under which the account is on file; null until a filing was accepted.
ALTER TABLE accounts ADD COLUMN filing_number TEXT;
ALTER TABLE accounts ADD COLUMN version {{int}} NOT NULL DEFAULT 1;
-- An account that was applied for is not open yet.
ALTER TABLE accounts ADD COLUMN began_at {{int}};
UPDATE accounts SET began_at = opened_at;
UPDATE accounts SET state = 'closed' WHERE closed_at IS NOT NULL;
ALTER TABLE accounts DROP COLUMN opened_at;
ALTER TABLE accounts RENAME COLUMN began_at TO opened_at;
DROP INDEX accounts_organization;
CREATE INDEX accounts_organization ON accounts (organization_id, id);
CREATE INDEX accounts_state ON accounts (state, id);

-- Who answers for an account. One person a duty; the row stays when another takes over.
CREATE TABLE account_people (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  duty TEXT NOT NULL CHECK (duty IN ('first-responsible', 'administrator-a', 'administrator-b',
    'reviewer', 'security')),
  -- null for somebody who does not work with the program
  person_id {{int}} REFERENCES persons (id),
  name TEXT NOT NULL,
  post TEXT NOT NULL,
  mobile TEXT NOT NULL,
  telephone TEXT NOT NULL,
  email TEXT NOT NULL,
  since_at {{int}} NOT NULL,
  until_at {{int}}
) {{strict}};
CREATE UNIQUE INDEX account_people_current ON account_people (account_id, duty)
  WHERE until_at IS NULL;
CREATE INDEX account_people_person ON account_people (person_id) WHERE until_at IS NULL;

-- An application or a report on an account, with the form as it was filled in.
CREATE TABLE filings (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  -- set in the transaction that submits it first
  number TEXT UNIQUE,
  event TEXT NOT NULL CHECK (event IN ('opening', 'existing', 'change', 'closing', 'cancellation',
    'emergency-closing', 'menu-unusable', 'administrator-change', 'leader-change')),
  mode TEXT NOT NULL CHECK (mode IN ('approval', 'report')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'under-way', 'returned', 'accepted', 'refused',
    'withdrawn')),
  -- the day of the event: planned, or when it happened
  event_on TEXT,
  -- JSON of FilingForm
  form TEXT NOT NULL,
  -- how often it was submitted
  round {{int}} NOT NULL DEFAULT 0,
  version {{int}} NOT NULL DEFAULT 1,
  created_by {{int}} NOT NULL REFERENCES persons (id),
  created_at {{int}} NOT NULL,
  updated_at {{int}} NOT NULL,
  submitted_at {{int}},
  decided_at {{int}},
  -- when its account was opened, changed or closed accordingly
  carried_out_at {{int}},
  -- the limit for filing; its verdict says whether it was kept
  clock_id {{int}} REFERENCES clocks (id),
  -- what the public page of the certificate is found by
  certificate TEXT UNIQUE
) {{strict}};
CREATE UNIQUE INDEX filings_one_open ON filings (account_id, event)
  WHERE state IN ('draft', 'under-way', 'returned');
CREATE INDEX filings_account ON filings (account_id, id);
CREATE INDEX filings_organization ON filings (organization_id, id);
CREATE INDEX filings_returned ON filings (organization_id, id) WHERE state = 'returned';

CREATE TABLE filing_steps (
  id {{id}},
  filing_id {{int}} NOT NULL REFERENCES filings (id),
  round {{int}} NOT NULL,
  position {{int}} NOT NULL,
  role TEXT NOT NULL,
  -- the body whose person signs
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- JSON of FilingPlan.Step
  rule TEXT NOT NULL,
  -- whether an answer from outside the program is entered here
  outside {{int}} NOT NULL CHECK (outside IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'open', 'agreed', 'returned', 'refused',
    'void')),
  opinion TEXT NOT NULL DEFAULT '',
  -- number of the paper that answered, for an answer from outside
  document TEXT NOT NULL DEFAULT '',
  person_id {{int}} REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  opened_at {{int}},
  closed_at {{int}},
  UNIQUE (filing_id, round, position)
) {{strict}};
CREATE UNIQUE INDEX filing_steps_one_open ON filing_steps (filing_id) WHERE state = 'open';
CREATE INDEX filing_steps_tasks ON filing_steps (organization_id, role) WHERE state = 'open';

-- What an event made due on an account: a filing, a change of passwords.
CREATE TABLE account_duties (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  kind TEXT NOT NULL CHECK (kind IN ('filing', 'rotation')),
  event TEXT NOT NULL,
  -- JSON of citations
  citations TEXT NOT NULL,
  clock_id {{int}} REFERENCES clocks (id),
  since_at {{int}} NOT NULL,
  closed_at {{int}}
) {{strict}};
CREATE UNIQUE INDEX account_duties_open ON account_duties (account_id, kind, event)
  WHERE closed_at IS NULL;
CREATE INDEX account_duties_tasks ON account_duties (organization_id, id)
  WHERE closed_at IS NULL;
