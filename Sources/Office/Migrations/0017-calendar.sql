-- When the office closes, HH:MM. A term in days ends then, unless its rule says 24:00; NULL is 24:00.
ALTER TABLE calendars ADD COLUMN close_of_business TEXT;
