public import SolsticeDomain

/// The usual values of a zone's hours, month by hour.
public enum ProfileView {
    /// A heat map of months by hours with its lowest and highest; workdays and weekends side by
    /// side if the terminal has 120 columns, else workdays with how weekends differ.
    ///
    /// `clock` is the zone of the profile's hours, `unit` the unit of its values.
    public static func heatmap<Quantity>(
        _ profile: SeasonalProfile<Quantity>, title: String, unit: String, clock: LocalClock,
        style: OutputStyle
    ) -> String {
        switch style.medium {
        case .terminal:
            ProfileText(
                profile: profile, title: title.visible, unit: unit.visible,
                timeZone: clock.timeZone.visible, style: style
            ).text
        case .pipe: rows(profile)
        }
    }

    private static func rows<Quantity>(_ profile: SeasonalProfile<Quantity>) -> String {
        let rows = SeasonalProfile<Quantity>.Slot.all.compactMap { slot in
            profile.cell(slot).map { cell in
                [
                    "\(slot.month)", "\(slot.hour)", slot.dayType.title, cell.mean.plain,
                    cell.p10.plain, cell.p90.plain, "\(cell.count)",
                ]
            }
        }
        return TabSeparated.text(
            ["month", "hour", "dayType", "mean", "p10", "p90", "count"], rows)
    }
}
