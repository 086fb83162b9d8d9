-- One row per edition: the document is its content, the manifest says line by line what was sealed.
CREATE TABLE digest_edition (
	id VARCHAR(20) PRIMARY KEY,
	definition VARCHAR(60) NOT NULL,
	state VARCHAR(10) NOT NULL,
	document TEXT NOT NULL,
	manifest TEXT,
	manifest_hash VARCHAR(64),
	reason VARCHAR(1000),
	assembled_at TIMESTAMP WITH TIME ZONE NOT NULL,
	planned_at TIMESTAMP WITH TIME ZONE,
	approved_by VARCHAR(200)
);

CREATE TABLE digest_chart (
	edition VARCHAR(20) NOT NULL REFERENCES digest_edition (id),
	name VARCHAR(20) NOT NULL,
	octets BYTEA NOT NULL,
	PRIMARY KEY (edition, name)
);
