-- The menu of every page counts the items that their author has not handed in, as it does those that
-- were returned.
CREATE INDEX posts_drafts ON posts (author_id, id) WHERE state = 'draft';
