-- Version 3. A new choice needs no new table: the lists of choices stand in the program alone, which holds each value
-- against them when it writes, and `check` does so for what is stored. Taking a CHECK away changes nothing of what is in
-- the file, so only the text of each table is changed, as https://www.sqlite.org/lang_altertable.html (section 7) has it:
-- rows, references, indexes and triggers stay. `migrate` counts the schema on, so that other programs read it anew.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (role IN (''team_leader'', ''job_coach'', ''recruiter'', ''region_manager''))', '')
WHERE type = 'table' AND name IN ('staff', 'team_role', 'vacancy');
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (phase IN (''pilot'', ''structural'', ''ended''))', '')
WHERE type = 'table' AND name = 'team';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (contract IN (''temporary'', ''permanent''))', '')
WHERE type = 'table' AND name = 'employment';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (end_reason IN (''other_team'', ''other_hours'', ''other_tasks'', ''moved_on'', ''own_choice'', ''contract_ended'', ''team_ended'', ''relocation'', ''retirement'', ''other''))', '')
WHERE type = 'table' AND name IN ('employment', 'placement');
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (status IN (''open'', ''hold'', ''filled'', ''closed''))', '')
WHERE type = 'table' AND name = 'vacancy';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (meaning IN (''preselection'', ''intake'', ''meeting'', ''trial_placement'', ''offer'', ''placed'', ''rejected'', ''withdrawn''))', '')
WHERE type = 'table' AND name = 'stage';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (reason IN (''other_candidate'', ''other_work'', ''not_in_register'', ''hours_do_not_fit'', ''travel_too_far'', ''work_does_not_fit'', ''no_show'', ''vacancy_closed'', ''hired'', ''other''))', '')
WHERE type = 'table' AND name = 'application';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (way IN (''talk'', ''workplace'', ''phone'', ''message''))', '')
WHERE type = 'table' AND name = 'contact';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (form IN (''extra_coaching'', ''training'', ''buddy'', ''language'', ''money'', ''workplace_advice'', ''other''))', '')
WHERE type = 'table' AND name = 'guidance';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (subject IN (''working_hours'', ''tasks'', ''workplace'', ''aids'', ''travel'', ''breaks'', ''other''))', '')
WHERE type = 'table' AND name = 'arrangement';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (step_done IN (''problem_analysis'', ''action_plan'', ''benefit_notice'', ''first_year'', ''benefit_letter'', ''benefit_decision''))', '')
WHERE type = 'table' AND name = 'absence';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (instrument IN (''wage_cost_subsidy'', ''wage_dispensation'', ''wage_cost_benefit'', ''no_risk_cover'', ''job_coach_provision'', ''workplace_provision'', ''other_allowance''))', '')
WHERE type = 'table' AND name = 'instrument';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (status IN (''to_request'', ''requested'', ''granted'', ''refused'', ''ended''))', '')
WHERE type = 'table' AND name = 'instrument';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (amount_per IN (''hour'', ''month'', ''year'', ''once''))', '')
WHERE type = 'table' AND name = 'instrument';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (basis IN (''contract_hour'', ''person_month'', ''team_month''))', '')
WHERE type = 'table' AND name = 'cost_item';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (sort IN (''cost'', ''windfall'', ''correction''))', '')
WHERE type = 'table' AND name = 'statement_line';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (phase IN (''starting'', ''growing'', ''steady'', ''ready_to_move_on''))', '')
WHERE type = 'table' AND name = 'employment_phase';
UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (destination IN (''government'', ''market'', ''education'', ''self_employed'', ''unknown'', ''other''))', '')
WHERE type = 'table' AND name = 'employment';
PRAGMA writable_schema = RESET;
