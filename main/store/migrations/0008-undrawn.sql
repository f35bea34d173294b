-- Whether the screen could not draw a character of an answer, so that staff look at the identity card. No answer: it says
-- neither which character nor where, and so stands in clear.
ALTER TABLE submission ADD COLUMN undrawn INTEGER NOT NULL DEFAULT 0 CHECK (undrawn IN (0, 1));
