-- Version 24. Days by which something has to be done, as they follow from the records: for what, of which member, for which record, and
-- seen from which days. The program works them out with each change of what they follow from; nobody types them. Without a first or a
-- last day they are seen from every day before or after.
CREATE TABLE due_day (
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    what TEXT NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    "from" TEXT NOT NULL,
    until TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (owner, what, record, "from")
) STRICT, WITHOUT ROWID;
-- What is seen from today on is found by its day, what ended by its end.
CREATE INDEX due_day_open ON due_day (what, day, record) WHERE until = '9999-12-31';
CREATE INDEX due_day_ended ON due_day (what, until, day, record) WHERE until < '9999-12-31';
