-- Observed, estimated and forecast hours are kept apart, and what stands for an hour that nothing was
-- observed of is settled once.

-- whether the provider estimated the value rather than measured it
ALTER TABLE carbonIntensity ADD COLUMN isEstimated INTEGER NOT NULL DEFAULT 0
    CONSTRAINT carbonEstimateIsFlag CHECK (isEstimated IN (0, 1));

-- The values that a job's statements rest on where nothing was observed.
CREATE TABLE fill (
    job INTEGER NOT NULL REFERENCES job (id),
    region TEXT NOT NULL,
    -- PUE, or what counts as carbon intensity
    quantity TEXT NOT NULL,
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    value REAL NOT NULL,
    -- 1 where it comes from the hours around in the record; 0 where it was only expected
    isFromRecord INTEGER NOT NULL,
    PRIMARY KEY (job, region, quantity, startAt),
    CONSTRAINT fillQuantityIsKnown
        CHECK (quantity IN ('lifecycle', 'direct', 'marginal', 'pue')),
    CONSTRAINT fillStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT fillIsNotNegative CHECK (value >= 0),
    CONSTRAINT fillSourceIsFlag CHECK (isFromRecord IN (0, 1))
) STRICT, WITHOUT ROWID;

-- share of the run time whose carbon intensity the provider estimated
ALTER TABLE statement ADD COLUMN estimatedShare REAL NOT NULL DEFAULT 0
    CONSTRAINT statementEstimateIsShare CHECK (estimatedShare BETWEEN 0 AND 1);

-- why it was made: the job's end, an attempt after that, or hours that were observed or revised
ALTER TABLE statement ADD COLUMN reason TEXT NOT NULL DEFAULT 'end'
    CONSTRAINT statementReasonIsKnown
        CHECK (reason = 'end' OR reason = 'attempt' OR reason = 'observed');

-- JSON list of starts and ends, in seconds, of the hours that were observed or revised
ALTER TABLE statement ADD COLUMN changedHours TEXT NOT NULL DEFAULT '[]'
    CONSTRAINT statementHoursAreList CHECK (json_type(changedHours) = 'array');

UPDATE statement SET reason = CASE
    WHEN batch IS NULL AND EXISTS (
        SELECT 1 FROM attempt a JOIN statement b ON b.job = a.job
        WHERE a.job = statement.job AND b.revision = statement.revision - 1
            AND a.startedAt >= b.statedAt AND a.endedAt <= statement.statedAt)
        THEN 'attempt'
    ELSE 'observed' END
WHERE revision > 1;

-- values of its pages that gave way to later ones of the same moment
ALTER TABLE feedState ADD COLUMN contradictionCount INTEGER NOT NULL DEFAULT 0
    CONSTRAINT feedContradictionsAreNotNegative CHECK (contradictionCount >= 0);
