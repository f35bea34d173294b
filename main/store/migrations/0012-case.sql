-- What became of a submission, as upstream said it last.
CREATE TABLE submission_case (
  submission TEXT PRIMARY KEY REFERENCES submission ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'paper-missing', 'handed-back')),
  -- By the intake's clock, and by ours; null while nobody knew the time.
  at INTEGER NOT NULL,
  heard_at INTEGER
) STRICT, WITHOUT ROWID;

-- What the clerk said of it to the resident, sealed by the wrapping key. Stands apart so that a backup can leave it out.
CREATE TABLE case_note (
  submission TEXT PRIMARY KEY REFERENCES submission_case ON DELETE CASCADE,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The submission that was handed back and is put right by this session, or by this submission. It may be deleted before.
ALTER TABLE session ADD COLUMN corrects TEXT;
ALTER TABLE submission ADD COLUMN corrects TEXT;
CREATE INDEX submission_by_corrected ON submission (corrects) WHERE corrects IS NOT NULL;
CREATE INDEX submission_by_receipt ON submission (receipt_number) WHERE receipt_number IS NOT NULL;
