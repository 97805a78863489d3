-- What serving over HTTP needs: who may change the queue from afar, and how long plans take.

-- Tokens that programs prove themselves with. A token itself is shown once and never kept.
CREATE TABLE token (
    name TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    createdAt INTEGER NOT NULL,
    CONSTRAINT tokenIsNamed CHECK (length(name) > 0),
    CONSTRAINT tokenIsHashed CHECK (length(sha256) = 64)
) STRICT, WITHOUT ROWID;

-- how long a plan of the whole queue was worked on; NULL for plans of single jobs
ALTER TABLE plan ADD COLUMN planningSeconds REAL
    CONSTRAINT planTakesTime CHECK (planningSeconds >= 0);
