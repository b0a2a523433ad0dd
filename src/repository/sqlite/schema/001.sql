-- Version 1. Tables are named as the kinds of record, columns as their fields; `label`, `sort_key` and `search` are worked
-- out by the program when it writes. Hours, percentages and other decimals are whole hundredths, days are ISO text.

CREATE TABLE parameter (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    value INTEGER,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    source TEXT,
    certainty TEXT,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX parameter_by_name ON parameter (sort_key, id, search);

CREATE TABLE organisation (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    ministry TEXT,
    agreed_jobs INTEGER CHECK (agreed_jobs >= 0),
    agreed_from TEXT CHECK (agreed_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX organisation_name ON organisation (name);
CREATE INDEX organisation_by_name ON organisation (sort_key, id, search);

CREATE TABLE work_type (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    min_size INTEGER CHECK (min_size > 0),
    max_size INTEGER CHECK (max_size >= min_size),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX work_type_name ON work_type (name);
CREATE INDEX work_type_by_name ON work_type (sort_key, id, search);

CREATE TABLE task_package (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    work_type BLOB REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX task_package_name ON task_package (name);
CREATE INDEX task_package_by_name ON task_package (sort_key, id, search);
CREATE INDEX task_package_of_work_type ON task_package (work_type);

CREATE TABLE staff (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    given_name TEXT,
    prefix TEXT,
    surname TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('team_leader', 'job_coach', 'recruiter', 'region_manager')),
    phone TEXT,
    email TEXT,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_by_name ON staff (sort_key, id, search);

CREATE TABLE team (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    work_type BLOB REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    city TEXT,
    province TEXT,
    places INTEGER NOT NULL CHECK (places BETWEEN 0 AND 500),
    phase TEXT NOT NULL CHECK (phase IN ('pilot', 'structural', 'ended')),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    pilot_until TEXT CHECK (pilot_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    standstill_from TEXT CHECK (standstill_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    standstill_until TEXT CHECK (standstill_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL,
    CHECK (standstill_until IS NULL OR (standstill_from IS NOT NULL AND standstill_until >= standstill_from))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX team_code ON team (code);
CREATE INDEX team_by_name ON team (sort_key, id, search);
CREATE INDEX team_of_work_type ON team (work_type);

CREATE TABLE client_share (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team BLOB NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    organisation BLOB NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    share INTEGER NOT NULL CHECK (share BETWEEN 0 AND 10000),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX client_share_of_team ON client_share (team, "from", until);
CREATE INDEX client_share_of_organisation ON client_share (organisation, "from");

CREATE TABLE team_role (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team BLOB NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB NOT NULL REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('team_leader', 'job_coach', 'recruiter', 'region_manager')),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX team_role_of_team ON team_role (team, role, "from");
CREATE INDEX team_role_of_staff ON team_role (staff, "from");

CREATE TABLE member (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL,
    given_name TEXT,
    prefix TEXT,
    surname TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    register_counts INTEGER CHECK (register_counts IN (0, 1)),
    register_checked_on TEXT CHECK (register_checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    register_next_check TEXT CHECK (register_next_check GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX member_number ON member (number);
-- Holds all that a search by name needs, so that a filter never reads the table for rows it does not show.
CREATE INDEX member_by_name ON member (sort_key, id, search);
-- The few who do not count, and the few still to be checked: numbers of jobs look here instead of at every member.
CREATE INDEX member_not_counting ON member (id) WHERE register_counts = 0;
CREATE INDEX member_unchecked ON member (id) WHERE register_counts IS NULL;

CREATE TABLE employment (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    contract TEXT NOT NULL CHECK (contract IN ('temporary', 'permanent')),
    contract_until TEXT CHECK (contract_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND contract_until >= "from"),
    employer BLOB REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    end_reason TEXT CHECK (end_reason IN ('other_team', 'other_hours', 'other_tasks', 'moved_on', 'own_choice', 'contract_ended', 'team_ended', 'relocation', 'retirement', 'other'))
) STRICT, WITHOUT ROWID;
CREATE INDEX employment_of_member ON employment (member, "from", until);
CREATE INDEX employment_of_employer ON employment (employer) WHERE employer IS NOT NULL;

CREATE TABLE placement (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    team BLOB NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    task_package BLOB REFERENCES task_package (id) DEFERRABLE INITIALLY DEFERRED,
    hours INTEGER NOT NULL CHECK (hours > 0 AND hours <= 4000),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    end_reason TEXT CHECK (end_reason IN ('other_team', 'other_hours', 'other_tasks', 'moved_on', 'own_choice', 'contract_ended', 'team_ended', 'relocation', 'retirement', 'other'))
) STRICT, WITHOUT ROWID;
CREATE INDEX placement_of_member ON placement (member, "from", until);
-- Holds all that the numbers of a team need, so that counting never reads the table.
CREATE INDEX placement_in_team ON placement (team, "from", until, member, hours);

CREATE TABLE vacancy (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL,
    team BLOB NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    task_package BLOB REFERENCES task_package (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT CHECK (role IN ('team_leader', 'job_coach', 'recruiter', 'region_manager')),
    hours INTEGER CHECK (hours > 0 AND hours <= 4000),
    places INTEGER NOT NULL CHECK (places BETWEEN 1 AND 500),
    filled_places INTEGER NOT NULL CHECK (filled_places BETWEEN 0 AND places),
    open_since TEXT NOT NULL CHECK (open_since GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    wanted_by TEXT CHECK (wanted_by GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    status TEXT NOT NULL CHECK (status IN ('open', 'hold', 'filled', 'closed')),
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND closed_on >= open_since),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vacancy_number ON vacancy (number);
CREATE INDEX vacancy_by_name ON vacancy (sort_key, id, search);
CREATE INDEX vacancy_in_team ON vacancy (team);

-- Nobody is in two teams, or employed twice, on one day.
CREATE TRIGGER placement_overlap_new BEFORE INSERT ON placement
WHEN EXISTS (
    SELECT 1 FROM placement o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-placement'); END;
CREATE TRIGGER placement_overlap_changed BEFORE UPDATE OF member, "from", until ON placement
WHEN EXISTS (
    SELECT 1 FROM placement o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-placement'); END;
CREATE TRIGGER employment_overlap_new BEFORE INSERT ON employment
WHEN EXISTS (
    SELECT 1 FROM employment o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-employment'); END;
CREATE TRIGGER employment_overlap_changed BEFORE UPDATE OF member, "from", until ON employment
WHEN EXISTS (
    SELECT 1 FROM employment o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-employment'); END;

-- The log: one row for each committed set, one for each record that a set changed.
CREATE TABLE log_set (
    revision INTEGER PRIMARY KEY CHECK (revision > 0),
    operation BLOB NOT NULL CHECK (length(operation) = 16),
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    undoes INTEGER REFERENCES log_set (revision),
    size INTEGER NOT NULL CHECK (size >= 0),
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE UNIQUE INDEX log_set_operation ON log_set (operation);
CREATE INDEX log_set_by_actor ON log_set (actor, revision);
CREATE INDEX log_set_new_by_actor ON log_set (actor, revision) WHERE undoes IS NULL;
CREATE INDEX log_set_undoes ON log_set (undoes) WHERE undoes IS NOT NULL;

-- Only the fields that differ, as JSON. Values and salt can be blanked when a person has to be forgotten: the chain runs
-- over the commitment and stays verifiable.
CREATE TABLE log_change (
    revision INTEGER NOT NULL REFERENCES log_set (revision) DEFERRABLE INITIALLY DEFERRED,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record BLOB NOT NULL CHECK (length(record) = 16),
    deed TEXT NOT NULL CHECK (deed IN ('created', 'updated', 'removed')),
    fields_before TEXT,
    fields_after TEXT,
    salt BLOB,
    commitment BLOB NOT NULL CHECK (length(commitment) = 32),
    PRIMARY KEY (revision, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX log_change_of_record ON log_change (record, revision);

CREATE TRIGGER log_set_stays BEFORE UPDATE ON log_set BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
CREATE TRIGGER log_set_kept BEFORE DELETE ON log_set BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
CREATE TRIGGER log_change_stays BEFORE UPDATE ON log_change
WHEN NOT (NEW.fields_before IS NULL AND NEW.fields_after IS NULL AND NEW.salt IS NULL
    AND NEW.revision = OLD.revision AND NEW.seq = OLD.seq AND NEW.kind = OLD.kind AND NEW.record = OLD.record
    AND NEW.deed = OLD.deed AND NEW.commitment = OLD.commitment)
BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;
CREATE TRIGGER log_change_kept BEFORE DELETE ON log_change BEGIN SELECT RAISE(ABORT, 'log-is-append-only'); END;

-- For a person with a prompt: who works where, today and at any time.
CREATE VIEW roster_of_all_times AS
SELECT m.number, m.label AS name, t.name AS team, k.name AS task_package, p.hours / 100.0 AS hours, p."from", p.until
FROM placement p JOIN member m ON m.id = p.member JOIN team t ON t.id = p.team
LEFT JOIN task_package k ON k.id = p.task_package;
CREATE VIEW roster AS
SELECT * FROM roster_of_all_times
WHERE "from" <= date('now', 'localtime') AND (until IS NULL OR until >= date('now', 'localtime'));
