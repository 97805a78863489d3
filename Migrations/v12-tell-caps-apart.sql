-- What a power cap does depends on what a job draws, and a cap is planned only where one can be set.

-- A cap's measurements apart by what the workloads drew uncapped; powerCapPoint has the mean of all.
CREATE TABLE powerCapDraw (
    accelerator TEXT NOT NULL,
    capWatts REAL NOT NULL,
    drawWatts REAL NOT NULL,
    relativeTime REAL NOT NULL,
    -- of the slowest tenth
    slowRelativeTime REAL NOT NULL,
    relativeEnergy REAL NOT NULL,
    PRIMARY KEY (accelerator, capWatts, drawWatts),
    FOREIGN KEY (accelerator, capWatts) REFERENCES powerCapPoint (accelerator, capWatts)
        ON DELETE CASCADE,
    CONSTRAINT capDrawIsPositive CHECK (drawWatts > 0 AND relativeTime > 0
        AND slowRelativeTime > 0 AND relativeEnergy > 0)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER powerCapDrawIsAdded AFTER INSERT ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapDrawIsChanged AFTER UPDATE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;
CREATE TRIGGER powerCapDrawIsRemoved AFTER DELETE ON powerCapDraw
BEGIN UPDATE planningInput SET revision = revision + 1; END;

-- who sets caps, where a person stated it
ALTER TABLE region ADD COLUMN capMeans TEXT
    CONSTRAINT regionCapMeansIsKnown CHECK (capMeans IN ('nvidia-smi', 'prolog', 'none'));
-- what a service found at its start: empty where it may set caps, else what is in the way
ALTER TABLE region ADD COLUMN capFinding TEXT;
