/// Which of a region's devices an attempt gets.
///
/// Devices of a region are numbered from 0, one accelerator after another in the order of their
/// names, as a driver numbers those of a machine with one kind.
struct DeviceChoice {
    /// The numbers that belong to the accelerator.
    let numbers: Range<Int>
    /// The numbers that working attempts hold.
    var working: Set<Int> = []
    /// The numbers of attempts whose processes are stopped, which share them if necessary.
    var resting: Set<Int> = []

    /// The lowest numbers that no running attempt holds, those that no attempt holds first.
    func lowest(_ count: Int) -> [Int] {
        let untouched = numbers.filter { !working.contains($0) && !resting.contains($0) }
        let shared = numbers.filter { !working.contains($0) && resting.contains($0) }
        // An attempt of an older release holds devices without numbers.
        let rest = numbers.filter { working.contains($0) }
        return (untouched + shared + rest).prefix(count).sorted()
    }
}
