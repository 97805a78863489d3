import SolsticeDomain

/// Distinguishes files that are not text from tables and JSON, and says what to do about them.
enum ContentGuard {
    /// Where the text begins, after any byte order mark.
    /// - Throws: a diagnostic if the bytes are not text that can be imported.
    static func textStart(_ request: ImportRequest) throws(Diagnostic) -> Int {
        let bytes = request.file.bytes
        let verb = request.subject.rawValue
        guard !bytes.isEmpty else {
            throw request.refusal("the file is empty", remedy: "export or download it again")
        }
        if bytes.starts(with: [0x1F, 0x8B]) {
            throw request.refusal(
                "the file is compressed with gzip",
                remedy: "gunzip -c \(request.file.name) | solstice \(verb) -")
        }
        try refuseContainers(request)
        try refuseWideText(request)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if let zero = bytes.firstIndex(of: 0) {
            throw request.refusal(
                "the file is not text",
                causes: ["byte \(zero + 1) is zero, which no text has"],
                remedy: "export it as CSV or JSON")
        }
        guard let first = bytes[start...].first(where: { !isBlank($0) }) else {
            throw request.refusal(
                "the file holds only blanks", remedy: "export or download it again")
        }
        if first == UInt8(ascii: "<") {
            throw request.refusal(
                "the file is a web page or XML, not a table",
                causes: ["a download that needs a login often leaves a page in the file's place"],
                remedy: "download the CSV or JSON itself and import that")
        }
        return start
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func refuseContainers(_ request: ImportRequest) throws(Diagnostic) {
        let containers: [(magic: [UInt8], title: String)] = [
            (Array("PK".utf8), "a spreadsheet or zip archive"),
            (Array("PAR1".utf8), "a Parquet file"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook"),
            (Array("%PDF".utf8), "a PDF document"),
            (Array("SQLite format 3".utf8), "a SQLite database"),
            ([0x28, 0xB5, 0x2F, 0xFD], "compressed with zstd"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz"),
        ]
        for container in containers where request.file.bytes.starts(with: container.magic) {
            // A CSV may well begin with the letters PK; in an archive low bytes follow.
            if container.magic.count == 2, request.file.bytes.dropFirst(2).first ?? 32 >= 32 {
                continue
            }
            throw request.refusal(
                "the file is \(container.title), not a text table",
                remedy: "export it as CSV and import that")
        }
    }

    private static func refuseWideText(_ request: ImportRequest) throws(Diagnostic) {
        let bytes = request.file.bytes
        let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
        let isWide = bytes.count > 3 && (bytes[0] == 0) != (bytes[1] == 0) && bytes[3] == bytes[1]
        guard isMarked || (isWide && (bytes[1] == 0 || bytes[0] == 0)) else { return }
        throw request.refusal(
            "the file is UTF-16 text",
            remedy: "iconv -f UTF-16 -t UTF-8 \(request.file.name) "
                + "| solstice \(request.subject.rawValue) -")
    }
}
