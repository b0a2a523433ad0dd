-- Version 4. A client's short name, for where its whole name does not fit.
ALTER TABLE organisation ADD COLUMN short_name TEXT;
