-- What an operator ordered of a further revision, before it is assembled. The articles to leave out are numbers with
-- spaces between them.
CREATE TABLE digest_correction (
	edition VARCHAR(20) PRIMARY KEY,
	corrects VARCHAR(20) NOT NULL REFERENCES digest_edition (id),
	note VARCHAR(1000) NOT NULL,
	dropped VARCHAR(1000) NOT NULL,
	ordered_by VARCHAR(200) NOT NULL,
	ordered_at TIMESTAMP WITH TIME ZONE NOT NULL
);
