-- In which the slip is shown: as its session was, which is forgotten when the slip is there.
ALTER TABLE shown_slip ADD COLUMN language TEXT NOT NULL DEFAULT 'zh-CN';
ALTER TABLE shown_slip ADD COLUMN size INTEGER NOT NULL DEFAULT 2 CHECK (size BETWEEN 1 AND 4);
ALTER TABLE shown_slip ADD COLUMN theme TEXT NOT NULL DEFAULT 'warm'
  CHECK (theme IN ('warm', 'black-on-white', 'white-on-black'));
