-- Providers that are asked by themselves, and how far each has come.

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

-- How a provider's forecasts came out, by how far they looked ahead, and how others would have.
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
