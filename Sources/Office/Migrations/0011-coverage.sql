-- The view of what is missing walks the bodies in the order of the tree. These indexes hold all that
-- it compares, so that it reads a row only where something is missing. A column that the condition
-- of an index names stands in it as well: SQLite would fetch the row to look at it.

-- Bodies within a subtree.
CREATE INDEX organizations_walk ON organizations (path, level, id, secret_related, closed_at)
  WHERE closed_at IS NULL;
-- What a body holds on which platform.
CREATE INDEX accounts_held ON accounts (organization_id, platform, state, closed_at)
  WHERE closed_at IS NULL;
-- The open accounts of a body, with what the view asks of them.
CREATE INDEX accounts_open ON accounts (organization_id, id, state, platform, opened_at)
  WHERE state = 'open';
-- Accounts on which nobody can write back, and those that are not on file: few, so small.
CREATE INDEX accounts_silent ON accounts (organization_id, id, state, interaction)
  WHERE state = 'open' AND interaction = 0;
CREATE INDEX accounts_unfiled ON accounts (organization_id, id, state, filing_number)
  WHERE state = 'open' AND filing_number IS NULL;
-- Who stands behind an account.
CREATE INDEX account_people_now ON account_people (account_id, duty, person_id, until_at)
  WHERE until_at IS NULL;
-- Limits that have passed, and what is due on an account under them.
CREATE INDEX clocks_due ON clocks (due_at, id, stopped_at) WHERE stopped_at IS NULL;
CREATE INDEX account_duties_clock ON account_duties (clock_id, account_id, closed_at)
  WHERE closed_at IS NULL;
-- Who holds a role at a body, not counting who stands in for somebody.
CREATE INDEX appointments_staff ON appointments (organization_id, role, person_id, from_on,
  until_on, ended_at, deputy_for)
  WHERE ended_at IS NULL AND deputy_for IS NULL;

-- Nearly all accounts are open, so that an index on the state finds nothing; but SQLite, which knows
-- no numbers, took it where the accounts of a body were asked for.
DROP INDEX accounts_state;
