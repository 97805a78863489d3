-- Jobs are reported by project, final runs apart from preliminary ones.

ALTER TABLE job ADD COLUMN project TEXT CONSTRAINT jobProjectIsNamed CHECK (project <> '');
-- a final run is one whose result is published
ALTER TABLE job ADD COLUMN isFinalRun INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobFinalRunIsFlag CHECK (isFinalRun IN (0, 1));

-- the jobs of a project's report, and the projects there are
CREATE INDEX jobByProject ON job (project) WHERE project IS NOT NULL;

DROP TRIGGER jobIsChanged;
CREATE TRIGGER jobIsChanged AFTER UPDATE OF name, submittedAt, command, regions, executablePath, workingDirectory,
    deadline, earliest, acceleratorCount, home, cap, signal, resumeOverheadSeconds, datasetGigabytes,
    maximumCost, carbonPricePerTonne, priority, arrayJob, arrayIndex, pauseMethod, pauseGraceSeconds,
    retries, project, isFinalRun ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;
