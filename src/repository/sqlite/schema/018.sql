-- Version 18. What the log still says of a change whose values were erased: days, hours and amounts, without what told of whom. Chained
-- to the set that erased them by a hash in its note, and blanked in turn when more is erased.
CREATE TABLE log_erased (
    revision INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    erased_by INTEGER NOT NULL,
    fields_before TEXT,
    fields_after TEXT,
    salt BLOB,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    PRIMARY KEY (revision, seq, erased_by),
    FOREIGN KEY (revision, seq) REFERENCES log_change (revision, seq) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX log_erased_by ON log_erased (erased_by, revision, seq);
CREATE TRIGGER log_erased_stays BEFORE UPDATE ON log_erased
WHEN NOT (NEW.fields_before IS NULL AND NEW.fields_after IS NULL AND NEW.salt IS NULL
    AND NEW.revision = OLD.revision AND NEW.seq = OLD.seq AND NEW.erased_by = OLD.erased_by
    AND NEW.commitment = OLD.commitment)
BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
CREATE TRIGGER log_erased_kept BEFORE DELETE ON log_erased BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;

-- The changes with what the log says of them today.
CREATE VIEW log_told AS
SELECT c.revision, c.seq, c.kind, c.record, c.deed,
    coalesce(c.fields_before, e.fields_before) AS fields_before, coalesce(c.fields_after, e.fields_after) AS fields_after
FROM log_change c
LEFT JOIN log_erased e ON c.fields_after IS NULL AND e.revision = c.revision AND e.seq = c.seq AND e.fields_after IS NOT NULL;

-- A row while what was erased still has to be cleared out of free pages, of the log beside the file and of copies beside it. No part
-- of what is copied or logged.
CREATE TABLE left_to_clear (erased_by INTEGER NOT NULL PRIMARY KEY) STRICT;
