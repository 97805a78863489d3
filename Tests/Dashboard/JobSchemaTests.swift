import Solstice
import SolsticeJSON
import Testing

@testable import SolsticeDashboard

@Suite struct JobSchemaTests {
    private func keys(of name: String) throws -> [String] {
        let schema = Schemas.all.first { $0.name == name }?.schema
        guard case .object(let properties)? = schema else { return [] }
        return properties.map(\.name)
    }

    @Test func `a submitted job has every field, and nothing else`() throws {
        #expect(try keys(of: "JobEntry") == JobField.all.map(\.key))
    }

    @Test func `a job that is given back has every member, and nothing else`() throws {
        #expect(try keys(of: "Job") == JobOutput.all.map(\.key))
    }
}
