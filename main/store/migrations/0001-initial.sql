-- Times are UTC milliseconds. Whatever a resident said stands in `event.sealed` and nowhere else.

-- What this kiosk knows about itself, as JSON: its id, its name, its hall, the latest time it trusted.
CREATE TABLE fact (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The kiosk's own keys and tokens, sealed by the wrapping key.
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Services as they were when a session began, kept while a session or a submission refers to them.
CREATE TABLE package (
  digest TEXT PRIMARY KEY,
  service TEXT NOT NULL,
  version TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE package_file (
  digest TEXT NOT NULL REFERENCES package ON DELETE CASCADE,
  path TEXT NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (digest, path)
) STRICT;

CREATE TABLE session (
  session TEXT PRIMARY KEY,
  digest TEXT NOT NULL REFERENCES package,
  language TEXT NOT NULL,
  -- The day in the hall's zone on which the session began: rules about age and dates are judged by it.
  today TEXT NOT NULL,
  clock_trusted INTEGER NOT NULL CHECK (clock_trusted IN (0, 1)),
  state TEXT NOT NULL CHECK (state IN ('open', 'parked')),
  -- Where it stands open. One screen shows one session at a time.
  screen TEXT UNIQUE CHECK ((state = 'open') = (screen IS NOT NULL)),
  opened_at INTEGER NOT NULL,
  parked_at INTEGER CHECK ((state = 'parked') = (parked_at IS NOT NULL)),
  kept_until INTEGER CHECK ((state = 'parked') = (kept_until IS NOT NULL)),
  -- A slow hash of the eight digits, with a salt that only this kiosk has. Null when parked in silence.
  code_hash BLOB UNIQUE
) STRICT;

-- Stands apart from `session` so that a backup can leave it out and forgetting is one row less.
CREATE TABLE session_key (
  session TEXT PRIMARY KEY REFERENCES session ON DELETE CASCADE,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  sealed BLOB NOT NULL,
  PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_is_append_only BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'events are never changed');
END;

-- A photo that was taken in a session: its bytes are a file of that name, already sealed. Its key is sealed by the
-- session's key, so that forgetting the session forgets the photo too.
CREATE TABLE attachment (
  attachment TEXT PRIMARY KEY,
  session TEXT NOT NULL REFERENCES session ON DELETE CASCADE,
  at INTEGER NOT NULL,
  sealed_key BLOB NOT NULL,
  -- Digest and size of what is on the disk, as they go into the cover.
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_of_session ON attachment (session);

-- The slip that a screen shows until the resident has gone, so that it is there again after a power cut.
CREATE TABLE shown_slip (
  screen TEXT PRIMARY KEY,
  submission TEXT NOT NULL,
  printed TEXT NOT NULL CHECK (printed IN ('printed', 'no-printer', 'failed'))
) STRICT, WITHOUT ROWID;

-- The five faces: how it was, once for a submission.
CREATE TABLE rating (
  submission TEXT PRIMARY KEY,
  faces INTEGER NOT NULL CHECK (faces BETWEEN 1 AND 5),
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  staff TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  -- argon2id in its standard string form.
  pin_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong PINs and wrong codes, counted across restarts. The wait is a length and a beginning, so that a clock that
-- was set back cannot lock anybody out for years.
CREATE TABLE wrong_attempt (
  name TEXT PRIMARY KEY,
  wrong INTEGER NOT NULL,
  wait_ms INTEGER NOT NULL,
  since_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
