/// Cloud regions with published annual figures, so that a first plan is meaningful before any
/// history is imported.
///
/// Carbon intensity: Google, carbon data by region 2024 (Apache-2.0), direct. PUE: Green Software
/// Foundation, real-time cloud table. Carbon-free shares count Google's own purchases, so other
/// providers' regions in the same zone have none. Unpublished figures are absent, not guessed.
public enum RegionCatalog {
    /// Every region of the catalogue, in order of provider and name.
    public static let regions: [Region] =
        regions(googleRows, pueSource: "Google 2024") + regions(amazonRows, pueSource: "AWS 2024")
        + regions(azureRows, pueSource: "Azure 2023")

    /// The region with this identifier; nil if the catalogue has none.
    public static func region(_ id: RegionID) -> Region? { regions.first { $0.id == id } }

    /// The time zone of a grid zone in the catalogue; nil for others.
    public static func timeZone(ofZone zone: ZoneID) -> String? {
        regions.first { $0.zone == zone }?.timeZone
    }

    private static let carbonSource = "Google region carbon data 2024, grid average"
    private static let carbonFreeSource = "Google region carbon data 2024, Google CFE"

    /// Identifier, grid zone, time zone, gCO2e per kWh and PUE; nil if not published.
    private typealias Row = (RegionID, ZoneID, String, Double?, Double?)

    private static func regions(_ rows: [Row], pueSource: String) -> [Region] {
        rows.map { id, zone, timeZone, gramsPerKWh, pue in
            Region(
                id: id, zone: zone, timeZone: timeZone,
                annualPUE: pue.map { SourcedFigure(PUE($0), source: pueSource) },
                annualCarbonIntensity: gramsPerKWh.map {
                    SourcedFigure(CarbonIntensity(gramsPerKWh: $0), source: carbonSource)
                },
                annualSignal: gramsPerKWh == nil ? nil : .direct,
                carbonFreeShare: carbonFreeShares[id].map {
                    SourcedFigure(CarbonFreeShare($0), source: carbonFreeSource)
                })
        }
    }

    private static let googleRows: [Row] = [
        ("africa-south1", "ZA", "Africa/Johannesburg", 656.85, nil),
        ("asia-northeast1", "JP-TK", "Asia/Tokyo", 452.85, nil),
        ("asia-northeast3", "KR", "Asia/Seoul", 356.57, nil),
        ("asia-southeast1", "SG", "Asia/Singapore", 366.85, 1.16),
        ("australia-southeast1", "AU-NSW", "Australia/Sydney", 497.50, nil),
        ("australia-southeast2", "AU-VIC", "Australia/Melbourne", 454.37, nil),
        ("europe-north1", "FI", "Europe/Helsinki", 39.32, 1.09),
        ("europe-north2", "SE-SE3", "Europe/Stockholm", 2.73, nil),
        ("europe-west1", "BE", "Europe/Brussels", nil, 1.09),
        ("europe-west2", "GB", "Europe/London", 105.94, nil),
        ("europe-west3", "DE", "Europe/Berlin", 275.82, nil),
        ("europe-west4", "NL", "Europe/Amsterdam", nil, 1.07),
        ("europe-west9", "FR", "Europe/Paris", 16.30, nil),
        ("northamerica-northeast2", "CA-ON", "America/Toronto", 58.56, nil),
        ("southamerica-east1", "BR-CS", "America/Sao_Paulo", 67.32, nil),
        ("us-central1", "US-MIDW-MISO", "America/Chicago", 412.72, 1.10),
        ("us-east4", "US-MIDA-PJM", "America/New_York", 323.05, nil),
        ("us-south1", "US-TEX-ERCO", "America/Chicago", 302.95, nil),
        ("us-west1", "US-NW-BPAT", "America/Los_Angeles", 79.23, 1.07),
        ("us-west2", "US-CAL-LDWP", "America/Los_Angeles", 169.28, nil),
    ]

    private static let carbonFreeShares: [RegionID: Double] = [
        "africa-south1": 0.15, "asia-northeast1": 0.17, "asia-northeast3": 0.37,
        "asia-southeast1": 0.04, "australia-southeast1": 0.34, "australia-southeast2": 0.39,
        "europe-north1": 0.98, "europe-north2": 1.00, "europe-west2": 0.79, "europe-west3": 0.68,
        "europe-west9": 0.96, "northamerica-northeast2": 0.84, "southamerica-east1": 0.88,
        "us-central1": 0.87, "us-east4": 0.62, "us-south1": 0.94, "us-west1": 0.87,
        "us-west2": 0.63,
    ]

    private static let amazonRows: [Row] = [
        ("af-south-1", "ZA", "Africa/Johannesburg", 656.85, 1.24),
        ("ap-northeast-1", "JP-TK", "Asia/Tokyo", 452.85, 1.27),
        ("ap-south-1", "IN-WE", "Asia/Kolkata", nil, 1.42),
        ("ap-southeast-1", "SG", "Asia/Singapore", 366.85, 1.32),
        ("ap-southeast-2", "AU-NSW", "Australia/Sydney", 497.50, 1.16),
        ("ap-southeast-4", "AU-VIC", "Australia/Melbourne", 454.37, 1.07),
        ("ca-central-1", "CA-QC", "America/Toronto", nil, 1.19),
        ("eu-central-1", "DE", "Europe/Berlin", 275.82, 1.35),
        ("eu-north-1", "SE-SE3", "Europe/Stockholm", 2.73, 1.10),
        ("eu-west-1", "IE", "Europe/Dublin", nil, 1.11),
        ("sa-east-1", "BR-CS", "America/Sao_Paulo", 67.32, 1.17),
        ("us-east-1", "US-MIDA-PJM", "America/New_York", 323.05, 1.15),
        ("us-west-1", "US-CAL-CISO", "America/Los_Angeles", nil, 1.18),
        ("us-west-2", "US-NW-BPAT", "America/Los_Angeles", 79.23, 1.12),
    ]

    private static let azureRows: [Row] = [
        ("northcentralus", "US-MIDA-PJM", "America/Chicago", nil, 1.35),
        ("southeastasia", "SG", "Asia/Singapore", 366.85, 1.34),
        ("swedencentral", "SE-SE3", "Europe/Stockholm", 2.73, 1.16),
        ("westeurope", "NL", "Europe/Amsterdam", nil, 1.14),
    ]
}
