-- Version 21. Numbers and codes are ordered by their value: T2 before T10.
ALTER TABLE team ADD COLUMN key_order TEXT NOT NULL DEFAULT '';
UPDATE team SET key_order = by_value(fold(code));
CREATE INDEX team_by_key ON team (key_order, id, search);
ALTER TABLE member ADD COLUMN key_order TEXT NOT NULL DEFAULT '';
UPDATE member SET key_order = by_value(fold(number));
CREATE INDEX member_by_key ON member (key_order, id, search);
ALTER TABLE vacancy ADD COLUMN key_order TEXT NOT NULL DEFAULT '';
UPDATE vacancy SET key_order = by_value(fold(number));
CREATE INDEX vacancy_by_key ON vacancy (key_order, id, search);
ALTER TABLE candidate ADD COLUMN key_order TEXT NOT NULL DEFAULT '';
UPDATE candidate SET key_order = by_value(fold(number));
CREATE INDEX candidate_by_key ON candidate (key_order, id, search);
ALTER TABLE statement ADD COLUMN key_order TEXT NOT NULL DEFAULT '';
UPDATE statement SET key_order = by_value(fold(number));
CREATE INDEX statement_by_key ON statement (key_order, id, search);
