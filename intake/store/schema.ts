/**
 * The tables, in the words that SQLite and PostgreSQL share. Each entry is one version, only ever added to. Times are
 * UTC milliseconds.
 */
export const versions: readonly string[] = [
  `CREATE TABLE kiosk (
     id TEXT PRIMARY KEY,
     name TEXT NOT NULL,
     signing_kid TEXT NOT NULL UNIQUE,
     signing_key TEXT NOT NULL,
     receiving_key TEXT NOT NULL,
     enrolled_at BIGINT NOT NULL
   );
   CREATE TABLE enrolment_code (
     code_hash TEXT PRIMARY KEY,
     expires_at BIGINT NOT NULL,
     kiosk TEXT REFERENCES kiosk
   );
   CREATE TABLE submission (
     submission TEXT PRIMARY KEY,
     kiosk TEXT NOT NULL REFERENCES kiosk,
     digest TEXT NOT NULL,
     number TEXT NOT NULL UNIQUE,
     slip TEXT NOT NULL,
     service TEXT NOT NULL,
     version TEXT NOT NULL,
     service_digest TEXT NOT NULL,
     language TEXT NOT NULL,
     at BIGINT NOT NULL,
     received_at BIGINT NOT NULL,
     attachments TEXT NOT NULL,
     cover TEXT NOT NULL,
     envelope TEXT NOT NULL,
     receipt TEXT NOT NULL
   );
   CREATE INDEX submission_by_time ON submission (received_at);
   CREATE TABLE attachment (
     kiosk TEXT NOT NULL,
     attachment TEXT NOT NULL,
     submission TEXT NOT NULL REFERENCES submission,
     PRIMARY KEY (kiosk, attachment, submission)
   );`,
  `CREATE INDEX submission_by_slip ON submission (slip);`,
];
