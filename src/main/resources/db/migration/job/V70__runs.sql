-- Processes that run jobs. Times of this table are the database's own: leases must not hang on an application's clock.
CREATE TABLE job_node
(
  node    VARCHAR(120) PRIMARY KEY,
  seen_at TIMESTAMP WITH TIME ZONE NOT NULL
);

-- Which process executes a definition: never two at once, whichever scheduler they came from.
CREATE TABLE job_owner
(
  definition VARCHAR(120) PRIMARY KEY,
  node       VARCHAR(120)
);

-- What was asked for, by whom, and what became of it.
CREATE TABLE job_request
(
  ticket       VARCHAR(60) PRIMARY KEY,
  definition   VARCHAR(120)             NOT NULL,
  arguments    TEXT                     NOT NULL,
  requested_by VARCHAR(200)             NOT NULL,
  reason       TEXT                     NOT NULL,
  requested_at TIMESTAMP WITH TIME ZONE NOT NULL,
  outcome      VARCHAR(20),
  run          BIGINT,
  detail       TEXT,
  ended_at     TIMESTAMP WITH TIME ZONE
);
CREATE INDEX job_request_time ON job_request (requested_at);

-- Beside Batch's own executions: the instants, which Batch keeps without a zone, and who stopped it.
CREATE TABLE job_run
(
  run         BIGINT PRIMARY KEY,
  definition  VARCHAR(120)             NOT NULL,
  node        VARCHAR(120)             NOT NULL,
  started_at  TIMESTAMP WITH TIME ZONE NOT NULL,
  ended_at    TIMESTAMP WITH TIME ZONE,
  handed_over BOOLEAN                  NOT NULL
);

-- What a demonstration has sown into this database.
CREATE TABLE demo_seed
(
  name    VARCHAR(120) PRIMARY KEY,
  sown_at TIMESTAMP WITH TIME ZONE NOT NULL
);
