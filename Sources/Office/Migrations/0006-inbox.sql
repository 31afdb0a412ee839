-- An inbox is read soonest due first, page by page. The open step's limit therefore stands in the
-- matter itself, where an index leads through it; a matter without a limit bears the last instant
-- there is and comes after all others.
ALTER TABLE matters ADD COLUMN due_at {{int}} NOT NULL DEFAULT 253402271999999;
UPDATE matters SET due_at = COALESCE((
  SELECT c.due_at FROM matter_steps s JOIN clocks c ON c.id = s.clock_id
  WHERE s.matter_id = matters.id AND s.closed_at IS NULL), due_at);
DROP INDEX matters_state;
DROP INDEX matters_department;
CREATE INDEX matters_state ON matters (organization_id, state, due_at, id);
CREATE INDEX matters_department ON matters (department_id, state, due_at, id)
  WHERE department_id IS NOT NULL;
-- A new calendar moves limits: which matter waits under which clock.
CREATE INDEX matter_steps_clock ON matter_steps (clock_id)
  WHERE closed_at IS NULL AND clock_id IS NOT NULL;
