-- One row: whose database this is, how often somebody began to send, and whether all sending is paused.
CREATE TABLE sending (
	singleton SMALLINT NOT NULL PRIMARY KEY,
	installation VARCHAR(36) NOT NULL,
	epoch BIGINT NOT NULL,
	paused_by VARCHAR(130),
	paused_reason VARCHAR(500),
	paused_at TIMESTAMP WITH TIME ZONE,
	CONSTRAINT sending_once CHECK (singleton = 1)
);
