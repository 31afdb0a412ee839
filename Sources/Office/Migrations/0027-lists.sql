-- Lists: what items are found by, who has a draft before them, and lists that somebody keeps.

-- The words an item is found by, folded as searches are, and their pairs of characters. Both are
-- made of the newest revision by whatever writes it, and can be made again from it (docs/adr/0009).
CREATE TABLE post_texts (
  post_id {{int}} PRIMARY KEY REFERENCES posts (id),
  words TEXT NOT NULL
) {{strict}};

-- Two characters that follow each other, as one number: the first times 2^21, plus the second.
-- only: sqlite
CREATE TABLE post_terms (
  term INTEGER NOT NULL,
  post_id INTEGER NOT NULL REFERENCES posts (id),
  PRIMARY KEY (term, post_id)
) STRICT, WITHOUT ROWID;
-- end
-- only: postgres
CREATE TABLE post_terms (
  term BIGINT NOT NULL,
  post_id BIGINT NOT NULL REFERENCES posts (id),
  PRIMARY KEY (term, post_id)
);
-- end

-- Who has an item before them while it is written; whoever began it, until it is handed on.
ALTER TABLE posts ADD COLUMN holder_id {{int}} REFERENCES persons (id);
UPDATE posts SET holder_id = author_id;
CREATE INDEX posts_holder ON posts (holder_id, state, id);
-- For those who look after so many bodies that one index a body is too many.
CREATE INDEX posts_any_state ON posts (state, id);
CREATE INDEX posts_created ON posts (created_at, id);

-- A list as somebody narrowed it, under a name of their own.
CREATE TABLE saved_views (
  id {{id}},
  person_id {{int}} NOT NULL REFERENCES persons (id),
  -- which list: posts
  page TEXT NOT NULL,
  name TEXT NOT NULL,
  -- as the list's address says it, without what leads to a page of it
  query TEXT NOT NULL,
  created_at {{int}} NOT NULL,
  UNIQUE (person_id, page, name)
) {{strict}};
