-- Pictures, sound and films of an item: JSON with files, digests and what is said of each, signed with
-- the rest; null where there are none. The files themselves are kept for all revisions.
ALTER TABLE revisions ADD COLUMN media TEXT;
