-- Version 13. How the hours of a placement are spread over the week: the hours of each day from Monday, as in 8-8-0-4-0.
ALTER TABLE placement ADD COLUMN work_days TEXT;
