-- A database as 0.1 left it, with a job in every state; read by the tests, never changed.
BEGIN TRANSACTION;
CREATE TABLE accelerator (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    boardPowerWatts REAL,
    boardPowerSource TEXT,
    CONSTRAINT acceleratorIsNamed CHECK (length(id) > 0),
    CONSTRAINT acceleratorPowerIsPositive CHECK (boardPowerWatts > 0),
    CONSTRAINT acceleratorPowerHasSource
        CHECK ((boardPowerWatts IS NULL) = (boardPowerSource IS NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO "accelerator" VALUES('a100','NVIDIA A100 (SXM)',400.0,'maker''s datasheet');
INSERT INTO "accelerator" VALUES('a40','NVIDIA A40',300.0,'highest limit, Zeus, NSDI ''23');
INSERT INTO "accelerator" VALUES('h100','NVIDIA H100 (SXM)',700.0,'maker''s datasheet');
INSERT INTO "accelerator" VALUES('p100','NVIDIA P100 (PCIe)',250.0,'maker''s datasheet');
INSERT INTO "accelerator" VALUES('t4','NVIDIA T4',70.0,'maker''s datasheet');
INSERT INTO "accelerator" VALUES('tpu-v2','Google TPU v2',280.0,'TDP, arXiv 2104.10350');
INSERT INTO "accelerator" VALUES('tpu-v3','Google TPU v3',450.0,'TDP, arXiv 2104.10350');
INSERT INTO "accelerator" VALUES('trainium','AWS Trainium',NULL,NULL);
INSERT INTO "accelerator" VALUES('unspecified','a processor known by its watts only',NULL,NULL);
INSERT INTO "accelerator" VALUES('v100','NVIDIA V100',250.0,'default limit, arXiv 2205.09646');
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
    appliedCapWatts REAL,
    PRIMARY KEY (job, number),
    CONSTRAINT attemptIsNumberedFromOne CHECK (number > 0),
    CONSTRAINT attemptOutcomeIsKnown
        CHECK (outcome IN ('exited', 'signalled', 'neverStarted', 'unknown')),
    CONSTRAINT attemptEndsWithOutcome CHECK ((endedAt IS NULL) = (outcome IS NULL)),
    CONSTRAINT attemptStatusFitsOutcome
        CHECK ((exitStatus IS NOT NULL) = (coalesce(outcome, '') IN ('exited', 'signalled')))
) STRICT, WITHOUT ROWID;
INSERT INTO "attempt" VALUES(4,1,'home','/var/lib/solstice/solstice-jobs/job-4-1',1646092920,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(5,1,'home','/var/lib/solstice/solstice-jobs/job-5-1',1646092920,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(6,1,'home','/var/lib/solstice/solstice-jobs/job-6-1',1646092920,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "attempt" VALUES(7,1,'home','/var/lib/solstice/solstice-jobs/job-7-1',1646092920,1646100120,'exited',0,NULL,NULL);
INSERT INTO "attempt" VALUES(8,1,'home','/var/lib/solstice/solstice-jobs/job-8-1',1646092920,1646100120,'signalled',9,NULL,NULL);
INSERT INTO "attempt" VALUES(10,1,'home','/var/lib/solstice/solstice-jobs/job-10-1',1646092920,1646100120,'unknown',NULL,NULL,NULL);
CREATE TABLE capacity (
    region TEXT NOT NULL REFERENCES region (id) ON DELETE CASCADE,
    accelerator TEXT NOT NULL REFERENCES accelerator (id),
    count INTEGER NOT NULL,
    hourlyPrice REAL,
    PRIMARY KEY (region, accelerator),
    CONSTRAINT capacityIsPositive CHECK (count > 0),
    CONSTRAINT priceIsNotNegative CHECK (hourlyPrice >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO "capacity" VALUES('home','v100',8,2.49);
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
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645920000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645923600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645927200,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645930800,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645934400,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645938000,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645941600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645945200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645948800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645952400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645956000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645959600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645963200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645966800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645970400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645974000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645977600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645981200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645984800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645988400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645992000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645995600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1645999200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646002800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646006400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646010000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646013600,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646017200,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646020800,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646024400,3600,100.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646028000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646031600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646035200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646038800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646042400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646046000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646049600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646053200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646056800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646060400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646064000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646067600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646071200,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646074800,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646078400,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646082000,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646085600,3600,400.0,1);
INSERT INTO "carbonIntensity" VALUES('DE','direct',1646089200,3600,400.0,1);
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
INSERT INTO "carbonProfile" VALUES('DE','direct',2,0,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,1,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,1,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,2,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,2,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,3,'weekend',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,3,'workday',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,4,'weekend',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,4,'workday',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,5,'weekend',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,5,'workday',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,6,'weekend',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,6,'workday',100.0,100.0,100.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,7,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,7,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,8,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,8,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,9,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,9,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,10,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,10,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,11,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,11,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,12,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,12,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,13,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,13,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,14,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,14,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,15,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,15,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,16,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,16,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,17,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,17,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,18,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,18,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,19,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,19,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,20,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,20,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,21,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,21,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,22,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,22,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,23,'weekend',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',2,23,'workday',400.0,400.0,400.0,1);
INSERT INTO "carbonProfile" VALUES('DE','direct',3,0,'workday',400.0,400.0,400.0,1);
CREATE TABLE currentPlan (
    only INTEGER PRIMARY KEY,
    plan INTEGER NOT NULL REFERENCES plan (id),
    CONSTRAINT currentPlanIsOne CHECK (only = 1)
) STRICT;
INSERT INTO "currentPlan" VALUES(1,2);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    job INTEGER NOT NULL REFERENCES job (id),
    at INTEGER NOT NULL,
    fromState TEXT,
    toState TEXT NOT NULL,
    actor TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
INSERT INTO "event" VALUES(1,1,1646092800,NULL,'queued','user','submitted');
INSERT INTO "event" VALUES(2,1,1646092800,'queued','planned','planner','placed in home from 2022-03-01T02:00:00Z');
INSERT INTO "event" VALUES(3,2,1646092800,NULL,'held','user','submitted');
INSERT INTO "event" VALUES(4,3,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(5,4,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(6,4,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(7,4,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(8,5,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(9,5,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(10,5,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(11,5,1646092980,'starting','running','service','as it was');
INSERT INTO "event" VALUES(12,6,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(13,6,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(14,6,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(15,6,1646092980,'starting','running','service','as it was');
INSERT INTO "event" VALUES(16,6,1646093040,'running','paused','service','as it was');
INSERT INTO "event" VALUES(17,7,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(18,7,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(19,7,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(20,7,1646092980,'starting','running','service','as it was');
INSERT INTO "event" VALUES(21,7,1646093040,'running','succeeded','service','as it was');
INSERT INTO "event" VALUES(22,8,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(23,8,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(24,8,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(25,8,1646092980,'starting','running','service','as it was');
INSERT INTO "event" VALUES(26,8,1646093040,'running','failed','service','as it was');
INSERT INTO "event" VALUES(27,9,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(28,9,1646092860,'queued','cancelled','user','as it was');
INSERT INTO "event" VALUES(29,10,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(30,10,1646092860,'queued','planned','user','as it was');
INSERT INTO "event" VALUES(31,10,1646092920,'planned','starting','service','as it was');
INSERT INTO "event" VALUES(32,10,1646092980,'starting','running','service','as it was');
INSERT INTO "event" VALUES(33,10,1646093040,'running','lost','service','as it was');
INSERT INTO "event" VALUES(34,11,1646092800,NULL,'queued','user','as it was');
INSERT INTO "event" VALUES(35,11,1646092860,'queued','missed','user','as it was');
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
    rejectedCount INTEGER NOT NULL,
    CONSTRAINT batchKindIsKnown CHECK (kind IN ('carbon', 'carbonForecast', 'pue')),
    CONSTRAINT batchHashIsSHA256 CHECK (length(sha256) = 64)
) STRICT;
INSERT INTO "importBatch" VALUES(1,'carbon','-','5083ef25c540f621252dc9493304819c9d8ae5d9e9609b34ad70d3450f2fb7a1',1646092800,'csv','g/kWh',48,48,0,0,0);
CREATE TABLE job (
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
    CONSTRAINT jobStateIsKnown CHECK (state IN (
        'held', 'queued', 'planned', 'starting', 'running', 'paused',
        'succeeded', 'failed', 'cancelled', 'lost', 'missed')),
    CONSTRAINT jobCommandIsList CHECK (json_array_length(command) > 0),
    CONSTRAINT jobRegionsIsList CHECK (json_type(regions) = 'array'),
    CONSTRAINT jobHoldsSomething CHECK (acceleratorCount > 0),
    CONSTRAINT jobSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT jobIsPlacedFromPlannedOn CHECK (
        state NOT IN ('planned', 'starting', 'running', 'paused', 'succeeded', 'failed', 'lost')
        OR (placement IS NOT NULL AND baseline IS NOT NULL))
) STRICT;
INSERT INTO "job" VALUES(1,'first','planned',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,2,1);
INSERT INTO "job" VALUES(2,'kept','held',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646265600,NULL,2,'home','auto',NULL,NULL,NULL);
INSERT INTO "job" VALUES(3,'queued','queued',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,NULL,NULL);
INSERT INTO "job" VALUES(4,'starting','starting',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,4,3);
INSERT INTO "job" VALUES(5,'running','running',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,6,5);
INSERT INTO "job" VALUES(6,'paused','paused',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,8,7);
INSERT INTO "job" VALUES(7,'succeeded','succeeded',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,10,9);
INSERT INTO "job" VALUES(8,'failed','failed',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,12,11);
INSERT INTO "job" VALUES(9,'cancelled','cancelled',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,NULL,NULL);
INSERT INTO "job" VALUES(10,'lost','lost',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,14,13);
INSERT INTO "job" VALUES(11,'missed','missed',1646092800,'["\/bin\/true"]','[]','/bin/true','/',1646179200,NULL,1,'home','none',NULL,NULL,NULL);
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
    savedByTransferGrams REAL NOT NULL,
    CONSTRAINT placementSignalIsKnown CHECK (signal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT placementCapIsPositive CHECK (capWatts > 0),
    CONSTRAINT placementEnergyIsOrdered
        CHECK (itEnergyKWh >= 0 AND facilityEnergyKWh >= 0 AND emissionsGrams >= 0),
    CONSTRAINT placementBandIsWhole
        CHECK ((emissionsP10Grams IS NULL) = (emissionsP90Grams IS NULL))
) STRICT;
INSERT INTO "placement" VALUES(1,1,1,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(2,1,1,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(3,1,4,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(4,1,4,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(5,1,5,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(6,1,5,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(7,1,6,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(8,1,6,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(9,1,7,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(10,1,7,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(11,1,8,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(12,1,8,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
INSERT INTO "placement" VALUES(13,1,10,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,60.0,NULL,NULL,4.98,180.0,0.0,0.0,0.0,0.0,0.0,0.0,180.0,0.0);
INSERT INTO "placement" VALUES(14,1,10,'home','v100',NULL,'direct','seasonal-table','annual-figure',0.5,0.6,240.0,NULL,NULL,4.98,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0);
CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    parent INTEGER REFERENCES plan (id),
    createdAt INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
INSERT INTO "plan" VALUES(1,NULL,1646092800,'submission');
INSERT INTO "plan" VALUES(2,1,1646092800,'submission');
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
CREATE TABLE region (
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
    CONSTRAINT regionIsNamed CHECK (length(id) > 0),
    CONSTRAINT regionPUEIsPossible CHECK (annualPUE BETWEEN 1 AND 5),
    CONSTRAINT regionPUEHasSource CHECK ((annualPUE IS NULL) = (annualPUESource IS NULL)),
    CONSTRAINT regionIntensityIsPossible CHECK (annualGramsPerKWh BETWEEN 0 AND 3000),
    CONSTRAINT regionIntensityHasSource
        CHECK ((annualGramsPerKWh IS NULL) = (annualGramsPerKWhSource IS NULL)),
    CONSTRAINT regionIntensityHasSignal
        CHECK ((annualGramsPerKWh IS NULL) = (annualSignal IS NULL)),
    CONSTRAINT regionSignalIsKnown CHECK (annualSignal IN ('lifecycle', 'direct', 'marginal')),
    CONSTRAINT regionExecutorIsKnown CHECK (executor IN ('local', 'none')),
    CONSTRAINT regionHomeIsFlag CHECK (isHome IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "region" VALUES('home','DE','Europe/Berlin',1.2,'stated by the user',NULL,NULL,NULL,'local',1);
CREATE TABLE schemaVersion (
    migration TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO "schemaVersion" VALUES('v01-create-tables');
CREATE TABLE segment (
    placement INTEGER NOT NULL REFERENCES placement (id),
    startAt INTEGER NOT NULL,
    endAt INTEGER NOT NULL,
    PRIMARY KEY (placement, startAt),
    CONSTRAINT segmentHasLength CHECK (startAt < endAt)
) STRICT, WITHOUT ROWID;
INSERT INTO "segment" VALUES(1,1646100000,1646107200);
INSERT INTO "segment" VALUES(2,1646092800,1646100000);
INSERT INTO "segment" VALUES(3,1646100000,1646107200);
INSERT INTO "segment" VALUES(4,1646092800,1646100000);
INSERT INTO "segment" VALUES(5,1646100000,1646107200);
INSERT INTO "segment" VALUES(6,1646092800,1646100000);
INSERT INTO "segment" VALUES(7,1646100000,1646107200);
INSERT INTO "segment" VALUES(8,1646092800,1646100000);
INSERT INTO "segment" VALUES(9,1646100000,1646107200);
INSERT INTO "segment" VALUES(10,1646092800,1646100000);
INSERT INTO "segment" VALUES(11,1646100000,1646107200);
INSERT INTO "segment" VALUES(12,1646092800,1646100000);
INSERT INTO "segment" VALUES(13,1646100000,1646107200);
INSERT INTO "segment" VALUES(14,1646092800,1646100000);
CREATE TABLE workloadVariant (
    job INTEGER NOT NULL REFERENCES job (id),
    position INTEGER NOT NULL,
    accelerator TEXT NOT NULL,
    durationSeconds INTEGER NOT NULL,
    powerWatts REAL NOT NULL,
    isPowerAssumed INTEGER NOT NULL,
    PRIMARY KEY (job, position),
    CONSTRAINT variantTakesTime CHECK (durationSeconds > 0),
    CONSTRAINT variantPowerIsPositive CHECK (powerWatts > 0),
    CONSTRAINT variantAssumptionIsFlag CHECK (isPowerAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "workloadVariant" VALUES(1,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(2,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(3,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(4,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(5,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(6,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(7,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(8,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(9,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(10,0,'v100',7200,250.0,1);
INSERT INTO "workloadVariant" VALUES(11,0,'v100',7200,250.0,1);
CREATE TABLE zone (
    id TEXT NOT NULL PRIMARY KEY,
    timeZone TEXT NOT NULL,
    -- 1 while no region has said what the zone's local hours are
    isTimeZoneAssumed INTEGER NOT NULL,
    CONSTRAINT zoneIsNamed CHECK (length(id) > 0),
    CONSTRAINT zoneAssumptionIsFlag CHECK (isTimeZoneAssumed IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "zone" VALUES('DE','Europe/Berlin',0);
CREATE UNIQUE INDEX regionByHome ON region (isHome) WHERE isHome = 1;
CREATE INDEX jobByOpenState ON job (state)
    WHERE state IN ('held', 'queued', 'planned', 'starting', 'running', 'paused');
CREATE INDEX attemptByOpenEnd ON attempt (job) WHERE endedAt IS NULL;
CREATE INDEX eventByJob ON event (job, id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('job',11);
COMMIT;
