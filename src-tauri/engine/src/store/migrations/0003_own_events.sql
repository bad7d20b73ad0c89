-- A person's own dated events, drawn and measured beside the shipped ones.
CREATE TABLE own_events (id INTEGER PRIMARY KEY, date TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL) STRICT;
