-- What a source's document looked like when it was last stored: its validators and its hash.
CREATE TABLE fetch_validator (
	source VARCHAR(100) NOT NULL,
	location VARCHAR(2000) NOT NULL,
	etag VARCHAR(1000),
	last_modified TIMESTAMP WITH TIME ZONE,
	body_hash CHAR(64) NOT NULL,
	remembered_at TIMESTAMP WITH TIME ZONE NOT NULL,
	PRIMARY KEY (source, location)
);

-- Who asked to be left alone, and until when: a host (Retry-After) or one address (410).
CREATE TABLE fetch_pause (
	subject VARCHAR(2000) NOT NULL PRIMARY KEY,
	paused_until TIMESTAMP WITH TIME ZONE NOT NULL
);
