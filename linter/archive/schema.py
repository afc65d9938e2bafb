"""The tables of the store; docs/archive.md describes them for those who query it."""

from __future__ import annotations

APPLICATION = 0x72706C74
"""SQLite's ``application_id`` of a store ("rplt"): tells it from any other database."""
VERSION = 1
"""SQLite's ``user_version`` of a store: grows whenever the tables change."""

_FINDING = """
  rule INTEGER NOT NULL REFERENCES rules, message TEXT NOT NULL,
  line INTEGER NOT NULL, "column" INTEGER NOT NULL, end_line INTEGER NOT NULL, end_column INTEGER NOT NULL,
  start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote TEXT NOT NULL,
  fix_start INTEGER, fix_end INTEGER, fix_text TEXT, fix_safe INTEGER, more TEXT NOT NULL
"""

TABLES = f"""
CREATE TABLE runs (
  run INTEGER PRIMARY KEY, started TEXT NOT NULL, finished TEXT, version TEXT NOT NULL, language TEXT NOT NULL,
  arguments TEXT NOT NULL, documents INTEGER, failures INTEGER, linted INTEGER, seconds REAL
);
CREATE TABLE rules (
  number INTEGER PRIMARY KEY, rule TEXT NOT NULL, category TEXT NOT NULL, severity TEXT NOT NULL,
  UNIQUE (rule, category, severity)
);
CREATE TABLE fingerprints (number INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE);
CREATE TABLE folders (number INTEGER PRIMARY KEY, folder TEXT NOT NULL UNIQUE);
CREATE TABLE documents (
  document INTEGER PRIMARY KEY, path TEXT NOT NULL, folder INTEGER NOT NULL REFERENCES folders,
  content BLOB NOT NULL, fingerprint INTEGER NOT NULL REFERENCES fingerprints, complete INTEGER NOT NULL,
  encoding TEXT NOT NULL, characters INTEGER NOT NULL, day TEXT, year INTEGER, seconds REAL NOT NULL,
  errors INTEGER NOT NULL, warnings INTEGER NOT NULL, infos INTEGER NOT NULL, more TEXT NOT NULL,
  checksum BLOB NOT NULL
);
CREATE INDEX documents_by_path ON documents (path, content, fingerprint, complete);
CREATE TABLE texts (document INTEGER PRIMARY KEY REFERENCES documents, text BLOB NOT NULL);
CREATE TABLE sketches (
  document INTEGER NOT NULL REFERENCES documents, scheme TEXT NOT NULL, sketch BLOB NOT NULL,
  PRIMARY KEY (document, scheme)
) WITHOUT ROWID;
CREATE TABLE findings (
  document INTEGER NOT NULL REFERENCES documents, ordinal INTEGER NOT NULL, {_FINDING},
  PRIMARY KEY (document, ordinal)
) WITHOUT ROWID;
CREATE TABLE members (
  run INTEGER NOT NULL REFERENCES runs, ordinal INTEGER NOT NULL, document INTEGER NOT NULL REFERENCES documents,
  PRIMARY KEY (run, ordinal)
) WITHOUT ROWID;
CREATE TABLE failures (
  run INTEGER NOT NULL REFERENCES runs, ordinal INTEGER NOT NULL, number INTEGER NOT NULL, path TEXT NOT NULL,
  zh TEXT NOT NULL, en TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (run, ordinal, number)
) WITHOUT ROWID;
CREATE TABLE run_findings (
  run INTEGER NOT NULL REFERENCES runs, document INTEGER NOT NULL REFERENCES documents, ordinal INTEGER NOT NULL,
  {_FINDING}, PRIMARY KEY (run, document, ordinal)
) WITHOUT ROWID;

CREATE VIEW checked AS
  SELECT run, ordinal, document, path, folders.folder, encoding, characters, day, year, seconds,
    errors, warnings, infos, hex(content) AS content, fingerprints.fingerprint
  FROM members JOIN documents USING (document)
  JOIN folders ON folders.number = documents.folder JOIN fingerprints ON fingerprints.number = documents.fingerprint;
CREATE VIEW found AS
  SELECT members.run, members.document, documents.path, rules.rule, rules.category, rules.severity, message,
    line, "column", end_line, end_column, start, "end", quote, fix_text, fix_safe
  FROM members JOIN documents USING (document) JOIN findings USING (document)
  JOIN rules ON rules.number = findings.rule
  UNION ALL
  SELECT run, document, documents.path, rules.rule, rules.category, rules.severity, message,
    line, "column", end_line, end_column, start, "end", quote, fix_text, fix_safe
  FROM run_findings JOIN documents USING (document) JOIN rules ON rules.number = run_findings.rule;
"""
"""*checked* and *found* are for people: a line for each document and each finding of each run, in plain words."""

FINDING_COLUMNS = (
    'rule, message, line, "column", end_line, end_column, start, "end", quote, '
    "fix_start, fix_end, fix_text, fix_safe, more"
)
