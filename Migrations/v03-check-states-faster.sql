-- SQLite builds the list of a condition such as `state IN (…)` anew for each row that it checks, which
-- was half of what storing a job takes. The same conditions, word by word.
--
-- A table's conditions cannot be changed, so that the table is made anew; foreign keys are off while
-- migrations run, and looked at in the end.

CREATE TABLE jobAnew (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    submittedAt INTEGER NOT NULL,
    -- JSON lists of text
    command TEXT NOT NULL,
    regions TEXT NOT NULL,
    executablePath TEXT,
    workingDirectory TEXT NOT NULL,
    deadline INTEGER,
    earliest INTEGER,
    acceleratorCount INTEGER NOT NULL,
    home TEXT NOT NULL,
    cap TEXT NOT NULL,
    signal TEXT,
    baseline INTEGER REFERENCES placement (id),
    placement INTEGER REFERENCES placement (id),
    -- what one resume costs; NULL for a job that has to run in one piece
    resumeOverheadSeconds INTEGER,
    datasetGigabytes REAL,
    -- in the currency of the prices
    maximumCost REAL,
    carbonPricePerTonne REAL,
    priority INTEGER NOT NULL DEFAULT 0,
    -- the first job of its array, which refers to itself
    arrayJob INTEGER REFERENCES job (id),
    arrayIndex INTEGER,
    CONSTRAINT jobStateIsKnown CHECK (
        state = 'queued' OR state = 'planned' OR state = 'starting' OR state = 'running'
        OR state = 'paused' OR state = 'held' OR state = 'succeeded' OR state = 'failed'
        OR state = 'cancelled' OR state = 'lost' OR state = 'missed'),
    CONSTRAINT jobCommandIsList CHECK (json_array_length(command) > 0),
    CONSTRAINT jobRegionsIsList CHECK (json_type(regions) = 'array'),
    CONSTRAINT jobHoldsSomething CHECK (acceleratorCount > 0),
    CONSTRAINT jobSignalIsKnown
        CHECK (signal = 'lifecycle' OR signal = 'direct' OR signal = 'marginal'),
    CONSTRAINT jobIsPlacedFromPlannedOn CHECK (
        state = 'held' OR state = 'queued' OR state = 'cancelled' OR state = 'missed'
        OR (placement IS NOT NULL AND baseline IS NOT NULL)),
    CONSTRAINT jobResumeTakesNoNegativeTime CHECK (resumeOverheadSeconds >= 0),
    CONSTRAINT jobDatasetIsPositive CHECK (datasetGigabytes > 0),
    CONSTRAINT jobMaximumCostIsPositive CHECK (maximumCost > 0),
    CONSTRAINT jobCarbonPriceIsNotNegative CHECK (carbonPricePerTonne >= 0),
    CONSTRAINT jobPriorityIsKnown CHECK (priority BETWEEN -10 AND 10),
    CONSTRAINT jobFollowsItsArray CHECK (arrayJob <= id),
    CONSTRAINT jobHasIndexInArray
        CHECK ((arrayIndex IS NULL) = (arrayJob IS NULL) AND coalesce(arrayIndex, 0) >= 0)
) STRICT;

INSERT INTO jobAnew SELECT * FROM job;

DROP TABLE job;

ALTER TABLE jobAnew RENAME TO job;

-- every look at the jobs in some states: what is open, what holds accelerators, what waits
CREATE INDEX jobByState ON job (state);
