-- What a sealed edition waits for, and until when. Another hash is another wait.
CREATE TABLE digest_wait (
	edition VARCHAR(20) NOT NULL REFERENCES digest_edition (id),
	manifest_hash VARCHAR(64) NOT NULL,
	since TIMESTAMP WITH TIME ZONE NOT NULL,
	decide_by TIMESTAMP WITH TIME ZONE,
	approvals INTEGER NOT NULL,
	PRIMARY KEY (edition, manifest_hash)
);

-- Who approved what they saw.
CREATE TABLE digest_approval (
	edition VARCHAR(20) NOT NULL REFERENCES digest_edition (id),
	manifest_hash VARCHAR(64) NOT NULL,
	who VARCHAR(200) NOT NULL,
	PRIMARY KEY (edition, manifest_hash, who)
);
