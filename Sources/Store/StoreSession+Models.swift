import Foundation
import GRDB
public import SolsticeDomain

extension StoreSession {
    /// The model stored for a history; nil if there is none, or the history has changed since other
    /// than by growing at its end.
    public func model(of subject: KeptModel.Subject) throws -> KeptModel? {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT fittedAt, knownUntil, numbers FROM forecastModel
                    WHERE place = ? AND quantity = ?
                    """),
            arguments: [subject.place, subject.quantity])
        guard let row, let fittedAt = Self.instant(row[0]), let knownUntil = Self.instant(row[1])
        else { return nil }
        let bytes: Data = row[2]
        let numbers = bytes.withUnsafeBytes { raw in
            (0..<raw.count / 8).map { index in
                let bits = raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)
                return Double(bitPattern: UInt64(littleEndian: bits))
            }
        }
        return KeptModel(fittedAt: fittedAt, knownUntil: knownUntil, numbers: numbers)
    }

    /// Stores a model in place of the previous one.
    public func keep(_ model: KeptModel, of subject: KeptModel.Subject) throws {
        var bytes = Data(capacity: model.numbers.count * 8)
        for number in model.numbers {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO forecastModel
                    (place, quantity, fittedAt, knownUntil, numbers)
                VALUES (?, ?, ?, ?, ?)
                """,
            arguments: [
                subject.place, subject.quantity, model.fittedAt.secondsSinceEpoch,
                model.knownUntil.secondsSinceEpoch, bytes,
            ])
    }

    /// Deletes the model of a history whose hours before a moment have changed.
    func forgetModel(of subject: KeptModel.Subject, changedFrom first: Int) throws {
        try database.execute(
            sql: "DELETE FROM forecastModel WHERE place = ? AND quantity = ? AND knownUntil > ?",
            arguments: [subject.place, subject.quantity, first])
    }

    /// Deletes the model of a history whose local hours have changed.
    func forgetModel(of subject: KeptModel.Subject) throws {
        try forgetModel(of: subject, changedFrom: Int.min)
    }
}

extension KeptModel.Subject {
    fileprivate var place: String {
        switch self {
        case .carbonIntensity(let zone, _): zone
        case .pue(let region): region
        }
    }

    fileprivate var quantity: String {
        switch self {
        case .carbonIntensity(_, let signal): signal.rawValue
        case .pue: "pue"
        }
    }
}
