-- Who did what with what residents entrusted to this kiosk, and when; never what was said. Each entry's digest covers the
-- digest of the entry before, so that none can be changed, put in or taken out and the rest still fit.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),
  act TEXT NOT NULL,
  -- JSON, in the very letters that the digest covers.
  fields TEXT NOT NULL,
  -- SHA-256: see `log/audit-chain.ts`.
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

CREATE TRIGGER audit_is_append_only BEFORE UPDATE ON audit
BEGIN
  SELECT RAISE(ABORT, 'entries of the audit log are never changed');
END;

CREATE TRIGGER audit_is_shortened_from_its_beginning BEFORE DELETE ON audit
WHEN old.seq <> (SELECT min(seq) FROM audit)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is shortened from its beginning alone');
END;

-- Where the log begins after what was older than it has to be kept was taken out: the last entry that is not there.
CREATE TABLE audit_beginning (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  seq INTEGER NOT NULL,
  digest BLOB NOT NULL CHECK (length(digest) = 32)
) STRICT;

INSERT INTO audit_beginning (only, seq, digest) VALUES (1, 0, zeroblob(32));
