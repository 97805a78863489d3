-- How long jobs take on average, where that is less than what they are planned for; and what was
-- learnt from a history, so that it need not be learnt anew for every decision.

-- NULL where it is as long as planned for
ALTER TABLE workloadVariant ADD COLUMN meanDurationSeconds INTEGER
    CONSTRAINT variantMeanIsWithinDuration
        CHECK (meanDurationSeconds BETWEEN 1 AND durationSeconds);

-- What a forecast is made from: parameters fitted to a history up to a moment, and what the hours
-- until a later one say. A history that grows at its end leaves it as it is, to be carried on from
-- there; any other change of the history deletes it.
CREATE TABLE forecastModel (
    -- a zone, or for PUE a region
    place TEXT NOT NULL,
    quantity TEXT NOT NULL,
    -- the end of the history that the parameters were fitted to
    fittedAt INTEGER NOT NULL,
    -- the end of the newest hour that was taken in
    knownUntil INTEGER NOT NULL,
    -- 64-bit floating-point numbers, the least significant byte first
    numbers BLOB NOT NULL,
    PRIMARY KEY (place, quantity),
    CONSTRAINT modelQuantityIsKnown
        CHECK (quantity IN ('lifecycle', 'direct', 'marginal', 'pue')),
    CONSTRAINT modelIsFittedToThePast CHECK (fittedAt <= knownUntil),
    CONSTRAINT modelHasWholeNumbers CHECK (length(numbers) > 0 AND length(numbers) % 8 = 0)
) STRICT, WITHOUT ROWID;
