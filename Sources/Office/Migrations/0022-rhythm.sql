-- What went out on an account without the program: written down by a person, so that the account's
-- rhythm and its quota are judged by all that readers saw. Grows only: a wrong entry is struck out.
CREATE TABLE outside_publications (
  id {{id}},
  account_id {{int}} NOT NULL REFERENCES accounts (id),
  published_at {{int}} NOT NULL,
  title TEXT NOT NULL,
  -- where it can be seen
  link TEXT NOT NULL,
  -- as items have it: a person's choice
  category TEXT NOT NULL,
  recorded_by {{int}} NOT NULL REFERENCES persons (id),
  recorded_at {{int}} NOT NULL,
  struck_by {{int}} REFERENCES persons (id),
  struck_at {{int}},
  struck_reason TEXT NOT NULL DEFAULT '',
  CHECK ((struck_by IS NULL) = (struck_at IS NULL)),
  CHECK ((struck_at IS NULL) = (struck_reason = ''))
) {{strict}};
CREATE INDEX outside_publications_account ON outside_publications (account_id, published_at, id);
-- What counts.
CREATE INDEX outside_publications_sent ON outside_publications (account_id, published_at)
  WHERE struck_at IS NULL;
-- The same page is written down once on an account, unless it was struck out.
CREATE UNIQUE INDEX outside_publications_link ON outside_publications (account_id, link)
  WHERE struck_at IS NULL;

-- What is on its way: it takes one of the account's slots before it is out.
CREATE INDEX releases_under_way ON releases (account_id)
  WHERE state IN ('planned', 'by-hand', 'sending', 'unknown');
