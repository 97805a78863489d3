-- What runs take beside operational emissions: water by region, hardware by accelerator.

-- litres evaporated on site for a kWh of IT energy
ALTER TABLE region ADD COLUMN onSiteWater REAL
    CONSTRAINT regionOnSiteWaterIsPossible CHECK (onSiteWater BETWEEN 0 AND 1000);

ALTER TABLE region ADD COLUMN onSiteWaterSource TEXT
    CONSTRAINT regionOnSiteWaterHasSource
        CHECK ((onSiteWater IS NULL) = (onSiteWaterSource IS NULL));

-- litres consumed in making a kWh of electricity
ALTER TABLE region ADD COLUMN electricityWater REAL
    CONSTRAINT regionElectricityWaterIsPossible CHECK (electricityWater BETWEEN 0 AND 1000);

ALTER TABLE region ADD COLUMN electricityWaterSource TEXT
    CONSTRAINT regionElectricityWaterHasSource
        CHECK ((electricityWater IS NULL) = (electricityWaterSource IS NULL));

-- what making one, bringing it and scrapping it emits
ALTER TABLE accelerator ADD COLUMN embodiedGrams REAL
    CONSTRAINT acceleratorEmbodiedIsNotNegative CHECK (embodiedGrams >= 0);

ALTER TABLE accelerator ADD COLUMN lifetimeSeconds INTEGER
    CONSTRAINT acceleratorLifetimeIsPositive CHECK (lifetimeSeconds > 0)
    CONSTRAINT acceleratorLifetimeIsOfEmbodied
        CHECK ((embodiedGrams IS NULL) = (lifetimeSeconds IS NULL));

ALTER TABLE accelerator ADD COLUMN embodiedSource TEXT
    CONSTRAINT acceleratorEmbodiedHasSource
        CHECK ((embodiedGrams IS NULL) = (embodiedSource IS NULL));
