-- The columns that counting reads, as they lie in memory: written after a change when they are first asked for, so that
-- the next start reads one stretch of the file in place of every row. A version that is not the library's is stale.
CREATE TABLE columns (name TEXT PRIMARY KEY, version INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
