-- Version 26. A contact counts for the service in which it was, and what was decided to end has no next period due. All due days are worked
-- out again.
DELETE FROM due_day;
