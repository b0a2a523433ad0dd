-- Version 20. Who may see and change what. Without a right everybody who can open the file may everything.
CREATE TABLE access_right (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    login TEXT NOT NULL,
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL,
    reach TEXT NOT NULL,
    region TEXT,
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX access_right_by_name ON access_right (sort_key, id, search);
CREATE INDEX access_right_of_staff ON access_right (staff) WHERE staff IS NOT NULL;
CREATE INDEX access_right_of_team ON access_right (team) WHERE team IS NOT NULL;
