-- Numbers that stand on slips. A number is never given twice, also where the submission did not come about.
CREATE TABLE slip_number (
  number TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What residents handed in. Nothing here can be read on the kiosk: the envelope is sealed to the intake.
CREATE TABLE submission (
  submission TEXT PRIMARY KEY,
  -- The session it came from, so that a second call answers the same slip. The session itself is forgotten.
  session TEXT NOT NULL UNIQUE,
  number TEXT NOT NULL UNIQUE REFERENCES slip_number,
  at INTEGER NOT NULL,
  service TEXT NOT NULL,
  version TEXT NOT NULL,
  service_digest TEXT NOT NULL,
  language TEXT NOT NULL,
  digest TEXT NOT NULL,
  -- Of envelope and attachments together: small things go first.
  bytes INTEGER NOT NULL,
  delivery TEXT NOT NULL DEFAULT 'waiting' CHECK (delivery IN ('waiting', 'sending', 'received', 'refused')),
  attempts INTEGER NOT NULL DEFAULT 0,
  last_outcome TEXT,
  -- For people to look at. When to try is decided without the wall clock, which may be wrong.
  next_attempt_at INTEGER,
  answered_at INTEGER CHECK ((answered_at IS NULL) = (answer IS NULL)),
  receipt_number TEXT CHECK ((receipt_number IS NOT NULL) = (delivery = 'received')),
  refusal_code TEXT CHECK ((refusal_code IS NOT NULL) = (delivery = 'refused')),
  refusal_detail TEXT,
  -- What is long stands last, so that a list need not read past it.
  -- The JWS of the intake, as it came.
  answer TEXT CHECK ((answer IS NOT NULL) = (delivery IN ('received', 'refused'))),
  cover TEXT NOT NULL,
  -- Null once the receipt has come: the intake has it then, and the kiosk needs the room.
  envelope TEXT
) STRICT;

CREATE INDEX submission_by_delivery ON submission (delivery);

-- The sealed photos that a submission names, in their order. They go up before it.
CREATE TABLE submission_attachment (
  attachment TEXT PRIMARY KEY,
  submission TEXT NOT NULL REFERENCES submission ON DELETE CASCADE,
  place INTEGER NOT NULL,
  digest TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  uploaded INTEGER NOT NULL DEFAULT 0 CHECK (uploaded IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX attachment_of_submission ON submission_attachment (submission, place);
