-- Half of each page is kept for the versions of a row that its changes of status leave behind. On a full page the first
-- change would move the row to another, and enter it into each index again.
ALTER TABLE delivery SET (fillfactor = 50);
