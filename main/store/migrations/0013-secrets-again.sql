-- The other copy of the kiosk's keys, on a page of its own. One bit of what says where a row begins and ends costs the row with
-- every copy in it, and without these keys nothing that waits can be sent.
CREATE TABLE secret_again (
  name TEXT PRIMARY KEY,
  sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO secret_again SELECT name, coalesce(again, sealed) FROM secret;
ALTER TABLE secret DROP COLUMN again;
