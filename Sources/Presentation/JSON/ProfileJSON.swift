internal import SolsticeDomain

extension SeasonalProfile {
    /// All 576 cells in order of month, hour and kind of day; null if there are no values.
    func json(id: String, unit: String, timeZone: String) -> JSONValue {
        let rows = Slot.all.map { json(of: $0, with: cell($0)) }
        return [
            "id": .string(id), "unit": .string(unit), "timeZone": .string(timeZone),
            "cells": .array(rows),
        ]
    }

    private func json(of slot: Slot, with cell: Cell?) -> JSONValue {
        [
            "month": .integer(slot.month), "hour": .integer(slot.hour),
            "dayType": .string(slot.dayType.title), "mean": JSONValue(cell?.mean),
            "p10": JSONValue(cell?.p10), "p90": JSONValue(cell?.p90),
            "count": JSONValue(cell?.count),
        ]
    }
}

extension DayType {
    /// `workday` or `weekend`.
    var title: String {
        switch self {
        case .workday: "workday"
        case .weekend: "weekend"
        }
    }
}
