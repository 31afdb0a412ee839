-- Files that show what an entry on an impostor says: screenshots, answers of the platform.
CREATE TABLE impostor_files (
  entry_id {{int}} NOT NULL REFERENCES impostor_entries (id),
  file_id {{int}} NOT NULL REFERENCES files (id),
  PRIMARY KEY (entry_id, file_id)
) {{strict}};
