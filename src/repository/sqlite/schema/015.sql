-- Version 15. The newest copy of this file, so that its age can be told. At most one row; no part of what is copied or logged.
CREATE TABLE newest_copy (path BLOB NOT NULL, at TEXT NOT NULL) STRICT;
