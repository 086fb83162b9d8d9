-- When the readers of an audience get what was prepared for them: one row for each choice among them, so that a million
-- readers are told their moments by some hundred rows. Written before a reader of that choice is
-- enqueued, and never changed.
CREATE TABLE subscription_moment (
	audience VARCHAR(60) NOT NULL,
	preferences VARCHAR(300) NOT NULL,
	not_before TIMESTAMP WITH TIME ZONE NOT NULL,
	PRIMARY KEY (audience, preferences)
);
