-- What was ordered under which request key, so that the same order given twice is done once. Written in the transaction
-- of the act itself: a key without an outcome is never seen by anybody else.
CREATE TABLE admin_act
(
  request_key VARCHAR(100)             NOT NULL PRIMARY KEY,
  act         VARCHAR(64)              NOT NULL,
  who         VARCHAR(130)             NOT NULL,
  at          TIMESTAMP WITH TIME ZONE NOT NULL,
  sentence    VARCHAR(1000),
  concerned   BIGINT,
  ticket      VARCHAR(60)
);
