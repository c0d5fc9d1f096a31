-- The last event of the log whose change is in the tables: what a reader who wrote waits for. -1 where
-- none is known: records of an older application do not say it.
ALTER TABLE membership_projection.offsets ADD COLUMN event_offset BIGINT NOT NULL DEFAULT -1;
