-- What more can be done with a job than to wait: pause it, move its data, mind its cost, put it
-- before others or after them.

-- what one resume costs; NULL for a job that has to run in one piece
ALTER TABLE job ADD COLUMN resumeOverheadSeconds INTEGER
    CONSTRAINT jobResumeTakesNoNegativeTime CHECK (resumeOverheadSeconds >= 0);

ALTER TABLE job ADD COLUMN datasetGigabytes REAL
    CONSTRAINT jobDatasetIsPositive CHECK (datasetGigabytes > 0);

-- in the currency of the prices
ALTER TABLE job ADD COLUMN maximumCost REAL
    CONSTRAINT jobMaximumCostIsPositive CHECK (maximumCost > 0);

ALTER TABLE job ADD COLUMN carbonPricePerTonne REAL
    CONSTRAINT jobCarbonPriceIsNotNegative CHECK (carbonPricePerTonne >= 0);

ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobPriorityIsKnown CHECK (priority BETWEEN -10 AND 10);

-- the first job of its array, which refers to itself
ALTER TABLE job ADD COLUMN arrayJob INTEGER REFERENCES job (id)
    CONSTRAINT jobFollowsItsArray CHECK (arrayJob <= id);

ALTER TABLE job ADD COLUMN arrayIndex INTEGER
    CONSTRAINT jobHasIndexInArray
        CHECK ((arrayIndex IS NULL) = (arrayJob IS NULL) AND coalesce(arrayIndex, 0) >= 0);

-- A job waits for earlier jobs only, so that no two can wait for each other.
CREATE TABLE dependency (
    job INTEGER NOT NULL REFERENCES job (id),
    predecessor INTEGER NOT NULL REFERENCES job (id),
    kind TEXT NOT NULL,
    PRIMARY KEY (job, predecessor),
    CONSTRAINT dependencyKindIsKnown CHECK (kind IN ('after-ok', 'after-any')),
    CONSTRAINT dependencyIsOnEarlierJob CHECK (predecessor < job)
) STRICT, WITHOUT ROWID;

-- who waits for a job that has just ended
CREATE INDEX dependencyByPredecessor ON dependency (predecessor);

ALTER TABLE region ADD COLUMN transferKWhPerGigabyte REAL
    CONSTRAINT regionTransferEnergyIsNotNegative CHECK (transferKWhPerGigabyte >= 0);

ALTER TABLE region ADD COLUMN transferGigabitsPerSecond REAL
    CONSTRAINT regionTransferRateIsPositive CHECK (transferGigabitsPerSecond > 0);

ALTER TABLE accelerator ADD COLUMN relativeSpeed REAL
    CONSTRAINT acceleratorSpeedIsPositive CHECK (relativeSpeed > 0);

ALTER TABLE accelerator ADD COLUMN relativeSpeedSource TEXT
    CONSTRAINT acceleratorSpeedHasSource
        CHECK ((relativeSpeed IS NULL) = (relativeSpeedSource IS NULL));

-- the part of emissionsGrams that moving the data set causes
ALTER TABLE placement ADD COLUMN transferGrams REAL NOT NULL DEFAULT 0
    CONSTRAINT placementTransferIsNotNegative CHECK (transferGrams >= 0);

-- what a plan of the whole queue is worth; NULL for plans that placed single jobs
ALTER TABLE plan ADD COLUMN effort TEXT
    CONSTRAINT planEffortIsKnown CHECK (effort IN ('quick', 'standard', 'thorough'));

ALTER TABLE plan ADD COLUMN objectiveGrams REAL
    CONSTRAINT planObjectiveHasEffort CHECK ((objectiveGrams IS NULL) = (effort IS NULL));

ALTER TABLE plan ADD COLUMN lowerBoundGrams REAL
    CONSTRAINT planBoundHasEffort CHECK ((lowerBoundGrams IS NULL) = (effort IS NULL));

ALTER TABLE plan ADD COLUMN isInterrupted INTEGER
    CONSTRAINT planInterruptionHasEffort
        CHECK ((isInterrupted IS NULL) = (effort IS NULL) AND isInterrupted IN (0, 1));
