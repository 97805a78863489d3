-- Jobs are reported by project, final runs apart from preliminary ones, and power caps are planned by what
-- a job does.

ALTER TABLE job ADD COLUMN project TEXT CONSTRAINT jobProjectIsNamed CHECK (project <> '');
-- a final run is one whose result is published
ALTER TABLE job ADD COLUMN isFinalRun INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobFinalRunIsFlag CHECK (isFinalRun IN (0, 1));

-- decides which of an accelerator's cap tables a job is planned by
ALTER TABLE job ADD COLUMN workload TEXT NOT NULL DEFAULT 'training'
    CONSTRAINT jobWorkloadIsKnown CHECK (workload IN ('training', 'inference'));

-- the jobs of a project's report, and the projects there are
CREATE INDEX jobByProject ON job (project) WHERE project IS NOT NULL;

DROP TRIGGER jobIsChanged;
CREATE TRIGGER jobIsChanged AFTER UPDATE OF name, submittedAt, command, regions, executablePath, workingDirectory,
    deadline, earliest, acceleratorCount, home, cap, signal, resumeOverheadSeconds, datasetGigabytes,
    maximumCost, carbonPricePerTonne, priority, arrayJob, arrayIndex, pauseMethod, pauseGraceSeconds,
    retries, project, isFinalRun, workload ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;

-- A cap has an effect for each workload; all that was kept before is of training.
ALTER TABLE powerCapPoint RENAME TO oldPowerCapPoint;
ALTER TABLE powerCapDraw RENAME TO oldPowerCapDraw;
CREATE TABLE powerCapPoint (
    accelerator TEXT NOT NULL REFERENCES accelerator (id) ON DELETE CASCADE,
    workload TEXT NOT NULL,
    capWatts REAL NOT NULL,
    relativeTime REAL NOT NULL,
    relativeEnergy REAL NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (accelerator, workload, capWatts),
    CONSTRAINT capWorkloadIsKnown CHECK (workload IN ('training', 'inference')),
    CONSTRAINT capIsPositive CHECK (capWatts > 0 AND relativeTime > 0 AND relativeEnergy > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO powerCapPoint
    SELECT accelerator, 'training', capWatts, relativeTime, relativeEnergy, source FROM oldPowerCapPoint;
-- The same apart by what the measured workloads drew uncapped.
CREATE TABLE powerCapDraw (
    accelerator TEXT NOT NULL,
    workload TEXT NOT NULL,
    capWatts REAL NOT NULL,
    drawWatts REAL NOT NULL,
    relativeTime REAL NOT NULL,
    -- of the slowest tenth
    slowRelativeTime REAL NOT NULL,
    relativeEnergy REAL NOT NULL,
    PRIMARY KEY (accelerator, workload, capWatts, drawWatts),
    FOREIGN KEY (accelerator, workload, capWatts)
        REFERENCES powerCapPoint (accelerator, workload, capWatts) ON DELETE CASCADE,
    CONSTRAINT capDrawIsPositive CHECK (drawWatts > 0 AND relativeTime > 0
        AND slowRelativeTime > 0 AND relativeEnergy > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO powerCapDraw
    SELECT accelerator, 'training', capWatts, drawWatts, relativeTime, slowRelativeTime, relativeEnergy
    FROM oldPowerCapDraw;
DROP TABLE oldPowerCapDraw;
DROP TABLE oldPowerCapPoint;
CREATE TRIGGER powerCapPointIsAdded AFTER INSERT ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapPointIsChanged AFTER UPDATE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapPointIsRemoved AFTER DELETE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapDrawIsAdded AFTER INSERT ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapDrawIsChanged AFTER UPDATE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapDrawIsRemoved AFTER DELETE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;
