-- Version 12. A correction says what changed, and what was published of a closed period.
ALTER TABLE statement_line ADD COLUMN changed TEXT;
ALTER TABLE statement_line ADD COLUMN was INTEGER;
ALTER TABLE statement_line ADD COLUMN became INTEGER;
ALTER TABLE statement_line ADD COLUMN changed_from TEXT CHECK (changed_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE statement_line ADD COLUMN published INTEGER;
