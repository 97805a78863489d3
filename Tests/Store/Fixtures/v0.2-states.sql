-- A database as 0.2 left it, with a job in every state; read by the tests, never changed.
BEGIN TRANSACTION;
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
INSERT INTO "accelerator" VALUES('a100','NVIDIA A100 (SXM)',400.0,'maker''s datasheet',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('a40','NVIDIA A40',300.0,'highest limit, Zeus, NSDI ''23',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('h100','NVIDIA H100 (SXM)',700.0,'maker''s datasheet',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('p100','NVIDIA P100 (PCIe)',250.0,'maker''s datasheet',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('t4','NVIDIA T4',70.0,'maker''s datasheet',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('tpu-v2','Google TPU v2',280.0,'TDP, arXiv 2104.10350',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('tpu-v3','Google TPU v3',450.0,'TDP, arXiv 2104.10350',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('trainium','AWS Trainium',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('unspecified','a processor known by its watts only',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "accelerator" VALUES('v100','NVIDIA V100',250.0,'default limit, arXiv 2205.09646',NULL,NULL,NULL,NULL,NULL);
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
INSERT INTO "attempt" VALUES(4,1,'home','/var/lib/solstice/solstice-jobs/job-4-1-50acd11a2013',1767225600,NULL,NULL,NULL,NULL,NULL,'job-4-1-50acd11a2013','start','[0]',NULL);
INSERT INTO "attempt" VALUES(5,1,'home','/var/lib/solstice/solstice-jobs/job-5-1-50acd11a2013',1767225600,NULL,NULL,NULL,NULL,NULL,'job-5-1-50acd11a2013','start','[1]',NULL);
INSERT INTO "attempt" VALUES(6,1,'home','/var/lib/solstice/solstice-jobs/job-6-1-50acd11a2013',1767225600,NULL,NULL,NULL,NULL,NULL,'job-6-1-50acd11a2013','start','[2]',NULL);
INSERT INTO "attempt" VALUES(7,1,'home','/var/lib/solstice/solstice-jobs/job-7-1-50acd11a2013',1767225600,1767232800,'exited',0,NULL,150.0,'job-7-1-50acd11a2013','start','[3]',NULL);
INSERT INTO "attempt" VALUES(8,1,'home','/var/lib/solstice/solstice-jobs/job-8-1-50acd11a2013',1767225600,1767232800,'signalled',9,NULL,150.0,'job-8-1-50acd11a2013','start','[3]',NULL);
INSERT INTO "attempt" VALUES(10,1,'home','/var/lib/solstice/solstice-jobs/job-10-1-50acd11a2013',1767225600,1767232800,'unknown',NULL,NULL,150.0,'job-10-1-50acd11a2013','start','[3]',NULL);
CREATE TABLE capacity (
    region TEXT NOT NULL REFERENCES region (id) ON DELETE CASCADE,
    accelerator TEXT NOT NULL REFERENCES accelerator (id),
    count INTEGER NOT NULL,
    hourlyPrice REAL,
    PRIMARY KEY (region, accelerator),
    CONSTRAINT capacityIsPositive CHECK (count > 0),
    CONSTRAINT priceIsNotNegative CHECK (hourlyPrice >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "capacity" VALUES('home','v100',64,2.49);
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
CREATE TABLE carbonIntensity (
    zone TEXT NOT NULL REFERENCES zone (id),
    signal TEXT NOT NULL,
    startAt INTEGER NOT NULL,
    stepSeconds INTEGER NOT NULL,
    gramsPerKWh REAL NOT NULL,
    batch INTEGER NOT NULL REFERENCES importBatch (id),
    PRIMARY KEY (zone, signal, startAt),
    CONSTRAINT carbonSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT carbonStepIsPositive CHECK (stepSeconds > 0),
    CONSTRAINT carbonIsPossible CHECK (gramsPerKWh BETWEEN 0 AND 3000)
) STRICT, WITHOUT ROWID;
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767225600,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767229200,3600,101.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767232800,3600,102.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767236400,3600,103.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767240000,3600,104.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767243600,3600,105.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767247200,3600,106.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767250800,3600,107.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767254400,3600,108.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767258000,3600,109.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767261600,3600,110.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767265200,3600,111.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767268800,3600,112.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767272400,3600,113.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767276000,3600,114.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767279600,3600,115.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767283200,3600,116.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767286800,3600,117.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767290400,3600,118.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767294000,3600,119.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767297600,3600,120.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767301200,3600,121.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767304800,3600,122.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767308400,3600,123.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767312000,3600,124.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767315600,3600,125.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767319200,3600,126.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767322800,3600,127.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767326400,3600,128.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767330000,3600,129.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767333600,3600,130.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767337200,3600,131.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767340800,3600,132.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767344400,3600,133.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767348000,3600,134.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767351600,3600,135.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767355200,3600,136.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767358800,3600,137.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767362400,3600,138.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767366000,3600,139.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767369600,3600,140.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767373200,3600,141.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767376800,3600,142.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767380400,3600,143.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767384000,3600,144.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767387600,3600,145.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767391200,3600,146.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1767394800,3600,147.0,1);
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
INSERT INTO "carbonProfile" VALUES('DE','direct',1,0,'workday',112.0,100.0,124.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,1,'workday',113.0,101.0,125.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,2,'workday',114.0,102.0,126.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,3,'workday',115.0,103.0,127.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,4,'workday',116.0,104.0,128.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,5,'workday',117.0,105.0,129.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,6,'workday',118.0,106.0,130.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,7,'workday',119.0,107.0,131.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,8,'workday',120.0,108.0,132.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,9,'workday',121.0,109.0,133.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,10,'workday',122.0,110.0,134.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,11,'workday',123.0,111.0,135.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,12,'workday',124.0,112.0,136.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,13,'workday',125.0,113.0,137.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,14,'workday',126.0,114.0,138.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,15,'workday',127.0,115.0,139.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,16,'workday',128.0,116.0,140.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,17,'workday',129.0,117.0,141.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,18,'workday',130.0,118.0,142.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,19,'workday',131.0,119.0,143.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,20,'workday',132.0,120.0,144.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,21,'workday',133.0,121.0,145.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,22,'workday',134.0,122.0,146.0,2);
INSERT INTO "carbonProfile" VALUES('DE','direct',1,23,'workday',135.0,123.0,147.0,2);
CREATE TABLE currentPlan (
    only INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL REFERENCES plan (id),
    CONSTRAINT currentPlanIsOne CHECK (only = 1)
) STRICT;
INSERT INTO "currentPlan" VALUES(1,7);
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
INSERT INTO "event" VALUES(1,1,1767225600,NULL,'held','user','submitted');
INSERT INTO "event" VALUES(2,2,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(3,3,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(4,3,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(5,4,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(6,4,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(7,4,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(8,5,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(9,5,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(10,5,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(11,5,1767229200,'starting','running','service','test');
INSERT INTO "event" VALUES(12,6,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(13,6,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(14,6,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(15,6,1767229200,'starting','running','service','test');
INSERT INTO "event" VALUES(16,6,1767229200,'running','paused','service','test');
INSERT INTO "event" VALUES(17,7,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(18,7,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(19,7,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(20,7,1767229200,'starting','running','service','test');
INSERT INTO "event" VALUES(21,7,1767229200,'running','succeeded','service','test');
INSERT INTO "event" VALUES(22,8,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(23,8,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(24,8,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(25,8,1767229200,'starting','running','service','test');
INSERT INTO "event" VALUES(26,8,1767229200,'running','failed','service','test');
INSERT INTO "event" VALUES(27,9,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(28,9,1767225600,'queued','cancelled','test','test');
INSERT INTO "event" VALUES(29,10,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(30,10,1767225600,'queued','planned','test','test');
INSERT INTO "event" VALUES(31,10,1767225600,'planned','starting','service','its planned start has come');
INSERT INTO "event" VALUES(32,10,1767229200,'starting','running','service','test');
INSERT INTO "event" VALUES(33,10,1767229200,'running','lost','service','test');
INSERT INTO "event" VALUES(34,11,1767225600,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(35,11,1767225600,'queued','missed','test','test');
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
    replacedCount INTEGER NOT NULL,
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
INSERT INTO "identity" VALUES(1,'50acd11a2013');
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
INSERT INTO "importBatch" VALUES(1,'carbon','history.csv','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1767225600,'plain-csv','g/kWh',24,48,0,0,0,NULL);
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
    CONSTRAINT jobRetriesAreFew CHECK (retries BETWEEN 0 AND 100),
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
INSERT INTO "job" VALUES(1,'held','held',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(2,'queued','queued',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(3,'planned','planned',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,2,1,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(4,'starting','starting',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,4,3,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(5,'running','running',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,6,5,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(6,'paused','paused',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,8,7,300,NULL,NULL,NULL,0,NULL,NULL,'stop',120,1);
INSERT INTO "job" VALUES(7,'succeeded','succeeded',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,10,9,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(8,'failed','failed',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,12,11,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(9,'cancelled','cancelled',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(10,'lost','lost',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,14,13,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
INSERT INTO "job" VALUES(11,'missed','missed',1767225600,'["python","train.py"]','[]',NULL,'/',NULL,NULL,1,'home','auto',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,1);
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
INSERT INTO "meterReading" VALUES(7,1,'acceleratorSamples',0.5,7190.0);
INSERT INTO "meterReading" VALUES(8,1,'acceleratorSamples',0.5,7190.0);
INSERT INTO "meterReading" VALUES(10,1,'acceleratorSamples',0.5,7190.0);
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
INSERT INTO "pause" VALUES(6,1,1767229200,NULL);
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
    CONSTRAINT placementTransferIsNotNegative CHECK (transferGrams >= 0),
    CONSTRAINT placementSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT placementCapIsPositive CHECK (capWatts > 0),
    CONSTRAINT placementEnergyIsOrdered
        CHECK (itEnergyKWh >= 0 AND facilityEnergyKWh >= 0 AND emissionsGrams >= 0),
    CONSTRAINT placementBandIsWhole
        CHECK ((emissionsP10Grams IS NULL) = (emissionsP90Grams IS NULL))
) STRICT;
INSERT INTO "placement" VALUES(1,1,3,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(2,1,3,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(3,2,4,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(4,2,4,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(5,3,5,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(6,3,5,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(7,4,6,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(8,4,6,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(9,5,7,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(10,5,7,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(11,6,8,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(12,6,8,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
INSERT INTO "placement" VALUES(13,7,10,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,100.0,50.0,200.0,3.25,50.0,0.0,0.0,0.0,0.0,0.0,0.0,50.0,0.0,12.5);
INSERT INTO "placement" VALUES(14,7,10,'home','v100',150.0,'direct','seasonal-table','annual-figure',0.5,0.6,150.0,75.0,300.0,3.25,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,18.75);
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
INSERT INTO "plan" VALUES(1,NULL,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(2,1,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(3,2,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(4,3,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(5,4,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(6,5,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "plan" VALUES(7,6,1767225600,'test',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE powerCapPoint (
    accelerator TEXT NOT NULL REFERENCES accelerator (id) ON DELETE CASCADE,
    capWatts REAL NOT NULL,
    relativeTime REAL NOT NULL,
    relativeEnergy REAL NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (accelerator, capWatts),
    CONSTRAINT capIsPositive CHECK (capWatts > 0 AND relativeTime > 0 AND relativeEnergy > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "powerCapPoint" VALUES('a40',100.0,2.49,1.33,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('a40',125.0,1.76,1.11,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('a40',150.0,1.31,0.94,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('a40',175.0,1.1,0.87,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('a40',200.0,1.04,0.88,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('a40',225.0,1.01,0.92,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',100.0,1.38,0.82,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',125.0,1.18,0.82,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',150.0,1.09,0.84,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',175.0,1.05,0.88,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',200.0,1.03,0.93,'Zeus, NSDI ''23, mean over workloads');
INSERT INTO "powerCapPoint" VALUES('v100',225.0,1.01,0.96,'Zeus, NSDI ''23, mean over workloads');
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
        CHECK ((electricityWater IS NULL) = (electricityWaterSource IS NULL)),
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
INSERT INTO "region" VALUES('home','DE','UTC',NULL,NULL,NULL,NULL,NULL,'local',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE schemaVersion (
    migration TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO "schemaVersion" VALUES('v01-create-tables');
INSERT INTO "schemaVersion" VALUES('v02-add-levers');
INSERT INTO "schemaVersion" VALUES('v03-check-states-faster');
INSERT INTO "schemaVersion" VALUES('v04-keep-forecasts');
INSERT INTO "schemaVersion" VALUES('v05-run-in-segments');
INSERT INTO "schemaVersion" VALUES('v06-keep-tokens');
INSERT INTO "schemaVersion" VALUES('v07-follow-feeds');
INSERT INTO "schemaVersion" VALUES('v08-keep-side-effects');
INSERT INTO "schemaVersion" VALUES('v09-tell-feeds-imports');
CREATE TABLE segment (
    placement INTEGER NOT NULL REFERENCES placement (id),
    startAt INTEGER NOT NULL,
    endAt INTEGER NOT NULL,
    PRIMARY KEY (placement, startAt),
    CONSTRAINT segmentHasLength CHECK (startAt < endAt)
) STRICT, WITHOUT ROWID;
INSERT INTO "segment" VALUES(1,1767225600,1767232800);
INSERT INTO "segment" VALUES(2,1767225600,1767232800);
INSERT INTO "segment" VALUES(3,1767225600,1767232800);
INSERT INTO "segment" VALUES(4,1767225600,1767232800);
INSERT INTO "segment" VALUES(5,1767225600,1767232800);
INSERT INTO "segment" VALUES(6,1767225600,1767232800);
INSERT INTO "segment" VALUES(7,1767225600,1767232800);
INSERT INTO "segment" VALUES(8,1767225600,1767232800);
INSERT INTO "segment" VALUES(9,1767225600,1767232800);
INSERT INTO "segment" VALUES(10,1767225600,1767232800);
INSERT INTO "segment" VALUES(11,1767225600,1767232800);
INSERT INTO "segment" VALUES(12,1767225600,1767232800);
INSERT INTO "segment" VALUES(13,1767225600,1767232800);
INSERT INTO "segment" VALUES(14,1767225600,1767232800);
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
CREATE TABLE token (
    name TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    createdAt INTEGER NOT NULL,
    CONSTRAINT tokenIsNamed CHECK (length(name) > 0),
    CONSTRAINT tokenIsHashed CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;
INSERT INTO "token" VALUES('laptop','aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',1767225600);
CREATE TABLE workloadVariant (
    job INTEGER NOT NULL REFERENCES job (id),
    position INTEGER NOT NULL,
    accelerator TEXT NOT NULL,
    durationSeconds INTEGER NOT NULL,
    powerWatts REAL NOT NULL,
    isPowerAssumed INTEGER NOT NULL, meanDurationSeconds INTEGER
    CONSTRAINT variantMeanIsWithinDuration
        CHECK (meanDurationSeconds BETWEEN 1 AND durationSeconds),
    PRIMARY KEY (job, position),
    CONSTRAINT variantTakesTime CHECK (durationSeconds > 0),
    CONSTRAINT variantPowerIsPositive CHECK (powerWatts > 0),
    CONSTRAINT variantAssumptionIsFlag CHECK (isPowerAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "workloadVariant" VALUES(1,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(2,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(3,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(4,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(5,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(6,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(7,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(8,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(9,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(10,0,'v100',7200,250.0,0,7200);
INSERT INTO "workloadVariant" VALUES(11,0,'v100',7200,250.0,0,7200);
CREATE TABLE zone (
    id TEXT NOT NULL PRIMARY KEY,
    timeZone TEXT NOT NULL,
    -- 1 while no region has said what the zone's local hours are
    isTimeZoneAssumed INTEGER NOT NULL,
    CONSTRAINT zoneIsNamed CHECK (length(id) > 0),
    CONSTRAINT zoneAssumptionIsFlag CHECK (isTimeZoneAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "zone" VALUES('DE','UTC',0);
CREATE INDEX attemptByOpenEnd ON attempt (job) WHERE endedAt IS NULL;
CREATE INDEX eventByJob ON event (job, id);
CREATE INDEX dependencyByPredecessor ON dependency (predecessor);
CREATE INDEX jobByState ON job (state);
CREATE UNIQUE INDEX regionByHome ON region (isHome) WHERE isHome = 1;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('job',11);
COMMIT;
