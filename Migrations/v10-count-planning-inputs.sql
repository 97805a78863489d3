-- What a plan is made from beside the jobs' own course is counted, so that a plan made from what is no
-- longer so is not kept.

-- One number that grows with every change of what the triggers below watch.
CREATE TABLE planningInput (
    only INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    CONSTRAINT planningInputIsOne CHECK (only = 1)
) STRICT;
INSERT INTO planningInput (only, revision) VALUES (1, 0);

-- Hours of carbon intensity, PUE and forecasts come in batches, and their tables are not watched row by
-- row: the row of the batch stands for them.
CREATE TRIGGER zoneIsAdded AFTER INSERT ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER zoneIsChanged AFTER UPDATE ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER zoneIsRemoved AFTER DELETE ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER regionIsAdded AFTER INSERT ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER regionIsChanged AFTER UPDATE ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER regionIsRemoved AFTER DELETE ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER acceleratorIsAdded AFTER INSERT ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER acceleratorIsChanged AFTER UPDATE ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER acceleratorIsRemoved AFTER DELETE ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapPointIsAdded AFTER INSERT ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapPointIsChanged AFTER UPDATE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapPointIsRemoved AFTER DELETE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER capacityIsAdded AFTER INSERT ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER capacityIsChanged AFTER UPDATE ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER capacityIsRemoved AFTER DELETE ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER importBatchIsAdded AFTER INSERT ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER importBatchIsChanged AFTER UPDATE ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER importBatchIsRemoved AFTER DELETE ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastModelIsAdded AFTER INSERT ON forecastModel
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastModelIsChanged AFTER UPDATE ON forecastModel
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastModelIsRemoved AFTER DELETE ON forecastModel
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastSkillIsAdded AFTER INSERT ON forecastSkill
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastSkillIsChanged AFTER UPDATE ON forecastSkill
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER forecastSkillIsRemoved AFTER DELETE ON forecastSkill
BEGIN UPDATE planningInput SET revision = revision + 1; END;

-- A job that comes or goes from state to state has an event, and one that gets another place a new plan;
-- only what happens to jobs beside that is counted here.
CREATE TRIGGER dependencyIsChanged AFTER UPDATE ON dependency
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER dependencyIsRemoved AFTER DELETE ON dependency
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER workloadVariantIsChanged AFTER UPDATE ON workloadVariant
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER workloadVariantIsRemoved AFTER DELETE ON workloadVariant
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER jobIsChanged AFTER UPDATE OF name, submittedAt, command, regions, executablePath, workingDirectory,
    deadline, earliest, acceleratorCount, home, cap, signal, resumeOverheadSeconds, datasetGigabytes,
    maximumCost, carbonPricePerTonne, priority, arrayJob, arrayIndex, pauseMethod, pauseGraceSeconds,
    retries ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER jobIsRemoved AFTER DELETE ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;
