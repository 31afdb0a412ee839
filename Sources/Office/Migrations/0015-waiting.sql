-- What waits around accounts is asked for on every page, for the menu: each question finds its few
-- rows without reading those that are done.

-- Filings that were begun and not sent, by who began them.
CREATE INDEX filings_drafts ON filings (created_by, id) WHERE state = 'draft';
-- Filings that were accepted and not carried out.
CREATE INDEX filings_accepted ON filings (organization_id, id, state, carried_out_at)
  WHERE state = 'accepted' AND carried_out_at IS NULL;
-- Reports of officers' own accounts that nobody has decided on.
CREATE INDEX personal_accounts_reported ON personal_accounts (organization_id, id, state)
  WHERE state = 'reported';
-- Accounts that were closed and are still there on their platform.
CREATE INDEX accounts_uncancelled ON accounts (organization_id, id, state, platform)
  WHERE state = 'closed';
