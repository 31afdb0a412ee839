-- An item's submissions, and what is said of it besides its words: when it is meant to appear, and
-- whose words it repeats.
CREATE TABLE rounds (
  post_id {{int}} NOT NULL REFERENCES posts (id),
  -- from 1
  number {{int}} NOT NULL,
  -- by signatures, or without them since the same text is published already
  lane TEXT NOT NULL DEFAULT 'route' CHECK (lane IN ('route', 'direct')),
  revision_id {{int}} NOT NULL REFERENCES revisions (id),
  submitted_by {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} REFERENCES appointments (id),
  submitted_at {{int}} NOT NULL,
  -- JSON: what the check said of the revision then; null where it was not kept
  findings TEXT,
  ended_at {{int}},
  outcome TEXT CHECK (outcome IN ('approved', 'returned', 'recalled', 'expired')),
  PRIMARY KEY (post_id, number),
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) {{strict}};

-- Where the same text stands already, for what goes out without signatures.
CREATE TABLE direct_sources (
  post_id {{int}} NOT NULL,
  round {{int}} NOT NULL,
  link TEXT NOT NULL,
  -- the item of ours that stands there; null for another site, where a person compared
  source_post_id {{int}} REFERENCES posts (id),
  -- SHA-256 of title and text as readers see them
  text_digest {{bytes}} NOT NULL,
  PRIMARY KEY (post_id, round),
  FOREIGN KEY (post_id, round) REFERENCES rounds (post_id, number)
) {{strict}};

-- The submissions so far, as the audit log tells them.
INSERT INTO rounds (post_id, number, revision_id, submitted_by, appointment_id, submitted_at)
SELECT s.post_id, s.round, MAX(v.id), MAX(e.person_id), MAX(e.appointment_id), MAX(e.at)
FROM (SELECT DISTINCT post_id, round FROM review_stages) s
JOIN audit_entries e ON e.object_kind = 'post' AND e.object_id = s.post_id
  AND e.act = 'review.submit' AND e.facts LIKE '%"round":"' || s.round || '"%'
JOIN revisions v ON v.post_id = s.post_id AND v.digest = e.after_digest
GROUP BY s.post_id, s.round;

-- How they ended: returned by a signer, signed by all, or taken back.
UPDATE rounds SET
  ended_at = (
    SELECT MAX(s.closed_at) FROM review_stages s
    WHERE s.post_id = rounds.post_id AND s.round = rounds.number),
  outcome = CASE
    WHEN EXISTS (
      SELECT 1 FROM review_stages s
      WHERE s.post_id = rounds.post_id AND s.round = rounds.number AND s.state = 'returned')
      THEN 'returned'
    WHEN EXISTS (
      SELECT 1 FROM review_stages s
      WHERE s.post_id = rounds.post_id AND s.round = rounds.number AND s.state = 'void')
      THEN 'recalled'
    ELSE 'approved' END
WHERE NOT EXISTS (
  SELECT 1 FROM review_stages s
  WHERE s.post_id = rounds.post_id AND s.round = rounds.number AND s.state IN ('open', 'waiting'));

-- When an item is meant to appear, and the words of others it repeats, as JSON.
ALTER TABLE revisions ADD COLUMN planned_at {{int}};
ALTER TABLE revisions ADD COLUMN reprint TEXT;
-- The newest revision's planned time, for what has to be signed by then.
ALTER TABLE posts ADD COLUMN planned_at {{int}};
CREATE INDEX posts_expiring ON posts (planned_at) WHERE state = 'in-review' AND planned_at IS NOT NULL;

-- Who looked into somebody else's words before they were repeated.
CREATE TABLE reprint_checks (
  revision_id {{int}} PRIMARY KEY REFERENCES revisions (id),
  -- JSON: the ids of the points that the person confirmed
  confirmed TEXT NOT NULL,
  person_id {{int}} NOT NULL REFERENCES persons (id),
  appointment_id {{int}} NOT NULL REFERENCES appointments (id),
  checked_at {{int}} NOT NULL
) {{strict}};
