-- A session that was parked while the clock was not trusted has no day yet on which it is forgotten: its days begin
-- with the first time that is right again. So `kept_until` may now be null while a session is parked.
ALTER TABLE session ADD COLUMN expires_at INTEGER CHECK (expires_at IS NULL OR state = 'parked');
UPDATE session SET expires_at = kept_until;
ALTER TABLE session DROP COLUMN kept_until;
ALTER TABLE session RENAME COLUMN expires_at TO kept_until;
