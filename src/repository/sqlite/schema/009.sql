-- Version 9. Closed periods; and of each set of the log the first closed day that it corrects, if it corrects any.
CREATE TABLE closed_period (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    closed_on TEXT NOT NULL CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    closed_by TEXT NOT NULL,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX closed_period_until ON closed_period (until);
CREATE INDEX closed_period_by_name ON closed_period (sort_key, id, search);
ALTER TABLE log_set ADD COLUMN corrects TEXT;
