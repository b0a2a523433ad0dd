-- Version 10. Cover in a role for a period.
ALTER TABLE team_role ADD COLUMN cover INTEGER;
