-- How the resident wishes to be shown things, beside the language that stood there from the start: no answer, and so
-- in clear. A screen that lost its power or its place shows the session as it was shown before.
ALTER TABLE session ADD COLUMN size INTEGER NOT NULL DEFAULT 2 CHECK (size BETWEEN 1 AND 4);
ALTER TABLE session ADD COLUMN theme TEXT NOT NULL DEFAULT 'warm'
  CHECK (theme IN ('warm', 'black-on-white', 'white-on-black'));
