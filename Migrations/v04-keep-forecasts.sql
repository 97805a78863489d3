-- How long jobs take on average, where that is less than what they are planned for; and what was
-- learnt from a history, so that it need not be learnt anew for every decision.

-- NULL where it is as long as planned for
ALTER TABLE workloadVariant ADD COLUMN meanDurationSeconds INTEGER
    CONSTRAINT variantMeanIsWithinDuration
        CHECK (meanDurationSeconds BETWEEN 1 AND durationSeconds);
