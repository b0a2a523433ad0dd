-- Version 23. What is kept for the screen of each person who works here: what was begun and not stored, how lists are shown. Beside the
-- records and in no log. What all share stands under an empty name.
CREATE TABLE screen_item (
    person TEXT NOT NULL,
    sort TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (person, sort, name)
) STRICT, WITHOUT ROWID;
