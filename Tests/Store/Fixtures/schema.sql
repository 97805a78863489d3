CREATE TRIGGER acceleratorIsAdded AFTER INSERT ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER acceleratorIsChanged AFTER UPDATE ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER acceleratorIsRemoved AFTER DELETE ON accelerator
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER capacityIsAdded AFTER INSERT ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER capacityIsChanged AFTER UPDATE ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER capacityIsRemoved AFTER DELETE ON capacity
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER dependencyIsChanged AFTER UPDATE ON dependency
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER dependencyIsRemoved AFTER DELETE ON dependency
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

CREATE TRIGGER importBatchIsAdded AFTER INSERT ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER importBatchIsChanged AFTER UPDATE ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER importBatchIsRemoved AFTER DELETE ON importBatch
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER jobIsChanged AFTER UPDATE OF name, submittedAt, command, regions, executablePath, workingDirectory,
    deadline, earliest, acceleratorCount, home, cap, signal, resumeOverheadSeconds, datasetGigabytes,
    maximumCost, carbonPricePerTonne, priority, arrayJob, arrayIndex, pauseMethod, pauseGraceSeconds,
    retries, project, isFinalRun, workload, workCount, workUnit, objective ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER jobIsRemoved AFTER DELETE ON job
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapDrawIsAdded AFTER INSERT ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapDrawIsChanged AFTER UPDATE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapDrawIsRemoved AFTER DELETE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapPointIsAdded AFTER INSERT ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapPointIsChanged AFTER UPDATE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER powerCapPointIsRemoved AFTER DELETE ON powerCapPoint
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER regionIsAdded AFTER INSERT ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER regionIsChanged AFTER UPDATE ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER regionIsRemoved AFTER DELETE ON region
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER workloadVariantIsChanged AFTER UPDATE ON workloadVariant
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER workloadVariantIsRemoved AFTER DELETE ON workloadVariant
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER zoneIsAdded AFTER INSERT ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER zoneIsChanged AFTER UPDATE ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TRIGGER zoneIsRemoved AFTER DELETE ON zone
BEGIN UPDATE planningInput SET revision = revision + 1; END;

CREATE TABLE accelerator (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    boardPowerWatts REAL,
    boardPowerSource TEXT, relativeSpeed REAL
    CONSTRAINT acceleratorSpeedIsPositive CHECK (relativeSpeed > 0), relativeSpeedSource TEXT
    CONSTRAINT acceleratorSpeedHasSource
        CHECK ((relativeSpeed IS NULL) = (relativeSpeedSource IS NULL)), embodiedGrams REAL
    CONSTRAINT acceleratorEmbodiedIsNotNegative CHECK (embodiedGrams >= 0), lifetimeSeconds INTEGER
    CONSTRAINT acceleratorLifetimeIsPositive CHECK (lifetimeSeconds > 0)
    CONSTRAINT acceleratorLifetimeIsOfEmbodied
        CHECK ((embodiedGrams IS NULL) = (lifetimeSeconds IS NULL)), embodiedSource TEXT
    CONSTRAINT acceleratorEmbodiedHasSource
        CHECK ((embodiedGrams IS NULL) = (embodiedSource IS NULL)),
    CONSTRAINT acceleratorIsNamed CHECK (length(id) > 0),
    CONSTRAINT acceleratorPowerIsPositive CHECK (boardPowerWatts > 0),
    CONSTRAINT acceleratorPowerHasSource
        CHECK ((boardPowerWatts IS NULL) = (boardPowerSource IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
    job INTEGER NOT NULL REFERENCES job (id),
    number INTEGER NOT NULL,
    region TEXT NOT NULL,
    folder TEXT NOT NULL,
    startedAt INTEGER NOT NULL,
    endedAt INTEGER,
    outcome TEXT,
    exitStatus INTEGER,
    reason TEXT,
    appliedCapWatts REAL, key TEXT
    CONSTRAINT attemptKeyIsNamed CHECK (length(key) > 0), purpose TEXT NOT NULL DEFAULT 'start'
    CONSTRAINT attemptPurposeIsKnown
        CHECK (purpose = 'start' OR purpose = 'retry' OR purpose = 'resume'), devices TEXT NOT NULL DEFAULT '[]'
    CONSTRAINT attemptDevicesIsList CHECK (json_type(devices) = 'array'), capProblem TEXT
    CONSTRAINT attemptIsCappedOrNot CHECK (capProblem IS NULL OR appliedCapWatts IS NULL),
    PRIMARY KEY (job, number),
    CONSTRAINT attemptIsNumberedFromOne CHECK (number > 0),
    CONSTRAINT attemptOutcomeIsKnown
        CHECK (outcome IN ('exited', 'signalled', 'neverStarted', 'unknown')),
    CONSTRAINT attemptEndsWithOutcome CHECK ((endedAt IS NULL) = (outcome IS NULL)),
    CONSTRAINT attemptStatusFitsOutcome
        CHECK ((exitStatus IS NOT NULL) = (coalesce(outcome, '') IN ('exited', 'signalled')))
) STRICT, WITHOUT ROWID;

CREATE TABLE capacity (
    region TEXT NOT NULL REFERENCES region (id) ON DELETE CASCADE,
    accelerator TEXT NOT NULL REFERENCES accelerator (id),
    count INTEGER NOT NULL,
    hourlyPrice REAL,
    PRIMARY KEY (region, accelerator),
    CONSTRAINT capacityIsPositive CHECK (count > 0),
    CONSTRAINT priceIsNotNegative CHECK (hourlyPrice >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE carbonForecast (
    zone TEXT NOT NULL REFERENCES zone (id),
    signal TEXT NOT NULL,
    issuedAt INTEGER NOT NULL,
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    gramsPerKWh REAL NOT NULL,
    batch INTEGER NOT NULL REFERENCES importBatch (id),
    PRIMARY KEY (zone, signal, issuedAt, startAt),
    CONSTRAINT forecastSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT forecastStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT forecastIsPossible CHECK (gramsPerKWh BETWEEN 0 AND 3000)
) STRICT, WITHOUT ROWID;

CREATE TABLE carbonFreeShare (
    zone TEXT NOT NULL REFERENCES zone (id),
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    share REAL NOT NULL,
    batch INTEGER NOT NULL REFERENCES importBatch (id),
    PRIMARY KEY (zone, startAt),
    CONSTRAINT carbonFreeStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT carbonFreeIsShare CHECK (share BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE carbonIntensity (
    zone TEXT NOT NULL REFERENCES zone (id),
    signal TEXT NOT NULL,
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    gramsPerKWh REAL NOT NULL,
    batch INTEGER NOT NULL REFERENCES importBatch (id), isEstimated INTEGER NOT NULL DEFAULT 0
    CONSTRAINT carbonEstimateIsFlag CHECK (isEstimated IN (0, 1)),
    PRIMARY KEY (zone, signal, startAt),
    CONSTRAINT carbonSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT carbonStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT carbonIsPossible CHECK (gramsPerKWh BETWEEN 0 AND 3000)
) STRICT, WITHOUT ROWID;

CREATE TABLE carbonProfile (
    zone TEXT NOT NULL REFERENCES zone (id),
    signal TEXT NOT NULL,
    month INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    dayType TEXT NOT NULL,
    mean REAL NOT NULL,
    p10 REAL NOT NULL,
    p90 REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (zone, signal, month, hour, dayType),
    CONSTRAINT carbonProfileSlot
        CHECK (month BETWEEN 1 AND 12 AND hour BETWEEN 0 AND 23
            AND dayType IN ('workday', 'weekend')),
    CONSTRAINT carbonProfileIsOrdered CHECK (p10 <= p90 AND count > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE currentPlan (
    only INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL REFERENCES plan (id),
    CONSTRAINT currentPlanIsOne CHECK (only = 1)
) STRICT;

CREATE TABLE dependency (
    job INTEGER NOT NULL REFERENCES job (id),
    predecessor INTEGER NOT NULL REFERENCES job (id),
    kind TEXT NOT NULL,
    PRIMARY KEY (job, predecessor),
    CONSTRAINT dependencyKindIsKnown CHECK (kind IN ('after-ok', 'after-any')),
    CONSTRAINT dependencyIsOnEarlierJob CHECK (predecessor < job)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    job INTEGER NOT NULL REFERENCES job (id),
    at INTEGER NOT NULL,
    fromState TEXT,
    toState TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

CREATE TABLE feed (
    id TEXT NOT NULL PRIMARY KEY,
    provider TEXT NOT NULL,
    -- NULL for all zones, and all signals, that an answer names
    zone TEXT,
    signal TEXT,
    baseURL TEXT,
    -- JSON list of words
    command TEXT NOT NULL,
    -- where the token is found; a token itself is never in here
    tokenVariable TEXT,
    tokenFile TEXT,
    sinceAt INTEGER NOT NULL,
    intervalSeconds INTEGER NOT NULL,
    isRecentOnly INTEGER NOT NULL,
    unit TEXT,
    timeZone TEXT,
    format TEXT,
    isForecast INTEGER NOT NULL,
    CONSTRAINT feedIsNamed CHECK (length(id) > 0),
    CONSTRAINT feedProviderIsKnown
        CHECK (provider IN ('gb', 'electricity-maps', 'watttime', 'url', 'command')),
    CONSTRAINT feedProviderIsAskedForZone
        CHECK (zone IS NOT NULL OR provider IN ('url', 'command')),
    CONSTRAINT feedSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT feedURLIsStated CHECK (provider <> 'url' OR baseURL IS NOT NULL),
    CONSTRAINT feedCommandIsList CHECK (json_type(command) = 'array'),
    CONSTRAINT feedCommandFitsProvider
        CHECK ((json_array_length(command) > 0) = (provider = 'command')),
    CONSTRAINT feedTokenIsInOnePlace CHECK (tokenVariable IS NULL OR tokenFile IS NULL),
    CONSTRAINT feedIntervalIsPolite CHECK (intervalSeconds BETWEEN 60 AND 2678400),
    CONSTRAINT feedFlagsAreFlags CHECK (isRecentOnly IN (0, 1) AND isForecast IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE feedState (
    feed TEXT NOT NULL REFERENCES feed (id) ON DELETE CASCADE,
    stream TEXT NOT NULL,
    -- history is kept, or was looked for, up to here; moved with each page in its transaction
    cursorAt INTEGER,
    dueAt INTEGER NOT NULL,
    succeededAt INTEGER,
    -- the page that the validators belong to
    page TEXT,
    entityTag TEXT,
    lastModified TEXT,
    failureCount INTEGER NOT NULL,
    troubleKind TEXT,
    trouble TEXT,
    -- JSON list of its details
    troubleCauses TEXT,
    troubleRemedy TEXT,
    troubleAt INTEGER,
    pageCount INTEGER NOT NULL,
    insertedCount INTEGER NOT NULL,
    replacedCount INTEGER NOT NULL, contradictionCount INTEGER NOT NULL DEFAULT 0
    CONSTRAINT feedContradictionsAreNotNegative CHECK (contradictionCount >= 0),
    PRIMARY KEY (feed, stream),
    CONSTRAINT feedStreamIsKnown CHECK (stream IN ('history', 'forecast')),
    CONSTRAINT feedValidatorsHavePage
        CHECK (page IS NOT NULL OR (entityTag IS NULL AND lastModified IS NULL)),
    CONSTRAINT feedTroubleKindIsKnown CHECK (
        troubleKind IN ('unauthorised', 'throttled', 'temporary', 'malformed', 'gone')),
    CONSTRAINT feedTroubleIsWhole CHECK (
        (trouble IS NULL) = (troubleKind IS NULL) AND (trouble IS NULL) = (troubleAt IS NULL)
        AND (trouble IS NULL) = (troubleCauses IS NULL)
        AND (trouble IS NULL) = (failureCount = 0)
        AND (troubleRemedy IS NULL OR trouble IS NOT NULL)),
    CONSTRAINT feedTroubleCausesAreList CHECK (json_type(troubleCauses) = 'array'),
    CONSTRAINT feedCountsAreNotNegative CHECK (
        failureCount >= 0 AND pageCount >= 0 AND insertedCount >= 0 AND replacedCount >= 0)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE forecastSkill (
    zone TEXT NOT NULL REFERENCES zone (id),
    signal TEXT NOT NULL,
    -- the first hour of a stretch of leads
    leadHours INTEGER NOT NULL,
    reckonedAt INTEGER NOT NULL,
    issueCount INTEGER NOT NULL,
    dayCount INTEGER NOT NULL,
    -- mean logarithm of what came over what was expected
    logBias REAL NOT NULL,
    -- mean absolute error over the mean of what came; NULL where too little was compared
    providerError REAL NOT NULL,
    correctedError REAL,
    ownError REAL,
    PRIMARY KEY (zone, signal, leadHours),
    CONSTRAINT skillSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT skillLooksAhead CHECK (leadHours >= 0),
    CONSTRAINT skillIsOfSomething CHECK (issueCount > 0 AND dayCount > 0),
    CONSTRAINT skillErrorIsNotNegative
        CHECK (min(providerError, coalesce(correctedError, 0), coalesce(ownError, 0)) >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
    only INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    CONSTRAINT identityIsOne CHECK (only = 1),
    CONSTRAINT identityIsNamed CHECK (length(name) > 0)
) STRICT;

CREATE TABLE importBatch (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    fileName TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    importedAt INTEGER NOT NULL,
    format TEXT NOT NULL,
    unit TEXT NOT NULL,
    rowCount INTEGER NOT NULL,
    insertedCount INTEGER NOT NULL,
    replacedCount INTEGER NOT NULL,
    unchangedCount INTEGER NOT NULL,
    rejectedCount INTEGER NOT NULL, feed TEXT
    CONSTRAINT batchFeedIsNamed CHECK (length(feed) > 0),
    CONSTRAINT batchKindIsKnown CHECK (kind IN ('carbon', 'carbonForecast', 'pue')),
    CONSTRAINT batchHashIsSHA256 CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE "job" (
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
    arrayIndex INTEGER, pauseMethod TEXT
    CONSTRAINT jobPauseMethodIsKnown CHECK (pauseMethod = 'stop' OR pauseMethod = 'checkpoint'), pauseGraceSeconds INTEGER
    CONSTRAINT jobPauseGraceIsPositive CHECK (pauseGraceSeconds > 0), retries INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobRetriesAreFew CHECK (retries BETWEEN 0 AND 100), project TEXT CONSTRAINT jobProjectIsNamed CHECK (project <> ''), isFinalRun INTEGER NOT NULL DEFAULT 0
    CONSTRAINT jobFinalRunIsFlag CHECK (isFinalRun IN (0, 1)), workload TEXT NOT NULL DEFAULT 'training'
    CONSTRAINT jobWorkloadIsKnown CHECK (workload IN ('training', 'inference')), workCount REAL
    CONSTRAINT jobWorkIsPositive CHECK (workCount > 0), workUnit TEXT
    CONSTRAINT jobWorkHasUnit CHECK ((workCount IS NULL) = (workUnit IS NULL)), objective TEXT NOT NULL DEFAULT 'carbon'
    CONSTRAINT jobObjectiveIsKnown CHECK (objective IN ('carbon', 'cost')),
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

CREATE TABLE placement (
    id INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL REFERENCES plan (id),
    job INTEGER NOT NULL REFERENCES job (id),
    region TEXT NOT NULL,
    accelerator TEXT NOT NULL,
    capWatts REAL,
    signal TEXT NOT NULL,
    carbonSource TEXT NOT NULL,
    pueSource TEXT NOT NULL,
    itEnergyKWh REAL NOT NULL,
    facilityEnergyKWh REAL NOT NULL,
    emissionsGrams REAL NOT NULL,
    emissionsP10Grams REAL,
    emissionsP90Grams REAL,
    cost REAL,
    savedByTimeGrams REAL NOT NULL,
    savedByRegionGrams REAL NOT NULL,
    savedByCapGrams REAL NOT NULL,
    savedByAcceleratorGrams REAL NOT NULL,
    savedByPausingGrams REAL NOT NULL,
    savedByITEnergyGrams REAL NOT NULL,
    savedByPUEGrams REAL NOT NULL,
    savedByCarbonIntensityGrams REAL NOT NULL,
    savedByTransferGrams REAL NOT NULL, transferGrams REAL NOT NULL DEFAULT 0
    CONSTRAINT placementTransferIsNotNegative CHECK (transferGrams >= 0), variant TEXT
    CONSTRAINT placementVariantIsNamed CHECK (length(variant) > 0), acceleratorCount INTEGER
    CONSTRAINT placementHoldsAccelerators CHECK (acceleratorCount > 0), savedByModelGrams REAL NOT NULL DEFAULT 0, savedByDatacentreGrams REAL,
    CONSTRAINT placementSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT placementCapIsPositive CHECK (capWatts > 0),
    CONSTRAINT placementEnergyIsOrdered
        CHECK (itEnergyKWh >= 0 AND facilityEnergyKWh >= 0 AND emissionsGrams >= 0),
    CONSTRAINT placementBandIsWhole
        CHECK ((emissionsP10Grams IS NULL) = (emissionsP90Grams IS NULL))
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    parent INTEGER REFERENCES plan (id),
    createdAt INTEGER NOT NULL,
    reason TEXT NOT NULL
, effort TEXT
    CONSTRAINT planEffortIsKnown CHECK (effort IN ('quick', 'standard', 'thorough')), objectiveGrams REAL
    CONSTRAINT planObjectiveHasEffort CHECK ((objectiveGrams IS NULL) = (effort IS NULL)), lowerBoundGrams REAL
    CONSTRAINT planBoundHasEffort CHECK ((lowerBoundGrams IS NULL) = (effort IS NULL)), isInterrupted INTEGER
    CONSTRAINT planInterruptionHasEffort
        CHECK ((isInterrupted IS NULL) = (effort IS NULL) AND isInterrupted IN (0, 1)), planningSeconds REAL
    CONSTRAINT planTakesTime CHECK (planningSeconds >= 0)) STRICT;

CREATE TABLE planningInput (
    only INTEGER PRIMARY KEY,
    revision INTEGER NOT NULL,
    CONSTRAINT planningInputIsOne CHECK (only = 1)
) STRICT;

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

CREATE TABLE pue (
    region TEXT NOT NULL,
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    ratio REAL NOT NULL,
    batch INTEGER NOT NULL REFERENCES importBatch (id),
    PRIMARY KEY (region, startAt),
    CONSTRAINT pueStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT pueIsPossible CHECK (ratio BETWEEN 1 AND 5)
) STRICT, WITHOUT ROWID;

CREATE TABLE pueProfile (
    region TEXT NOT NULL,
    month INTEGER NOT NULL,
    hour INTEGER NOT NULL,
    dayType TEXT NOT NULL,
    mean REAL NOT NULL,
    p10 REAL NOT NULL,
    p90 REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (region, month, hour, dayType),
    CONSTRAINT pueProfileSlot
        CHECK (month BETWEEN 1 AND 12 AND hour BETWEEN 0 AND 23
            AND dayType IN ('workday', 'weekend')),
    CONSTRAINT pueProfileIsOrdered CHECK (p10 <= p90 AND count > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE "region" (
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
    slurmPartition TEXT, onSiteWater REAL
    CONSTRAINT regionOnSiteWaterIsPossible CHECK (onSiteWater BETWEEN 0 AND 1000), onSiteWaterSource TEXT
    CONSTRAINT regionOnSiteWaterHasSource
        CHECK ((onSiteWater IS NULL) = (onSiteWaterSource IS NULL)), electricityWater REAL
    CONSTRAINT regionElectricityWaterIsPossible CHECK (electricityWater BETWEEN 0 AND 1000), electricityWaterSource TEXT
    CONSTRAINT regionElectricityWaterHasSource
        CHECK ((electricityWater IS NULL) = (electricityWaterSource IS NULL)), capMeans TEXT
    CONSTRAINT regionCapMeansIsKnown CHECK (capMeans IN ('nvidia-smi', 'prolog', 'none')), capFinding TEXT, carbonFreeShare REAL
    CONSTRAINT regionCarbonFreeIsShare CHECK (carbonFreeShare BETWEEN 0 AND 1), carbonFreeShareSource TEXT
    CONSTRAINT regionCarbonFreeHasSource
        CHECK ((carbonFreeShare IS NULL) = (carbonFreeShareSource IS NULL)), netGramsPerKWh REAL
    CONSTRAINT regionNetIntensityIsPossible CHECK (netGramsPerKWh BETWEEN 0 AND 3000), netGramsPerKWhSource TEXT
    CONSTRAINT regionNetIntensityHasSource
        CHECK ((netGramsPerKWh IS NULL) = (netGramsPerKWhSource IS NULL)),
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

CREATE TABLE schemaVersion (
    migration TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE segment (
    placement INTEGER NOT NULL REFERENCES placement (id),
    startAt INTEGER NOT NULL,
    endAt INTEGER NOT NULL,
    PRIMARY KEY (placement, startAt),
    CONSTRAINT segmentHasLength CHECK (startAt < endAt)
) STRICT, WITHOUT ROWID;

CREATE TABLE sqlite_sequence(name,seq);

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
    observedShare REAL NOT NULL, estimatedShare REAL NOT NULL DEFAULT 0
    CONSTRAINT statementEstimateIsShare CHECK (estimatedShare BETWEEN 0 AND 1), reason TEXT NOT NULL DEFAULT 'end'
    CONSTRAINT statementReasonIsKnown
        CHECK (reason = 'end' OR reason = 'attempt' OR reason = 'observed'), changedHours TEXT NOT NULL DEFAULT '[]'
    CONSTRAINT statementHoursAreList CHECK (json_type(changedHours) = 'array'),
    PRIMARY KEY (job, revision),
    CONSTRAINT statementIsNumberedFromOne CHECK (revision > 0),
    CONSTRAINT statementEnergySourceIsKnown CHECK (energySource IN ('modelled', 'metered', 'mixed')),
    CONSTRAINT statementIsNotNegative CHECK (
        itEnergyKWh >= 0 AND facilityEnergyKWh >= 0 AND emissionsGrams >= 0
        AND transferGrams >= 0 AND baselineGrams >= 0),
    CONSTRAINT statementShareIsShare CHECK (observedShare BETWEEN 0 AND 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
    name TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    createdAt INTEGER NOT NULL,
    CONSTRAINT tokenIsNamed CHECK (length(name) > 0),
    CONSTRAINT tokenIsHashed CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;

CREATE TABLE workloadVariant (
    job INTEGER NOT NULL REFERENCES job (id),
    position INTEGER NOT NULL,
    accelerator TEXT NOT NULL,
    durationSeconds INTEGER NOT NULL,
    powerWatts REAL NOT NULL,
    isPowerAssumed INTEGER NOT NULL, meanDurationSeconds INTEGER
    CONSTRAINT variantMeanIsWithinDuration
        CHECK (meanDurationSeconds BETWEEN 1 AND durationSeconds), measuredCaps TEXT
    CONSTRAINT variantCapsAreJSON CHECK (measuredCaps IS NULL OR json_valid(measuredCaps)), name TEXT
    CONSTRAINT variantIsNamed CHECK (length(name) > 0), acceleratorCount INTEGER
    CONSTRAINT variantHoldsAccelerators CHECK (acceleratorCount > 0), model TEXT, hourlyPrice REAL
    CONSTRAINT variantPriceIsNotNegative CHECK (hourlyPrice >= 0), throughput REAL
    CONSTRAINT variantThroughputIsPositive CHECK (throughput > 0), command TEXT
    CONSTRAINT variantCommandIsList CHECK (json_array_length(command) > 0), executablePath TEXT,
    PRIMARY KEY (job, position),
    CONSTRAINT variantTakesTime CHECK (durationSeconds > 0),
    CONSTRAINT variantPowerIsPositive CHECK (powerWatts > 0),
    CONSTRAINT variantAssumptionIsFlag CHECK (isPowerAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE zone (
    id TEXT NOT NULL PRIMARY KEY,
    timeZone TEXT NOT NULL,
    -- 1 while no region has said what the zone's local hours are
    isTimeZoneAssumed INTEGER NOT NULL,
    CONSTRAINT zoneIsNamed CHECK (length(id) > 0),
    CONSTRAINT zoneAssumptionIsFlag CHECK (isTimeZoneAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE INDEX attemptByOpenEnd ON attempt (job) WHERE endedAt IS NULL;

CREATE INDEX dependencyByPredecessor ON dependency (predecessor);

CREATE INDEX eventByJob ON event (job, id);

CREATE INDEX jobByProject ON job (project) WHERE project IS NOT NULL;

CREATE INDEX jobByState ON job (state);

CREATE UNIQUE INDEX regionByHome ON region (isHome) WHERE isHome = 1;

CREATE UNIQUE INDEX workloadVariantByName ON workloadVariant (job, name);
