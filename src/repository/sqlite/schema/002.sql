-- Version 2. What the programme does around a placement: recruiting, guidance, absence, instruments, charging, development.
CREATE TABLE stage (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    meaning TEXT NOT NULL CHECK (meaning IN ('preselection', 'intake', 'meeting', 'trial_placement', 'offer', 'placed', 'rejected', 'withdrawn')),
    position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 99),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX stage_name ON stage (name);
CREATE INDEX stage_by_name ON stage (sort_key, id, search);

CREATE TABLE candidate (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL,
    given_name TEXT,
    prefix TEXT,
    surname TEXT NOT NULL,
    phone TEXT,
    email TEXT,
    source TEXT,
    counts_for_agreement INTEGER CHECK (counts_for_agreement IN (0, 1)),
    register_checked_on TEXT CHECK (register_checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    consent_until TEXT CHECK (consent_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    procedure_ended_on TEXT CHECK (procedure_ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    member BLOB REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX candidate_number ON candidate (number);
CREATE INDEX candidate_by_name ON candidate (sort_key, id, search);
CREATE INDEX candidate_of_member ON candidate (member) WHERE member IS NOT NULL;
CREATE INDEX candidate_of_staff ON candidate (staff) WHERE staff IS NOT NULL;

CREATE TABLE application (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    candidate BLOB NOT NULL REFERENCES candidate (id) DEFERRABLE INITIALLY DEFERRED,
    vacancy BLOB NOT NULL REFERENCES vacancy (id) DEFERRABLE INITIALLY DEFERRED,
    stage BLOB NOT NULL REFERENCES stage (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    reason TEXT CHECK (reason IN ('other_candidate', 'other_work', 'not_in_register', 'hours_do_not_fit', 'travel_too_far', 'work_does_not_fit', 'no_show', 'vacancy_closed', 'hired', 'other')),
    trial_until TEXT CHECK (trial_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT, WITHOUT ROWID;
CREATE INDEX application_of_candidate ON application (candidate, "from", until);
CREATE INDEX application_of_vacancy ON application (vacancy, "from", until);
CREATE INDEX application_of_stage ON application (stage);

CREATE TABLE register_check (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    counts_for_agreement INTEGER NOT NULL CHECK (counts_for_agreement IN (0, 1)),
    counts_for_quota INTEGER NOT NULL CHECK (counts_for_quota IN (0, 1)),
    next_check TEXT CHECK (next_check GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    checked_by TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX register_check_of_member ON register_check (member, "from", until);
-- The few checks that say no: numbers of jobs look here instead of at every member's checks.
CREATE INDEX register_check_not_counting ON register_check (member, "from", until) WHERE counts_for_agreement = 0;
CREATE INDEX register_check_not_for_quota ON register_check (member, "from", until) WHERE counts_for_quota = 0;

CREATE TABLE own_coach (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    staff BLOB NOT NULL REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX own_coach_of_member ON own_coach (member, "from", until);
CREATE INDEX own_coach_of_staff ON own_coach (staff);

CREATE TABLE contact (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    way TEXT NOT NULL CHECK (way IN ('talk', 'workplace', 'phone', 'message')),
    staff BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_of_member ON contact (member, held_on);
CREATE INDEX contact_of_staff ON contact (staff) WHERE staff IS NOT NULL;

CREATE TABLE signal (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    subject TEXT NOT NULL,
    member BLOB REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    owner BLOB REFERENCES staff (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    outcome TEXT,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX signal_by_name ON signal (sort_key, id, search);
CREATE INDEX signal_of_member ON signal (member) WHERE member IS NOT NULL;
CREATE INDEX signal_of_team ON signal (team) WHERE team IS NOT NULL;
CREATE INDEX signal_of_owner ON signal (owner) WHERE owner IS NOT NULL;

CREATE TABLE guidance (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    form TEXT NOT NULL CHECK (form IN ('extra_coaching', 'training', 'buddy', 'language', 'money', 'workplace_advice', 'other')),
    provider TEXT,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX guidance_of_member ON guidance (member, "from", until);

CREATE TABLE arrangement (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    subject TEXT NOT NULL CHECK (subject IN ('working_hours', 'tasks', 'workplace', 'aids', 'travel', 'breaks', 'other')),
    terms TEXT NOT NULL,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX arrangement_of_member ON arrangement (member, "from", until);

CREATE TABLE absence (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 10000),
    expected_until TEXT CHECK (expected_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    step_done TEXT CHECK (step_done IN ('problem_analysis', 'action_plan', 'benefit_notice', 'first_year', 'benefit_letter', 'benefit_decision')),
    safety_net INTEGER CHECK (safety_net IN (0, 1)),
    work_accident INTEGER CHECK (work_accident IN (0, 1)),
    traffic_recourse INTEGER CHECK (traffic_recourse IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX absence_of_member ON absence (member, "from", until);

CREATE TABLE instrument (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    instrument TEXT NOT NULL CHECK (instrument IN ('wage_cost_subsidy', 'wage_dispensation', 'wage_cost_benefit', 'no_risk_cover', 'job_coach_provision', 'workplace_provision', 'other_allowance')),
    status TEXT NOT NULL CHECK (status IN ('to_request', 'requested', 'granted', 'refused', 'ended')),
    requested_on TEXT CHECK (requested_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    wage_value INTEGER CHECK (wage_value BETWEEN 0 AND 10000),
    amount INTEGER,
    amount_per TEXT CHECK (amount_per IN ('hour', 'month', 'year', 'once')),
    payer TEXT,
    reference TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX instrument_of_member ON instrument (member, "from", until);

CREATE TABLE client_agreement (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    organisation BLOB NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    jobs INTEGER NOT NULL CHECK (jobs BETWEEN 0 AND 100000),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    paid_hours INTEGER CHECK (paid_hours BETWEEN 0 AND 1000000000)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_agreement_of_organisation ON client_agreement (organisation, "from", until);

CREATE TABLE cost_item (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('contract_hour', 'person_month', 'team_month')),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cost_item_name ON cost_item (name);
CREATE INDEX cost_item_by_name ON cost_item (sort_key, id, search);

CREATE TABLE rate (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    item BLOB NOT NULL REFERENCES cost_item (id) DEFERRABLE INITIALLY DEFERRED,
    organisation BLOB REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    amount INTEGER NOT NULL,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX rate_of_item ON rate (item, "from", until);
CREATE INDEX rate_of_organisation ON rate (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX rate_of_team ON rate (team) WHERE team IS NOT NULL;

CREATE TABLE statement (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    number TEXT NOT NULL,
    organisation BLOB NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    fixed_on TEXT NOT NULL CHECK (fixed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    total INTEGER NOT NULL,
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX statement_number ON statement (number);
CREATE INDEX statement_by_name ON statement (sort_key, id, search);
CREATE INDEX statement_of_organisation ON statement (organisation);

CREATE TABLE statement_line (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    statement BLOB NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    line INTEGER NOT NULL CHECK (line BETWEEN 1 AND 1000000),
    sort TEXT NOT NULL CHECK (sort IN ('cost', 'windfall', 'correction')),
    item BLOB REFERENCES cost_item (id) DEFERRABLE INITIALLY DEFERRED,
    rate BLOB REFERENCES rate (id) DEFERRABLE INITIALLY DEFERRED,
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    placement BLOB REFERENCES placement (id) DEFERRABLE INITIALLY DEFERRED,
    instrument BLOB REFERENCES instrument (id) DEFERRABLE INITIALLY DEFERRED,
    corrects BLOB REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT NOT NULL CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from"),
    quantity INTEGER NOT NULL,
    price INTEGER NOT NULL,
    amount INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_line_of_statement ON statement_line (statement, line);
CREATE INDEX statement_line_of_item ON statement_line (item) WHERE item IS NOT NULL;
CREATE INDEX statement_line_of_rate ON statement_line (rate) WHERE rate IS NOT NULL;
CREATE INDEX statement_line_of_team ON statement_line (team) WHERE team IS NOT NULL;
CREATE INDEX statement_line_of_placement ON statement_line (placement) WHERE placement IS NOT NULL;
CREATE INDEX statement_line_of_instrument ON statement_line (instrument) WHERE instrument IS NOT NULL;
CREATE INDEX statement_line_of_corrects ON statement_line (corrects) WHERE corrects IS NOT NULL;

CREATE TABLE certificate (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX certificate_of_member ON certificate (member, "from", until);

CREATE TABLE employment_phase (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    member BLOB NOT NULL REFERENCES member (id) DEFERRABLE INITIALLY DEFERRED,
    phase TEXT NOT NULL CHECK (phase IN ('starting', 'growing', 'steady', 'ready_to_move_on')),
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX employment_phase_of_member ON employment_phase (member, "from", until);

CREATE TABLE package_version (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    task_package BLOB NOT NULL REFERENCES task_package (id) DEFERRABLE INITIALLY DEFERRED,
    version INTEGER NOT NULL CHECK (version BETWEEN 1 AND 999),
    description TEXT,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND until >= "from")
) STRICT, WITHOUT ROWID;
CREATE INDEX package_version_of_task_package ON package_version (task_package, "from", until);

CREATE TABLE displacement_check (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    team BLOB NOT NULL REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    task_package BLOB NOT NULL REFERENCES task_package (id) DEFERRABLE INITIALLY DEFERRED,
    checked_on TEXT NOT NULL CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    displaces INTEGER NOT NULL CHECK (displaces IN (0, 1)),
    checked_by TEXT,
    note TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX displacement_check_of_team ON displacement_check (team, checked_on);
CREATE INDEX displacement_check_of_task_package ON displacement_check (task_package);

CREATE TABLE chance (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    organisation BLOB REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    work_type BLOB REFERENCES work_type (id) DEFERRABLE INITIALLY DEFERRED,
    city TEXT,
    places INTEGER CHECK (places BETWEEN 1 AND 500),
    expected_jobs INTEGER,
    "from" TEXT NOT NULL CHECK ("from" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    starts_on TEXT CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    likely INTEGER CHECK (likely IN (0, 1)),
    agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    next_step TEXT,
    next_step_on TEXT CHECK (next_step_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' AND closed_on >= "from"),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX chance_by_name ON chance (sort_key, id, search);
CREATE INDEX chance_of_organisation ON chance (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX chance_of_work_type ON chance (work_type) WHERE work_type IS NOT NULL;
CREATE INDEX chance_of_team ON chance (team) WHERE team IS NOT NULL;

CREATE TABLE client_talk (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    organisation BLOB NOT NULL REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    note TEXT NOT NULL,
    chance BLOB REFERENCES chance (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX client_talk_of_organisation ON client_talk (organisation, held_on);
CREATE INDEX client_talk_of_chance ON client_talk (chance) WHERE chance IS NOT NULL;

CREATE TABLE survey (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
    team BLOB REFERENCES team (id) DEFERRABLE INITIALLY DEFERRED,
    score INTEGER NOT NULL,
    answers INTEGER NOT NULL CHECK (answers BETWEEN 0 AND 100000),
    label TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    search TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX survey_by_name ON survey (sort_key, id, search);
CREATE INDEX survey_of_team ON survey (team) WHERE team IS NOT NULL;

ALTER TABLE parameter ADD COLUMN text TEXT;
ALTER TABLE team ADD COLUMN site TEXT;
ALTER TABLE team ADD COLUMN contact_days INTEGER CHECK (contact_days BETWEEN 1 AND 366);
ALTER TABLE vacancy ADD COLUMN held_from TEXT CHECK (held_from GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE vacancy ADD COLUMN held_until TEXT CHECK (held_until GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE member ADD COLUMN oath_on TEXT CHECK (oath_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE employment ADD COLUMN destination TEXT CHECK (destination IN ('government', 'market', 'education', 'self_employed', 'unknown', 'other'));
ALTER TABLE placement ADD COLUMN credited BLOB REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED;
-- Holds all that the numbers of a team and of a client need, so that counting never reads the table.
DROP INDEX placement_in_team;
CREATE INDEX placement_in_team ON placement (team, "from", until, member, hours, credited);
CREATE INDEX placement_credited ON placement (credited) WHERE credited IS NOT NULL;
CREATE TRIGGER absence_overlap_new BEFORE INSERT ON absence
WHEN EXISTS (
    SELECT 1 FROM absence o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-absence'); END;
CREATE TRIGGER absence_overlap_changed BEFORE UPDATE OF member, "from", until ON absence
WHEN EXISTS (
    SELECT 1 FROM absence o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-absence'); END;
CREATE TRIGGER register_check_overlap_new BEFORE INSERT ON register_check
WHEN EXISTS (
    SELECT 1 FROM register_check o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-register-check'); END;
CREATE TRIGGER register_check_overlap_changed BEFORE UPDATE OF member, "from", until ON register_check
WHEN EXISTS (
    SELECT 1 FROM register_check o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-register-check'); END;
CREATE TRIGGER instrument_exclusion_new BEFORE INSERT ON instrument
WHEN NEW.instrument IN ('wage_cost_subsidy', 'wage_dispensation') AND NEW.status NOT IN ('to_request', 'refused') AND EXISTS (
    SELECT 1 FROM instrument o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o.instrument IN ('wage_cost_subsidy', 'wage_dispensation') AND o.instrument <> NEW.instrument
        AND o.status NOT IN ('to_request', 'refused')
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'instruments-exclude'); END;
CREATE TRIGGER instrument_exclusion_changed BEFORE UPDATE OF member, instrument, status, "from", until ON instrument
WHEN NEW.instrument IN ('wage_cost_subsidy', 'wage_dispensation') AND NEW.status NOT IN ('to_request', 'refused') AND EXISTS (
    SELECT 1 FROM instrument o WHERE o.member = NEW.member AND o.id <> NEW.id
        AND o.instrument IN ('wage_cost_subsidy', 'wage_dispensation') AND o.instrument <> NEW.instrument
        AND o.status NOT IN ('to_request', 'refused')
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'instruments-exclude'); END;
CREATE TRIGGER client_agreement_overlap_new BEFORE INSERT ON client_agreement
WHEN EXISTS (
    SELECT 1 FROM client_agreement o WHERE o.organisation = NEW.organisation AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-client-agreement'); END;
CREATE TRIGGER client_agreement_overlap_changed BEFORE UPDATE OF organisation, "from", until ON client_agreement
WHEN EXISTS (
    SELECT 1 FROM client_agreement o WHERE o.organisation = NEW.organisation AND o.id <> NEW.id
        AND o."from" <= coalesce(NEW.until, '9999-12-31') AND coalesce(o.until, '9999-12-31') >= NEW."from")
BEGIN SELECT RAISE(ABORT, 'overlapping-client-agreement'); END;

-- What version 1 kept with the member itself is a check from its own day on. Who did not count and of whom the day of the
-- check is unknown did so from the first day on; who was checked without an outcome counted.
INSERT INTO register_check (id, member, "from", counts_for_agreement, counts_for_quota, next_check)
SELECT randomblob(16), m.id,
    coalesce(m.register_checked_on,
        nullif(min((SELECT coalesce(min(p."from"), '9999-12-31') FROM placement p WHERE p.member = m.id),
            (SELECT coalesce(min(e."from"), '9999-12-31') FROM employment e WHERE e.member = m.id)), '9999-12-31'),
        m.register_next_check, '2013-01-01'),
    coalesce(m.register_counts, 1), coalesce(m.register_counts, 1), m.register_next_check
FROM member m WHERE m.register_counts IS NOT NULL OR m.register_checked_on IS NOT NULL;
DROP INDEX member_not_counting;
DROP INDEX member_unchecked;
ALTER TABLE member DROP COLUMN register_counts;
ALTER TABLE member DROP COLUMN register_checked_on;
ALTER TABLE member DROP COLUMN register_next_check;

-- And what it kept with a client is an agreement; without a day it holds from the first day of work for that client.
INSERT INTO client_agreement (id, organisation, jobs, "from")
SELECT randomblob(16), o.id, o.agreed_jobs,
    coalesce(o.agreed_from, (SELECT min(s."from") FROM client_share s WHERE s.organisation = o.id), '2013-01-01')
FROM organisation o WHERE o.agreed_jobs IS NOT NULL;
ALTER TABLE organisation DROP COLUMN agreed_jobs;
ALTER TABLE organisation DROP COLUMN agreed_from;

-- What is due, by the day it is due: the agenda reads only the first of these, however many records there are. They leave out
-- what is settled.
CREATE INDEX employment_contract_end ON employment (contract_until) WHERE contract_until IS NOT NULL AND until IS NULL;
CREATE INDEX team_pilot_end ON team (phase, pilot_until) WHERE pilot_until IS NOT NULL;
CREATE INDEX team_standstill_end ON team (standstill_until) WHERE standstill_until IS NOT NULL;
CREATE INDEX register_check_next ON register_check (next_check) WHERE next_check IS NOT NULL AND until IS NULL;
CREATE INDEX certificate_end ON certificate (until) WHERE until IS NOT NULL;
CREATE INDEX signal_due ON signal (due) WHERE due IS NOT NULL AND until IS NULL;
CREATE INDEX chance_next_step ON chance (next_step_on) WHERE next_step_on IS NOT NULL AND closed_on IS NULL AND team IS NULL;
CREATE INDEX vacancy_wanted ON vacancy (wanted_by) WHERE wanted_by IS NOT NULL AND closed_on IS NULL;
CREATE INDEX application_trial_end ON application (trial_until) WHERE trial_until IS NOT NULL AND until IS NULL;
