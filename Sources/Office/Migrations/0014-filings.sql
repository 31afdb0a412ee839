-- JSON of FilingForm: what the registry held when the filing was first sent, so that old and new can
-- be told apart also after the registry followed. Null before it was sent.
ALTER TABLE filings ADD COLUMN registered TEXT;
