import SolsticeTestSupport
import Foundation
import Glibc
import SolsticeDomain
import Testing

@testable import SolsticeExecution

/// A stand-in for NVIDIA's driver: a script named `nvidia-smi` that follows the real tool's
/// documented options and messages as far as Solstice uses them. No GPU was involved; what the real
/// tool does beyond this is not tested here.
struct StandInDriver {
    private let folder: ScratchFolder

    /// A machine of two accelerators, limited to 300 W each, that take 100 to 400 W.
    init(devices: Int = 2) throws {
        folder = try ScratchFolder()
        try folder.write(Self.script, to: "nvidia-smi", mode: 0o755)
        try folder.write((0..<devices).map(String.init).joined(separator: " "), to: "devices")
        for device in 0..<devices {
            try set("uuid", of: device, to: "GPU-5a1ad000-0000-0000-0000-00000000000\(device)")
            try set("name", of: device, to: "Stand-In A\(device)00")
            try set("limit", of: device, to: "300.00")
            try set("min", of: device, to: "100.00")
            try set("max", of: device, to: "400.00")
            try set("draw", of: device, to: "\(device + 1)00.00")
        }
    }

    /// The tool.
    var toolPath: String { "\(folder.path)/nvidia-smi" }

    /// Where the tool lies, then the folders of ordinary commands.
    var searchPath: String { "\(folder.path):/usr/bin:/bin" }

    /// Every call so far.
    var calls: [String] {
        folder.text(of: "calls").split(separator: "\n").map(String.init)
    }

    /// The process that samples power.
    var sampler: Int32? { Int32(folder.text(of: "sampler").dropLast()) }

    func limit(of device: Int) -> Power? {
        Double(folder.text(of: "\(device).limit")).map { Power(watts: $0) }
    }

    /// Changes something of a device: `limit`, `draw`; `refuses`, `unsupported`, `forgets` and
    /// `hangs` say how it takes a new limit.
    func set(_ property: String, of device: Int, to text: String) throws {
        try folder.write(text, to: "\(device).\(property)")
    }

    /// Changes how the tool behaves: `hang`, `no-driver`, `fast`, `dies`, `witness`.
    func set(_ behaviour: String, to text: String = "") throws {
        try folder.write(text, to: behaviour)
    }

    private static let script = #"""
        #!/bin/sh
        # A stand-in for nvidia-smi, for tests. It is not NVIDIA's program.
        cd "${0%/*}" || exit 255
        echo "$*" >> calls
        [ -e hang ] && exec sleep 600
        ids= query= limit= loop=
        while [ $# -gt 0 ]; do
            case $1 in
                -i) ids=$2; shift ;;
                -pl) limit=$2; shift ;;
                -lms) loop=$2; shift ;;
                --query-gpu=*) query=$(echo "${1#*=}" | tr , ' ') ;;
                --format=csv,noheader,nounits) ;;
                *) echo "Invalid combination of input arguments. Please run 'nvidia-smi -h' for help."
                   exit 2 ;;
            esac
            shift
        done
        if [ -e no-driver ]; then
            echo "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver."
            exit 9
        fi
        chosen=$(cat devices)
        if [ -n "$ids" ]; then
            chosen=
            for id in $(echo "$ids" | tr , ' '); do
                for n in $(cat devices); do
                    if [ "$id" = "$n" ] || [ "$id" = "$(cat "$n.uuid")" ]; then
                        chosen="$chosen $n"
                    fi
                done
            done
        fi
        if [ -z "$chosen" ]; then echo "No devices were found"; exit 6; fi
        if [ -n "$limit" ]; then
            [ -e witness ] && [ -e "$(cat witness)" ] && echo "a record is there" >> calls
            for n in $chosen; do
                bus="00000000:0$n:00.0"
                if [ -e "$n.unsupported" ]; then
                    echo "Changing power management limit is not supported for GPU: $bus."
                    echo "Treating as warning and moving on."
                    continue
                fi
                if [ -e "$n.refuses" ]; then
                    echo "Failed to set power management limit for GPU $bus: Insufficient Permissions"
                    echo "Terminating early due to previous errors."
                    exit 4
                fi
                old=$(cat "$n.limit"); min=$(cat "$n.min"); max=$(cat "$n.max")
                new=$(printf %.2f "$limit")
                if [ "${new%.*}" -lt "${min%.*}" ] || [ "${new%.*}" -gt "${max%.*}" ]; then
                    echo "Provided power limit $new W is not a valid power limit which should be" \
                        "between $min W and $max W for GPU $bus"
                    echo "Terminating early due to previous errors."
                    exit 255
                fi
                [ -e "$n.forgets" ] || printf %s "$new" > "$n.limit"
                if [ -e "$n.hangs" ]; then rm "$n.hangs"; exec sleep 600; fi
                echo "Power limit for GPU $bus was set to $new W from $old W."
            done
            echo "All done."
            exit 0
        fi
        [ -n "$loop" ] && echo $$ > sampler
        while :; do
            for n in $chosen; do
                line=
                for field in $query; do
                    case $field in
                        index) value=$n ;;
                        uuid) value=$(cat "$n.uuid") ;;
                        name) value=$(cat "$n.name") ;;
                        power.draw) value=$(cat "$n.draw") ;;
                        power.limit) value=$(cat "$n.limit") ;;
                        power.min_limit) value=$(cat "$n.min") ;;
                        power.max_limit) value=$(cat "$n.max") ;;
                        *) echo "Field \"$field\" is not a valid field to query."; exit 2 ;;
                    esac
                    case $field in
                        power.*limit) [ -e "$n.unsupported" ] && value="[N/A]" ;;
                    esac
                    line="$line${line:+, }$value"
                done
                echo "$line"
            done
            [ -n "$loop" ] || exit 0
            if [ -e dies ]; then
                rm dies
                echo "Unable to determine the device handle for GPU 0000:01:00.0: Unknown Error"
                exit 15
            fi
            if [ -e fast ]; then sleep 0.05; else sleep $((loop / 1000)); fi
        done

        """#
}

extension LocalSubject {
    /// An attempt at a job that holds accelerators of a stand-in.
    func request(
        _ job: ContractJob, on driver: StandInDriver, devices: [Int] = [0, 1], cap: Double? = nil
    ) -> LaunchRequest {
        let plain = request(job)
        return LaunchRequest(
            attemptKey: plain.attemptKey, command: plain.command,
            workingDirectory: plain.workingDirectory,
            environment: plain.environment.merging(["PATH": driver.searchPath]) { $1 },
            folder: plain.folder,
            accelerators: AcceleratorHold(accelerator: "a100", count: 2, devices: devices),
            powerCap: cap.map { Power(watts: $0) })
    }

    /// Starts an attempt and returns when its command runs.
    func begin(_ request: LaunchRequest) async throws {
        try await executor.start(request)
        try await eventually("the command begins") { await runCount(request) > 0 }
    }

    /// The process that looks after an attempt.
    func shim(of request: LaunchRequest) throws -> ProcessIdentity {
        guard case .found(let record) = AttemptFolder(path: request.folder).startRecord else {
            throw CancellationError()
        }
        return record.shim
    }

    /// Kills an attempt's shim, and lets the command end without it.
    func loseShim(of request: LaunchRequest) async throws {
        let shim = try shim(of: request)
        kill(shim.processID, SIGKILL)
        try await eventually("the shim dies") { !shim.isAlive }
        try await go(request)
        try await eventually("the job ends") { await !isRunning(request) }
    }

    func owesPowerLimits(_ request: LaunchRequest) -> Bool {
        scratch.contains("\(request.attemptKey)/power-limits.json")
    }
}
