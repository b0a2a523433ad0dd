-- Version 25. Also the steps, reviews and notices of absences, and what goes of who left: of a step it is told which one it is. All due
-- days are worked out again.
DROP TABLE due_day;
CREATE TABLE due_day (
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    what TEXT NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    "from" TEXT NOT NULL,
    until TEXT NOT NULL,
    day TEXT NOT NULL,
    step TEXT,
    PRIMARY KEY (owner, what, record, "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX due_day_open ON due_day (what, day, record, step) WHERE until = '9999-12-31';
CREATE INDEX due_day_ended ON due_day (what, until, day, record, step) WHERE until < '9999-12-31';
