-- What came back, each report once. A report is deleted from its mailbox only when it is here.
CREATE TABLE bounce (
	report_key VARCHAR(64) NOT NULL PRIMARY KEY,
	kind VARCHAR(12) NOT NULL,
	mailing VARCHAR(60),
	subscriber BIGINT,
	status VARCHAR(11) NOT NULL,
	detail VARCHAR(1000) NOT NULL,
	read_at TIMESTAMP WITH TIME ZONE NOT NULL,
	CONSTRAINT bounce_kind CHECK (kind IN ('FAILED', 'DELAYED', 'COMPLAINT', 'UNSUBSCRIBE', 'UNREADABLE'))
);

CREATE INDEX bounce_by_mailing ON bounce (mailing, kind, status);

CREATE INDEX bounce_by_subscriber ON bounce (subscriber, read_at);

-- On how many days a mailbox has refused mail, since the last pause long enough to forget.
CREATE TABLE bounce_score (
	subscriber BIGINT NOT NULL PRIMARY KEY,
	score INTEGER NOT NULL,
	last_day DATE NOT NULL
);
