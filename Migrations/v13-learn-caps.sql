-- What earlier runs of a job measured under power caps, as it was known when the job was submitted.

-- a list of [cap in watts, relative time, relative time of the slow, relative energy or null]
ALTER TABLE workloadVariant ADD COLUMN measuredCaps TEXT
    CONSTRAINT variantCapsAreJSON CHECK (measuredCaps IS NULL OR json_valid(measuredCaps));
