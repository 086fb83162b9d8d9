-- When a source was asked last, and how many failures in a row there are by now.
ALTER TABLE news_source ADD COLUMN asked_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE news_source ADD COLUMN failures INTEGER DEFAULT 0 NOT NULL;
