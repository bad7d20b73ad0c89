-- What a person says of an outlet: that it is another one's, and which group it belongs to.
ALTER TABLE outlets ADD COLUMN merged_into INTEGER REFERENCES outlets;
ALTER TABLE outlets ADD COLUMN in_group TEXT;

-- Every edit with its inverse, as JSON; what was undone can be done again until another edit is made.
CREATE TABLE edits (
    id INTEGER PRIMARY KEY, what TEXT NOT NULL, forward TEXT NOT NULL, inverse TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0
) STRICT;
