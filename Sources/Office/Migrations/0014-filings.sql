-- JSON of FilingForm: what the registry held when the filing was first sent, so that old and new can
-- be told apart also after the registry followed. Null before it was sent.
ALTER TABLE filings ADD COLUMN registered TEXT;

-- Whether it was sent after its time; decided with the verdict of its clock and never changed.
ALTER TABLE filings ADD COLUMN late {{int}} NOT NULL DEFAULT 0 CHECK (late IN (0, 1));
UPDATE filings SET late = 1
WHERE clock_id IN (SELECT id FROM clocks WHERE verdict = 'missed');
CREATE INDEX filings_late ON filings (id) WHERE late = 1;
CREATE INDEX filings_unsent ON filings (id) WHERE state = 'draft';
