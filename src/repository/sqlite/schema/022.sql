-- Version 22. What was looked at and what was tried, beside the log of changes: who, from where, what, about whom, with which result.
-- Never a value, nor a name but that of who did it. Numbers are given out once: the engine remembers the last, so that the end cannot
-- be cut off unseen.
CREATE TABLE access_log (
    number INTEGER PRIMARY KEY AUTOINCREMENT CHECK (number > 0),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    key TEXT,
    tty TEXT,
    host TEXT,
    deed TEXT NOT NULL,
    what TEXT,
    kind TEXT,
    record BLOB CHECK (length(record) = 16),
    result TEXT NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE TRIGGER access_log_stays BEFORE UPDATE ON access_log BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
