import HTTPTypes
import Solstice
import SolsticeJSON
import SolsticePresentation

extension Operations {
    private static let region = Parameter.path("region", "A region")
    private static let signal = Parameter.query(
        "signal", Schemas.signal, "Which carbon intensity; usually the best there is")

    /// Regions, and what is known about their hours.
    static let places: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/regions", name: "regions", tag: "places",
            summary: "The regions, with the history there is, page by page",
            parameters: NamedPage<RegionRecord>.parameters,
            success: .json(Schemas.page("regions", of: "RegionRecord"), "Regions")
        ) { inputs, site in
            let page = NamedPage(
                of: try await site.read { try $0.regionRecords() }, by: \.region.id.rawValue, inputs
            )
            return .json(JSONViews.regions(page.elements, next: page.next, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/catalog", name: "catalog", tag: "places",
            summary: "Cloud regions with published annual figures, page by page",
            parameters: NamedPage<Region>.parameters,
            success: .json(Schemas.page("regions", of: "Region"), "The catalogue")
        ) { inputs, _ in
            let page = NamedPage(of: RegionCatalog.regions, by: \.id.rawValue, inputs)
            return .json(JSONViews.catalog(page.elements, next: page.next, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/regions/{region}", name: "region", tag: "places",
            summary: "A region", parameters: [region],
            success: .json(Schemas.under("region", .named("RegionRecord")), "The region")
        ) { inputs, site in
            let record = try await site.find { scheduler throws(Diagnostic) in
                try scheduler.regionRecord(RegionID(inputs.part("region")))
            }
            return .json(JSONViews.region(record, inputs.wording))
        },
        Operation(
            method: .get, path: "/api/v1/regions/{region}/forecast", name: "forecast",
            tag: "places", summary: "What a region's coming hours are expected to emit",
            parameters: [
                region, signal,
                .query("hours", .integer(1...24 * 366), "How far to look (168)"),
            ],
            success: .json(Schemas.under("forecast", .named("Forecast")), "The horizon"),
            canConflict: true
        ) { inputs, site in
            let length = TimeSpan(hours: Double(inputs.integer("hours") ?? 168))
            let (found, now) = try await site.read { scheduler in
                let now = scheduler.now
                return (
                    try Refusal.found { () throws(Diagnostic) in
                        try scheduler.outlook(
                            RegionID(inputs.part("region")), signal: asked(inputs), length: length)
                    }, now
                )
            }
            let horizon = TimeWindow(start: now, length: length)
            return .json(
                JSONViews.forecast(
                    found.outlook, horizon: horizon, marked: found.planned.marks(in: horizon)))
        },
        Operation(
            method: .get, path: "/api/v1/regions/{region}/skill", name: "skill", tag: "places",
            summary: "How forecasts came out so far, the provider's and Solstice's own, by lead",
            parameters: [region, signal],
            success: .json(Schemas.under("skill", .named("Skill")), "Errors by lead")
        ) { inputs, site in
            let found = try await site.find { scheduler throws(Diagnostic) in
                try scheduler.forecastSkill(RegionID(inputs.part("region")), signal: asked(inputs))
            }
            return .json(JSONViews.skill(found.skills, zone: found.zone, signal: found.signal))
        },
        Operation(
            method: .get, path: "/api/v1/regions/{region}/profile/{quantity}", name: "profile",
            tag: "places", summary: "What a region's months, hours and kinds of day are like",
            parameters: [
                region,
                .path("quantity", "carbon, pue or rate, their product"), signal,
            ],
            success: .json(Schemas.under("profile", .named("Profile")), "The table")
        ) { inputs, site in
            .json(try await site.read { try profile(inputs, $0) })
        },
    ]

    private static func profile(_ inputs: Inputs, _ scheduler: Scheduler) throws -> String {
        let id = inputs.part("region")
        return try Refusal.found { () throws(Diagnostic) in
            switch inputs.part("quantity") {
            case "carbon":
                let found = try scheduler.carbonProfile(id, signal: asked(inputs))
                return JSONViews.profile(
                    found.profile, id: id, unit: "gCO2e/kWh", timeZone: found.clock.timeZone)
            case "pue":
                let found = try scheduler.pueProfile(RegionID(id))
                return JSONViews.profile(
                    found.profile, id: id, unit: "ratio", timeZone: found.clock.timeZone)
            case "rate":
                let found = try scheduler.rateProfile(RegionID(id), signal: asked(inputs))
                return JSONViews.profile(
                    found.profile, id: id, unit: "gCO2e per IT kWh", timeZone: found.clock.timeZone)
            case let other:
                throw Diagnostic(
                    .noSuchInput, "there is no profile of \(other)",
                    remedy: "ask for carbon, pue or rate")
            }
        }
    }

    private static func asked(_ inputs: Inputs) -> CarbonSignal? {
        inputs.text("signal").flatMap { CarbonSignal(rawValue: $0) }
    }
}

extension Operations {
    /// Accelerators with their measured power caps.
    static let accelerators: [Operation] = [
        Operation(
            method: .get, path: "/api/v1/accelerators", name: "accelerators", tag: "places",
            summary: "The accelerators, with their measured power caps, page by page",
            parameters: NamedPage<Accelerator>.parameters,
            success: .json(Schemas.page("accelerators", of: "Accelerator"), "Accelerators")
        ) { inputs, site in
            let page = NamedPage(
                of: try await site.read { try $0.accelerators() }, by: \.id.rawValue, inputs)
            return .json(JSONViews.accelerators(page.elements, next: page.next))
        },
        Operation(
            method: .get, path: "/api/v1/accelerators/{accelerator}", name: "accelerator",
            tag: "places", summary: "An accelerator",
            parameters: [.path("accelerator", "An accelerator")],
            success: .json(
                Schemas.under("accelerator", .named("Accelerator")), "The accelerator")
        ) { inputs, site in
            let accelerator = try await site.find { scheduler throws(Diagnostic) in
                try scheduler.accelerator(AcceleratorID(inputs.part("accelerator")))
            }
            return .json(JSONViews.accelerator(accelerator))
        },
    ]
}
