-- Forecasts that a feed brought are thinned as they age; those that a person imported are not.

-- the feed's name, also after it was removed; NULL for what was imported by hand
ALTER TABLE importBatch ADD COLUMN feed TEXT
    CONSTRAINT batchFeedIsNamed CHECK (length(feed) > 0);
