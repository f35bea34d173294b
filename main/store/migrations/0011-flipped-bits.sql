-- So that a bit that was flipped on the disk is noticed, and costs no more than it has to.

-- SHA-256 over what stands in clear in the row: see `store/checked-rows.ts`. Null in what was written before.
ALTER TABLE session ADD COLUMN row_check BLOB CHECK (length(row_check) = 32);
ALTER TABLE submission ADD COLUMN row_check BLOB CHECK (length(row_check) = 32);
ALTER TABLE staff ADD COLUMN row_check BLOB CHECK (length(row_check) = 32);

-- Kept twice: the kiosk's and the sessions' keys, of which a bit would cost everything that they open, and what the kiosk
-- knows about itself, without which it does not start.
ALTER TABLE secret ADD COLUMN again BLOB;
UPDATE secret SET again = sealed;
ALTER TABLE session_key ADD COLUMN again BLOB;
UPDATE session_key SET again = wrapped;
ALTER TABLE fact ADD COLUMN again TEXT;
ALTER TABLE fact ADD COLUMN row_check BLOB CHECK (length(row_check) = 32);
