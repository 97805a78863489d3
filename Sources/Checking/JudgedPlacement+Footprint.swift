import SolsticeDomain

extension JudgedPlacement {
    /// What its accelerator hours cost; nil if no price is known.
    private var price: Cost? {
        let hourly = variant?.hourlyPrice ?? region?.hourlyPrice(of: placement.accelerator)
        let count = variant?.count ?? placement.count
        return hourly.map { $0 * (Double(count) * placement.totalLength.hours) }
    }

    /// Whether it costs more than it may. The actual cost counts, not what the plan says.
    var costFaults: [String] {
        guard let maximum = job.maximumCost, let price else { return [] }
        // A limit met exactly must not fail because of the order of multiplications.
        guard price > maximum, !price.rawValue.agrees(with: maximum.rawValue, within: 1e-9) else {
            return []
        }
        return ["costs \(price.rawValue.figure), more than \(maximum.rawValue.figure)"]
    }

    /// Whether energy, emissions and money follow from the job, the hours and the prices.
    var footprintFaults: [String] {
        guard let work else { return [] }
        let stated = placement.footprint
        let kilowatts = work.power.watts / 1000
        var faults = [
            mismatch(
                "IT energy", stated.itEnergy.kilowattHours,
                kilowatts * placement.totalLength.hours, "kWh")
        ]
        if let region { faults += [moneyFault, transferFault(region)] }
        if let outlook {
            do {
                let hours = try OutlookWalk(outlook).integrals(over: placement.segments)
                faults += [
                    mismatch(
                        "facility energy", stated.facilityEnergy.kilowattHours,
                        kilowatts * hours.pue, "kWh"),
                    emissionsFault(kilowatts * hours.rate),
                ]
            } catch {
                faults.append(
                    "runs at \(error.moment), when no \(error.factor.rawValue) is known for "
                        + "\(placement.region)")
            }
        }
        return faults.compactMap(\.self)
    }

    private var moneyFault: String? {
        switch (placement.footprint.cost?.rawValue, price?.rawValue) {
        case (nil, nil): nil
        case (nil, let real?): "states no cost, but costs \(real.figure)"
        case (let stated?, nil): "states a cost of \(stated.figure), but no price is known"
        case (let stated?, let real?): mismatch("cost", stated, real)
        }
    }

    /// The moment of planning decides what a transfer emits, and is unknown here: this only checks
    /// whether there has to be one.
    private func transferFault(_ region: Region) -> String? {
        let grams = placement.footprint.transfer.grams
        guard let movedData, movedData > .zero, let energy = region.transferEnergy, energy > .zero
        else {
            return grams == 0
                ? nil : "states \(grams.figure) g for moving data, but none has to be moved"
        }
        return grams >= 0 ? nil : "states \(grams.figure) g for moving its data"
    }

    /// Judges what running alone emits: the stated total minus the stated transfer.
    private func emissionsFault(_ grams: Double) -> String? {
        let stated = placement.footprint
        let running = stated.emissions - stated.transfer
        return mismatch("emissions of running", running.grams, grams, "g")
    }

    private func mismatch(
        _ what: String, _ stated: Double, _ real: Double, _ unit: String? = nil
    ) -> String? {
        guard !stated.agrees(with: real, within: 1e-6) else { return nil }
        let suffix = unit.map { " " + $0 } ?? ""
        return "states \(what) of \(stated.figure)\(suffix), but it is \(real.figure)\(suffix)"
    }
}

/// How long a job computes and what it draws in that time.
struct Work {
    /// The planned computing time, not counting resumes.
    let duration: TimeSpan
    /// The expected mean power of all its accelerators over that time.
    let power: Power

    /// The work of a variant; nil if there is none or the cap was not measured.
    ///
    /// A cap's table gives the energy of the whole run. It is spread evenly over the planned time,
    /// which is what the slowest take under the cap.
    init?(
        of variant: WorkloadVariant?, under cap: Power?, effect: PowerCapEffect?
    ) {
        guard let variant, cap == nil || effect != nil else { return nil }
        duration = variant.duration * (effect?.slowRelativeTime ?? 1)
        guard duration > .zero else {
            power = .zero
            return
        }
        let uncapped = variant.expectedPower * Double(variant.count)
        let stretch = duration.hours / variant.duration.hours
        power = uncapped * ((effect?.relativeEnergy ?? 1) / stretch)
    }
}

extension Double {
    /// Whether two numbers agree within a relative tolerance. NaN agrees with nothing.
    func agrees(with other: Double, within share: Double) -> Bool {
        abs(self - other) <= abs(other) * share + Self.nothing
    }

    /// Below any amount that matters, in every unit: a billionth of a gram, watt-hour or cent.
    private static let nothing = 1e-9

    /// Seven significant digits, the precision of the checks, without trailing zeros.
    var figure: String {
        guard isFinite, self != 0 else { return self == 0 ? "0" : "\(self)" }
        var scale = 1.0
        while abs(self) * scale < 1e6, scale < 1e12 { scale *= 10 }
        let text = "\((self * scale).rounded() / scale)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
