-- Version 5. What a field of a record held until a day; the record itself keeps what it holds since. Read for a day the tables
-- are put together from both, see `past.rs`.
CREATE TABLE past_value (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    record TEXT NOT NULL CHECK (length(record) = 36),
    field TEXT NOT NULL,
    "from" TEXT CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= coalesce("from", until)),
    value TEXT,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX past_value_until ON past_value (until, kind);
CREATE INDEX past_value_of_record ON past_value (record, field, until);
CREATE INDEX past_value_by_name ON past_value (sort_key, id, search);
CREATE TRIGGER past_value_overlap_new BEFORE INSERT ON past_value
WHEN EXISTS (
    SELECT 1 FROM past_value o WHERE o.record = NEW.record AND o.field = NEW.field AND o.id <> NEW.id
        AND coalesce(o."from", '') <= NEW.until AND o.until >= coalesce(NEW."from", ''))
BEGIN SELECT RAISE(ABORT, 'overlapping-past-value'); END;
CREATE TRIGGER past_value_overlap_changed BEFORE UPDATE OF kind, record, field, "from", until ON past_value
WHEN EXISTS (
    SELECT 1 FROM past_value o WHERE o.record = NEW.record AND o.field = NEW.field AND o.id <> NEW.id
        AND coalesce(o."from", '') <= NEW.until AND o.until >= coalesce(NEW."from", ''))
BEGIN SELECT RAISE(ABORT, 'overlapping-past-value'); END;
