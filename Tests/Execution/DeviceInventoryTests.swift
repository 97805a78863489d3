import SolsticeDomain
import SolsticeExecution
import Testing

struct DeviceInventoryTests {
    @Test func `the inventory lists what the driver's tool lists`() throws {
        let driver = try StandInDriver()
        let inventory = try DeviceInventory.read(environment: ["PATH": driver.searchPath])
        #expect(
            inventory?.devices == [
                AcceleratorDevice(
                    index: 0, uuid: "GPU-5a1ad000-0000-0000-0000-000000000000",
                    name: "Stand-In A000"),
                AcceleratorDevice(
                    index: 1, uuid: "GPU-5a1ad000-0000-0000-0000-000000000001",
                    name: "Stand-In A100"),
            ])
    }

    @Test func `a machine without the tool has no inventory`() throws {
        #expect(try DeviceInventory.read(environment: ["PATH": "/nowhere"]) == nil)
    }

    @Test func `a tool without a driver is an error that quotes it`() throws {
        let driver = try StandInDriver()
        try driver.set("no-driver")
        let error = #expect(throws: Diagnostic.self) {
            try DeviceInventory.read(environment: ["PATH": driver.searchPath])
        }
        #expect(error?.causes.first?.description.contains("NVIDIA driver") == true)
    }
}
