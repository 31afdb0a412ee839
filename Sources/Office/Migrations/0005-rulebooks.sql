-- Which rulebooks bind a body, since when, and who decided it: two different persons.

-- What one person proposed and another put in force.
CREATE TABLE rulebook_plans (
  id {{id}},
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  -- JSON: the rulebooks in order, each with the numbers the body sets itself
  chosen TEXT NOT NULL,
  reason TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'active', 'ended', 'withdrawn')),
  proposed_by {{int}} NOT NULL REFERENCES persons (id),
  proposed_at {{int}} NOT NULL,
  activated_by {{int}} REFERENCES persons (id),
  activated_at {{int}},
  CHECK (activated_by IS NULL OR activated_by <> proposed_by),
  CHECK ((state IN ('active', 'ended')) = (activated_at IS NOT NULL))
) {{strict}};
CREATE UNIQUE INDEX rulebook_plans_one_proposed ON rulebook_plans (organization_id)
  WHERE state = 'proposed';
CREATE UNIQUE INDEX rulebook_plans_one_active ON rulebook_plans (organization_id)
  WHERE state = 'active';
CREATE INDEX rulebook_plans_newest ON rulebook_plans (organization_id, id);

-- What binds a body from one instant to another, so that an old item is read under its own rules.
CREATE TABLE rulebook_adoptions (
  organization_id {{int}} NOT NULL REFERENCES organizations (id),
  rulebook TEXT NOT NULL,
  position {{int}} NOT NULL,
  -- JSON: the numbers the body sets itself
  adaptations TEXT NOT NULL,
  since_at {{int}} NOT NULL,
  -- the first instant at which it binds no more
  until_at {{int}},
  PRIMARY KEY (organization_id, rulebook, since_at)
) {{strict}};
CREATE UNIQUE INDEX rulebook_adoptions_current ON rulebook_adoptions (organization_id, rulebook)
  WHERE until_at IS NULL;
INSERT INTO rulebook_adoptions (organization_id, rulebook, position, adaptations, since_at)
  SELECT organization_id, rulebook, position, '[]', 0 FROM organization_rulebooks;
DROP TABLE organization_rulebooks;

-- The kinds of content a person said the item is about; null until somebody has looked at the list.
ALTER TABLE revisions ADD COLUMN concerns TEXT;

-- A finding that a person holds to be a false alarm, on one revision and with a reason.
CREATE TABLE finding_waivers (
  id {{id}},
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  -- rule, field and words of the finding
  finding TEXT NOT NULL,
  reason TEXT NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  waived_at {{int}} NOT NULL,
  -- when and by whom it was taken back
  ended_at {{int}},
  ended_by {{int}} REFERENCES persons (id)
) {{strict}};
CREATE UNIQUE INDEX finding_waivers_once ON finding_waivers (revision_id, finding)
  WHERE ended_at IS NULL;
