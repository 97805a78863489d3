-- A job can be done in several ways, each with a name, its own number of accelerators, price and program;
-- what a plan saves is told apart by model and by datacentre; and how much work a job does is kept.

-- the accelerator's for variants that were given none
ALTER TABLE workloadVariant ADD COLUMN name TEXT
    CONSTRAINT variantIsNamed CHECK (length(name) > 0);
ALTER TABLE workloadVariant ADD COLUMN acceleratorCount INTEGER
    CONSTRAINT variantHoldsAccelerators CHECK (acceleratorCount > 0);
-- what it trains or runs; NULL for the job's own model
ALTER TABLE workloadVariant ADD COLUMN model TEXT;
-- of one accelerator; NULL for the region's
ALTER TABLE workloadVariant ADD COLUMN hourlyPrice REAL
    CONSTRAINT variantPriceIsNotNegative CHECK (hourlyPrice >= 0);
-- units of work that all its accelerators do in an hour
ALTER TABLE workloadVariant ADD COLUMN throughput REAL
    CONSTRAINT variantThroughputIsPositive CHECK (throughput > 0);
-- JSON list of text; NULL for the job's own
ALTER TABLE workloadVariant ADD COLUMN command TEXT
    CONSTRAINT variantCommandIsList CHECK (json_array_length(command) > 0);
ALTER TABLE workloadVariant ADD COLUMN executablePath TEXT;
UPDATE workloadVariant SET name = accelerator,
    acceleratorCount = (SELECT acceleratorCount FROM job WHERE id = workloadVariant.job);
CREATE UNIQUE INDEX workloadVariantByName ON workloadVariant (job, name);

ALTER TABLE placement ADD COLUMN variant TEXT
    CONSTRAINT placementVariantIsNamed CHECK (length(variant) > 0);
ALTER TABLE placement ADD COLUMN acceleratorCount INTEGER
    CONSTRAINT placementHoldsAccelerators CHECK (acceleratorCount > 0);
ALTER TABLE placement ADD COLUMN savedByModelGrams REAL NOT NULL DEFAULT 0;
-- the part of savedByRegionGrams that PUE makes; NULL where the two were not told apart
ALTER TABLE placement ADD COLUMN savedByDatacentreGrams REAL;
UPDATE placement SET variant = accelerator,
    acceleratorCount = (SELECT acceleratorCount FROM job WHERE id = placement.job);

-- in units of the user's own
ALTER TABLE job ADD COLUMN workCount REAL
    CONSTRAINT jobWorkIsPositive CHECK (workCount > 0);
ALTER TABLE job ADD COLUMN workUnit TEXT
    CONSTRAINT jobWorkHasUnit CHECK ((workCount IS NULL) = (workUnit IS NULL));

ALTER TABLE job ADD COLUMN objective TEXT NOT NULL DEFAULT 'carbon'
    CONSTRAINT jobObjectiveIsKnown CHECK (objective IN ('carbon', 'cost'));

DROP TRIGGER jobIsChanged;
CREATE TRIGGER jobIsChanged AFTER UPDATE OF name, submittedAt, command, regions, executablePath, workingDirectory,
    deadline, earliest, acceleratorCount, home, cap, signal, resumeOverheadSeconds, datasetGigabytes,
    maximumCost, carbonPricePerTonne, priority, arrayJob, arrayIndex, pauseMethod, pauseGraceSeconds,
    retries, project, isFinalRun, workload, workCount, workUnit, objective ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;
