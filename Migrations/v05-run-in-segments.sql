-- What running for real needs: Slurm clusters, pauses, more than one attempt, meters, and statements
-- of what was emitted that later data can correct.

-- A condition cannot be changed, so that the table is made anew; the same columns, and the cluster's.
CREATE TABLE regionAnew (
    id TEXT NOT NULL PRIMARY KEY,
    zone TEXT NOT NULL REFERENCES zone (id),
    timeZone TEXT NOT NULL,
    annualPUE REAL,
    annualPUESource TEXT,
    annualGramsPerKWh REAL,
    annualGramsPerKWhSource TEXT,
    annualSignal TEXT,
    executor TEXT NOT NULL,
    isHome INTEGER NOT NULL,
    transferKWhPerGigabyte REAL,
    transferGigabitsPerSecond REAL,
    -- the cluster's slurm.conf; NULL for the one of this machine
    slurmConfigurationPath TEXT,
    -- JSON list of the words that go before each of its commands
    slurmCommandPrefix TEXT,
    slurmPartition TEXT,
    CONSTRAINT regionIsNamed CHECK (length(id) > 0),
    CONSTRAINT regionPUEIsPossible CHECK (annualPUE BETWEEN 1 AND 5),
    CONSTRAINT regionPUEHasSource CHECK ((annualPUE IS NULL) = (annualPUESource IS NULL)),
    CONSTRAINT regionIntensityIsPossible CHECK (annualGramsPerKWh BETWEEN 0 AND 3000),
    CONSTRAINT regionIntensityHasSource
        CHECK ((annualGramsPerKWh IS NULL) = (annualGramsPerKWhSource IS NULL)),
    CONSTRAINT regionIntensityHasSignal
        CHECK ((annualGramsPerKWh IS NULL) = (annualSignal IS NULL)),
    CONSTRAINT regionSignalIsKnown CHECK (annualSignal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT regionExecutorIsKnown CHECK (executor IN ('local', 'slurm', 'none')),
    CONSTRAINT regionHomeIsFlag CHECK (isHome IN (0, 1)),
    CONSTRAINT regionTransferEnergyIsNotNegative CHECK (transferKWhPerGigabyte >= 0),
    CONSTRAINT regionTransferRateIsPositive CHECK (transferGigabitsPerSecond > 0),
    CONSTRAINT regionSlurmPrefixIsList CHECK (json_type(slurmCommandPrefix) = 'array')
) STRICT, WITHOUT ROWID;

INSERT INTO regionAnew (id, zone, timeZone, annualPUE, annualPUESource, annualGramsPerKWh,
    annualGramsPerKWhSource, annualSignal, executor, isHome, transferKWhPerGigabyte,
    transferGigabitsPerSecond)
SELECT id, zone, timeZone, annualPUE, annualPUESource, annualGramsPerKWh,
    annualGramsPerKWhSource, annualSignal, executor, isHome, transferKWhPerGigabyte,
    transferGigabitsPerSecond
FROM region;

DROP TABLE region;

ALTER TABLE regionAnew RENAME TO region;

-- at most one home
CREATE UNIQUE INDEX regionByHome ON region (isHome) WHERE isHome = 1;

-- how it pauses: its processes are stopped where they stand, or asked to save their work and end
ALTER TABLE job ADD COLUMN pauseMethod TEXT
    CONSTRAINT jobPauseMethodIsKnown CHECK (pauseMethod = 'stop' OR pauseMethod = 'checkpoint');

-- how long it may take to save its work before it is ended by force
ALTER TABLE job ADD COLUMN pauseGraceSeconds INTEGER
    CONSTRAINT jobPauseGraceIsPositive CHECK (pauseGraceSeconds > 0);

-- how often it may be started anew after it went wrong
ALTER TABLE job ADD COLUMN retries INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobRetriesAreFew CHECK (retries BETWEEN 0 AND 100);

-- Which database this is, so that its jobs are not taken for those of another one on a cluster.
CREATE TABLE identity (
    only INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    CONSTRAINT identityIsOne CHECK (only = 1),
    CONSTRAINT identityIsNamed CHECK (length(name) > 0)
) STRICT;

INSERT INTO identity VALUES (1, lower(hex(randomblob(6))));

-- by which its executor knows it; NULL for those of older releases
ALTER TABLE attempt ADD COLUMN key TEXT
    CONSTRAINT attemptKeyIsNamed CHECK (length(key) > 0);

-- why an attempt was begun
ALTER TABLE attempt ADD COLUMN purpose TEXT NOT NULL DEFAULT 'start'
    CONSTRAINT attemptPurposeIsKnown
        CHECK (purpose = 'start' OR purpose = 'retry' OR purpose = 'resume');

-- JSON list of the numbers of the devices that it holds on its machine
ALTER TABLE attempt ADD COLUMN devices TEXT NOT NULL DEFAULT '[]'
    CONSTRAINT attemptDevicesIsList CHECK (json_type(devices) = 'array');

-- why the power cap that was planned was not in force
ALTER TABLE attempt ADD COLUMN capProblem TEXT
    CONSTRAINT attemptIsCappedOrNot CHECK (capProblem IS NULL OR appliedCapWatts IS NULL);

-- Times during which an attempt's processes were stopped.
CREATE TABLE pause (
    job INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    startAt INTEGER NOT NULL,
    -- NULL while it lasts
    endAt INTEGER,
    PRIMARY KEY (job, attempt, startAt),
    FOREIGN KEY (job, attempt) REFERENCES attempt (job, number),
    CONSTRAINT pauseEndsAfterItsStart CHECK (startAt <= endAt)
) STRICT, WITHOUT ROWID;

CREATE TABLE meterReading (
    job INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    meter TEXT NOT NULL,
    energyKWh REAL NOT NULL,
    -- how much of the attempt it saw
    coveredSeconds REAL NOT NULL,
    PRIMARY KEY (job, attempt, meter),
    FOREIGN KEY (job, attempt) REFERENCES attempt (job, number),
    CONSTRAINT meterIsKnown
        CHECK (meter IN ('acceleratorCounter', 'acceleratorSamples', 'processorCounter')),
    CONSTRAINT readingIsNotNegative CHECK (energyKWh >= 0 AND coveredSeconds >= 0)
) STRICT, WITHOUT ROWID;

-- What a job that is over is said to have used and emitted. Never changed: data that comes later adds
-- the next revision.
CREATE TABLE statement (
    job INTEGER NOT NULL REFERENCES job (id),
    revision INTEGER NOT NULL,
    statedAt INTEGER NOT NULL,
    -- the import that brought new data; NULL for the statement at the job's end
    batch INTEGER REFERENCES importBatch (id),
    energySource TEXT NOT NULL,
    itEnergyKWh REAL NOT NULL,
    facilityEnergyKWh REAL NOT NULL,
    emissionsGrams REAL NOT NULL,
    -- the part of emissionsGrams that moving the data set caused
    transferGrams REAL NOT NULL,
    baselineGrams REAL NOT NULL,
    -- share of the run time whose carbon intensity was observed
    observedShare REAL NOT NULL,
    PRIMARY KEY (job, revision),
    CONSTRAINT statementIsNumberedFromOne CHECK (revision > 0),
    CONSTRAINT statementEnergySourceIsKnown CHECK (energySource IN ('modelled', 'metered', 'mixed')),
    CONSTRAINT statementIsNotNegative CHECK (
        itEnergyKWh >= 0 AND facilityEnergyKWh >= 0 AND emissionsGrams >= 0
        AND transferGrams >= 0 AND baselineGrams >= 0),
    CONSTRAINT statementShareIsShare CHECK (observedShare BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;
