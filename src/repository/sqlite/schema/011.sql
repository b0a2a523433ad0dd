-- Version 11. The region of a team.
ALTER TABLE team ADD COLUMN region TEXT;
