-- How often the connection broke at this recipient and the row was given back unharmed.
ALTER TABLE delivery ADD COLUMN breaks INTEGER DEFAULT 0 NOT NULL;
