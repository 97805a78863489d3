-- How much of the electricity is carbon-free, and what its emissions are net of certificates: shown beside
-- the gross figures, and part of none of them.

-- share of carbon-free energy over a year, from 0 to 1
ALTER TABLE region ADD COLUMN carbonFreeShare REAL
    CONSTRAINT regionCarbonFreeIsShare CHECK (carbonFreeShare BETWEEN 0 AND 1);

ALTER TABLE region ADD COLUMN carbonFreeShareSource TEXT
    CONSTRAINT regionCarbonFreeHasSource
        CHECK ((carbonFreeShare IS NULL) = (carbonFreeShareSource IS NULL));

-- gCO2e per kWh after what the operator bought
ALTER TABLE region ADD COLUMN netGramsPerKWh REAL
    CONSTRAINT regionNetIntensityIsPossible CHECK (netGramsPerKWh BETWEEN 0 AND 3000);

ALTER TABLE region ADD COLUMN netGramsPerKWhSource TEXT
    CONSTRAINT regionNetIntensityHasSource
        CHECK ((netGramsPerKWh IS NULL) = (netGramsPerKWhSource IS NULL));

-- Carbon-free shares that came with carbon intensities; no plan is made from them.
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
