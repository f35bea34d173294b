type Database = 'sqlite' | 'postgres';

/** The tables, version by version, in the words of this database. */
export function versionsOf(database: Database): readonly string[] {
  return versions.map((version) => (typeof version === 'string' ? version : version[database]));
}

const numberArrivals = `
   ALTER TABLE submission ADD COLUMN arrival BIGINT;
   UPDATE submission SET arrival = numbered.arrival
     FROM (
       SELECT kiosk, submission, row_number() OVER (ORDER BY received_at, submission) AS arrival FROM submission
     ) AS numbered
     WHERE submission.kiosk = numbered.kiosk AND submission.submission = numbered.submission;
   CREATE INDEX submission_by_arrival ON submission (arrival);`;

/**
 * In the words that SQLite and PostgreSQL share, as far as they do. Each entry is one version, only ever added to. Times
 * are UTC milliseconds.
 */
const versions: readonly (string | Readonly<Record<Database, string>>)[] = [
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
  `CREATE TABLE wrong_try (
     what TEXT NOT NULL,
     source TEXT NOT NULL,
     at BIGINT NOT NULL
   );`,
  // Keys begin with the kiosk, so that a distributed PostgreSQL can spread the rows by it: docs/scale.md. That an id and a
  // number are there once, whatever the kiosk, is kept by two indexes of their own.
  `CREATE TABLE submission_by_kiosk (
     kiosk TEXT NOT NULL REFERENCES kiosk,
     submission TEXT NOT NULL,
     digest TEXT NOT NULL,
     number TEXT NOT NULL,
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
     receipt TEXT NOT NULL,
     PRIMARY KEY (kiosk, submission)
   );
   INSERT INTO submission_by_kiosk (
     kiosk, submission, digest, number, slip, service, version, service_digest, language, at, received_at, attachments,
     cover, envelope, receipt
   ) SELECT
     kiosk, submission, digest, number, slip, service, version, service_digest, language, at, received_at, attachments,
     cover, envelope, receipt
   FROM submission;
   CREATE TABLE attachment_by_kiosk (
     kiosk TEXT NOT NULL,
     attachment TEXT NOT NULL,
     submission TEXT NOT NULL,
     PRIMARY KEY (kiosk, attachment, submission),
     FOREIGN KEY (kiosk, submission) REFERENCES submission_by_kiosk (kiosk, submission)
   );
   INSERT INTO attachment_by_kiosk (kiosk, attachment, submission)
     SELECT kiosk, attachment, submission FROM attachment;
   DROP TABLE attachment;
   DROP TABLE submission;
   ALTER TABLE submission_by_kiosk RENAME TO submission;
   ALTER TABLE attachment_by_kiosk RENAME TO attachment;
   CREATE UNIQUE INDEX submission_once ON submission (submission);
   CREATE UNIQUE INDEX number_once ON submission (number);
   CREATE INDEX submission_by_time ON submission (received_at);
   CREATE INDEX submission_by_slip ON submission (slip);`,
  // What was decided of a submission, in the order in which its kiosk hears of it.
  `ALTER TABLE submission ADD COLUMN corrects TEXT;
   CREATE INDEX submission_by_corrected ON submission (corrects) WHERE corrects IS NOT NULL;
   CREATE TABLE submission_case (
     kiosk TEXT NOT NULL REFERENCES kiosk,
     news BIGINT NOT NULL,
     before BIGINT NOT NULL,
     submission TEXT NOT NULL,
     at BIGINT NOT NULL,
     state TEXT NOT NULL,
     note TEXT,
     sealed TEXT,
     PRIMARY KEY (kiosk, news),
     UNIQUE (kiosk, before),
     FOREIGN KEY (kiosk, submission) REFERENCES submission (kiosk, submission)
   );
   CREATE INDEX case_of_submission ON submission_case (submission);`,
  // What a kiosk signed with a key that it had before may still be on its way.
  `CREATE TABLE former_signing_key (
     signing_kid TEXT PRIMARY KEY,
     kiosk TEXT NOT NULL REFERENCES kiosk,
     signing_key TEXT NOT NULL,
     replaced_at BIGINT NOT NULL,
     revoked_at BIGINT
   );
   ALTER TABLE kiosk ADD COLUMN revoked_at BIGINT;`,
  // The order in which submissions came to be there, which is not that of their times. On PostgreSQL whoever is about to
  // store takes a lock that only one can have: see `postgres.ts`.
  {
    sqlite: numberArrivals,
    postgres: `${numberArrivals}
   CREATE SEQUENCE arrival_number;
   SELECT setval('arrival_number', (SELECT count(*) FROM submission) + 1);`,
  },
];
