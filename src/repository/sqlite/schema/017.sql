-- Version 17. What a set of the log is about besides its records: of which other store they came, and how far the log of that one was.
ALTER TABLE log_set ADD COLUMN note TEXT;
