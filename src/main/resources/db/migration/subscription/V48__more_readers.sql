-- A rerun seals those who have come since: their lines bear its number, and the seal is named 2026-W39+2.
ALTER TABLE subscription_audience ADD COLUMN attempt INTEGER DEFAULT 1 NOT NULL;

-- The mailing that a reader of a correction may have had, and that the correction answers.
ALTER TABLE subscription_audience ADD COLUMN answers VARCHAR(60);
