-- Version 19. That nothing of a person may be erased for some time.
CREATE TABLE legal_hold (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    candidate BLOB REFERENCES candidate (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX legal_hold_of_member ON legal_hold (member) WHERE member IS NOT NULL;
CREATE INDEX legal_hold_of_candidate ON legal_hold (candidate) WHERE candidate IS NOT NULL;
CREATE INDEX legal_hold_by_name ON legal_hold (sort_key, id, search);
