-- What a touch does may also be what it is for with a shaking hand left out, which the checks of 0007 refused.
ALTER TABLE session ADD COLUMN touching TEXT NOT NULL DEFAULT 'acts' CHECK (touching IN ('acts', 'steady', 'says'));
UPDATE session SET touching = touch;
ALTER TABLE session DROP COLUMN touch;
ALTER TABLE session RENAME COLUMN touching TO touch;
ALTER TABLE shown_slip ADD COLUMN touching TEXT NOT NULL DEFAULT 'acts' CHECK (touching IN ('acts', 'steady', 'says'));
UPDATE shown_slip SET touching = touch;
ALTER TABLE shown_slip DROP COLUMN touch;
ALTER TABLE shown_slip RENAME COLUMN touching TO touch;
