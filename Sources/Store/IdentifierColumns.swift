public import GRDB
import GRDBSQLite
public import SolsticeDomain

// Identifiers are kept as the texts and numbers that they stand for.

extension RegionID: DatabaseValueConvertible, BoundValue {}
extension ZoneID: DatabaseValueConvertible, BoundValue {}
extension AcceleratorID: DatabaseValueConvertible, BoundValue {}
extension JobID: DatabaseValueConvertible, BoundValue {}
extension PlanID: DatabaseValueConvertible, BoundValue {}
extension BatchID: DatabaseValueConvertible, BoundValue {}

extension BoundValue where Self: RawRepresentable, RawValue: BoundValue {
    func bind(to statement: SQLiteStatement, at position: Int32) {
        rawValue.bind(to: statement, at: position)
    }
}
