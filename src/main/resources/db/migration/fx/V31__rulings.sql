-- An operator's word on a fixing that was held back.
CREATE TABLE fx_ruling (
	source VARCHAR(60) NOT NULL,
	currency VARCHAR(3) NOT NULL,
	effective_date DATE NOT NULL,
	word VARCHAR(10) NOT NULL,
	said_by VARCHAR(200) NOT NULL,
	reason VARCHAR(1000) NOT NULL,
	said_at TIMESTAMP WITH TIME ZONE NOT NULL,
	PRIMARY KEY (source, currency, effective_date),
	CONSTRAINT fx_ruling_word CHECK (word IN ('RELEASED', 'DISMISSED'))
);
