-- The speech variety in which a resident is spoken to, beside the language of the texts. It was that of the language.
ALTER TABLE session ADD COLUMN variety TEXT NOT NULL DEFAULT 'cmn';
UPDATE session SET variety = 'en' WHERE language = 'en';
ALTER TABLE shown_slip ADD COLUMN variety TEXT NOT NULL DEFAULT 'cmn';
UPDATE shown_slip SET variety = 'en' WHERE language = 'en';
