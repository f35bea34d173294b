-- Whether a touch does at once what a key is for, or says it first: for whoever finds keys by ear, with a finger.
ALTER TABLE session ADD COLUMN touch TEXT NOT NULL DEFAULT 'acts' CHECK (touch IN ('acts', 'says'));
ALTER TABLE shown_slip ADD COLUMN touch TEXT NOT NULL DEFAULT 'acts' CHECK (touch IN ('acts', 'says'));
