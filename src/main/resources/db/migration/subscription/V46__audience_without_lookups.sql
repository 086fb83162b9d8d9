-- Nobody is ever deleted from subscriber, an erased person stays as a hash; so the audience need not look each reader up
-- when a million are sealed; nor the seal, which is written first in the same transaction. Made anew, since the two databases name a nameless constraint differently.
CREATE TABLE sealed_audience (
	audience VARCHAR(60) NOT NULL,
	subscriber BIGINT NOT NULL,
	address_hash CHAR(64) NOT NULL,
	preferences VARCHAR(300) NOT NULL,
	PRIMARY KEY (audience, subscriber)
);

INSERT INTO sealed_audience (audience, subscriber, address_hash, preferences)
SELECT audience, subscriber, address_hash, preferences FROM subscription_audience;

DROP TABLE subscription_audience;

ALTER TABLE sealed_audience RENAME TO subscription_audience;
