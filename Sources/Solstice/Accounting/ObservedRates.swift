import SolsticeDomain

/// Recorded PUE and carbon intensity, laid over substitutes for the hours that are missing.
struct ObservedRates {
    private let pue: PrefixIntegral
    private let rate: PrefixIntegral
    private let recorded: Series<EmissionRate>
    private let estimated: [TimeWindow]
    /// The forecast, its source, and its region.
    let expected: RegionOutlook
    private let observedPUE: Series<PUE>
    private let fillingPUE: Filling<PUE>
    private let fillingIntensity: Filling<CarbonIntensity>
    private let wholePUE: Series<PUE>
    private let wholeIntensity: Series<CarbonIntensity>

    /// Values for hours that are missing from the record, in order of precedence.
    struct Filling<Quantity: ScalarQuantity> {
        /// Values that were settled earlier.
        var settled: Series<Quantity> = Series()
        /// Values from the neighbouring hours in the record.
        var neighbours: Series<Quantity> = Series()
        /// The forecast when the job was last stated.
        var provisional: Series<Quantity> = Series()

        /// The record, over all of these, over the forecast.
        func under(_ record: Series<Quantity>, over expected: Series<Quantity>)
            -> Series<Quantity>
        {
            record.over(settled).over(neighbours).over(provisional).over(expected)
        }

        /// Whether the substitute for a moment comes from the record.
        func isFromRecord(at moment: Instant) -> Bool {
            settled.value(at: moment) != nil || neighbours.value(at: moment) != nil
        }
    }

    init(
        expected: RegionOutlook, pue: Series<PUE>, carbonIntensity: Series<CarbonIntensity>,
        estimated: [TimeWindow] = [], fillingPUE: Filling<PUE> = Filling(),
        fillingIntensity: Filling<CarbonIntensity> = Filling()
    ) {
        self.expected = expected
        self.estimated = estimated
        observedPUE = pue
        self.fillingPUE = fillingPUE
        self.fillingIntensity = fillingIntensity
        wholePUE = fillingPUE.under(pue, over: expected.pue)
        wholeIntensity = fillingIntensity.under(carbonIntensity, over: expected.carbonIntensity)
        self.pue = PrefixIntegral(wholePUE)
        rate = PrefixIntegral(Series(pue: wholePUE, carbonIntensity: wholeIntensity))
        // A flat PUE is as good as it gets; carbon intensity decides whether an hour was observed.
        recorded = Series(pue: wholePUE, carbonIntensity: carbonIntensity)
    }

    /// The footprint of drawing these powers in these windows; nil if a rate is unknown.
    func footprint(_ runs: [(window: TimeWindow, power: Power)]) -> Footprint? {
        var energy = 0.0
        var facility = 0.0
        var grams = 0.0
        for (window, power) in runs {
            guard let pue = pue.over(window), let rate = rate.over(window) else { return nil }
            energy += power.watts / 1000 * window.length.hours
            facility += power.watts / 1000 * pue
            grams += power.watts / 1000 * rate
        }
        return Footprint(
            itEnergy: ITEnergy(kilowattHours: energy),
            facilityEnergy: FacilityEnergy(kilowattHours: facility),
            emissions: Emissions(grams: grams))
    }

    /// The hours of the windows whose carbon intensity was observed, and estimated.
    func recordedHours(of windows: [TimeWindow]) -> (observed: Double, estimated: Double) {
        var (recordedSeconds, estimatedSeconds) = (0, 0)
        for window in windows {
            for piece in recorded.clipped(to: window).pieces {
                recordedSeconds += piece.window.length.seconds
                for stretch in estimated {
                    estimatedSeconds += stretch.intersection(piece.window)?.length.seconds ?? 0
                }
            }
        }
        return (
            Double(recordedSeconds - estimatedSeconds) / 3600, Double(estimatedSeconds) / 3600
        )
    }

    /// The substitutes for missing hours of the windows, to be stored.
    func fills(in windows: [TimeWindow]) -> [FillKey: [Fill]] {
        let region = expected.region.id
        return [
            FillKey(region: region, signal: nil): Self.fills(
                wholePUE, observedPUE, fillingPUE, windows),
            FillKey(region: region, signal: expected.signal): Self.fills(
                wholeIntensity, recorded, fillingIntensity, windows),
        ]
    }

    private static func fills<Quantity, Recorded>(
        _ whole: Series<Quantity>, _ recorded: Series<Recorded>, _ filling: Filling<Quantity>,
        _ windows: [TimeWindow]
    ) -> [Fill] {
        let missing = Series<Quantity>.zip(whole, recorded) { value, known in
            known.isNaN ? value : .nan
        }
        return windows.joined().flatMap { window in
            missing.clipped(to: window).pieces.map { piece in
                let start = piece.window.start
                return Fill(
                    window: piece.window, value: piece.value.rawValue,
                    isFromRecord: filling.isFromRecord(at: start))
            }
        }
    }

    /// PUE × carbon intensity wherever both are known.
    var course: Series<EmissionRate> { Series(pue: wholePUE, carbonIntensity: wholeIntensity) }

    /// The intervals whose sum is a footprint.
    func hours(_ runs: [(window: TimeWindow, power: Power)]) -> [RatedHour] {
        let course = course
        return runs.flatMap { window, power in
            course.clipped(to: window).pieces.compactMap { piece -> RatedHour? in
                let start = piece.window.start
                guard let pue = wholePUE.value(at: start),
                    let intensity = wholeIntensity.value(at: start)
                else { return nil }
                let quality = quality(at: start)
                return RatedHour(
                    window: piece.window, power: power, pue: pue, carbonIntensity: intensity,
                    isPUEObserved: observedPUE.value(at: start) != nil,
                    isCarbonObserved: quality == .observed,
                    isCarbonEstimated: quality == .estimated)
            }
        }
    }

    private func quality(at moment: Instant) -> HourQuality {
        guard recorded.value(at: moment) != nil else { return .filled }
        let isEstimated = estimated.contains { $0.start <= moment && moment < $0.end }
        return isEstimated ? .estimated : .observed
    }
}
