-- Version 6. When was done what the law asks for by a day: notice of a contract that ends, the review of an absence and what UWV
-- was told of it, the next measurement of a loonwaarde.
ALTER TABLE employment ADD COLUMN notice_given_on TEXT CHECK (notice_given_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE absence ADD COLUMN reviewed_on TEXT CHECK (reviewed_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE absence ADD COLUMN reported_on TEXT CHECK (reported_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE absence ADD COLUMN recovery_reported_on TEXT CHECK (recovery_reported_on GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
ALTER TABLE instrument ADD COLUMN next_measurement TEXT CHECK (next_measurement GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');
