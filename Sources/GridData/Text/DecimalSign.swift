/// Finds the decimal sign of a table.
enum DecimalSign {
    /// The sign that the first telling number shows: `412,5` and `1.234,5` have a comma, whereas
    /// `1.234` may have either.
    ///
    /// Where none tells, it is a point between commas, and elsewhere the sign that occurs.
    static func shown(by table: CSVTable, values: [Int], _ bytes: [UInt8]) -> UInt8 {
        let point = UInt8(ascii: ".")
        var occurring: UInt8?
        var scanner = table.scanner
        while scanner.next() {
            guard scanner.flaw == nil, scanner.fields.count >= table.header.count else { continue }
            for column in values {
                let field = bytes[scanner.fields[column]]
                guard let sign = field.first(where: { $0 == point || $0 == UInt8(ascii: ",") })
                else { continue }
                let text = FieldText.decode(bytes, scanner.fields[column])
                if let shown = LocalNumber.decimalSign(shownBy: text) { return shown }
                occurring = occurring ?? sign
            }
        }
        return table.separator == UInt8(ascii: ",") ? point : occurring ?? point
    }
}
