-- The menu of every page counts the items that were returned to their author. Without this index the
-- count reads all items the author ever wrote.
CREATE INDEX posts_returned ON posts (author_id, id) WHERE state = 'returned';
