-- Version 14. A correction says all that changed, also where that is more than one thing.
ALTER TABLE statement_line ADD COLUMN changes TEXT;
UPDATE statement_line SET changes = printf('%s %.2f %.2f %s', changed, was / 100.0, became / 100.0, changed_from)
WHERE changed IS NOT NULL AND was IS NOT NULL AND became IS NOT NULL AND changed_from IS NOT NULL;
ALTER TABLE statement_line DROP COLUMN changed;
ALTER TABLE statement_line DROP COLUMN was;
ALTER TABLE statement_line DROP COLUMN became;
ALTER TABLE statement_line DROP COLUMN changed_from;
