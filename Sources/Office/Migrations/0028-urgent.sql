-- The way on one signature: an emergency notice goes out when the first of two has signed, and the
-- second one looks at it within a set time, where the rulebooks let it.

-- JSON: the rule that let it, as it stood at submission; null for the other ways.
ALTER TABLE rounds ADD COLUMN urgent TEXT;
-- The second signature while it is owed; null before and after.
ALTER TABLE rounds ADD COLUMN check_stage_id {{int}} REFERENCES review_stages (id);
CREATE INDEX rounds_check ON rounds (check_stage_id) WHERE check_stage_id IS NOT NULL;
-- What the second look gave back, for those who put it right.
CREATE INDEX rounds_urgent_returned ON rounds (post_id, number)
  WHERE urgent IS NOT NULL AND outcome = 'returned';
