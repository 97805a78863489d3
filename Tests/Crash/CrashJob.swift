import SolsticeTestSupport

/// The jobs of a crash test.
enum CrashJob {
    /// Writes one line when it starts and one when it ends: the job, its attempt's folder, and at
    /// the end the status. Its words: ledger, status, the attempt from which on it returns 0
    /// instead, and naps of a tenth of a second.
    static let script = """
        ledger=$1; status=$2; good=$3; naps=$4
        output=$(readlink /proc/$$/fd/1); folder=${output%/output.log}
        attempt=${folder%-*}
        [ "${attempt##*-}" -ge "$good" ] && status=0
        end() { echo "end $SOLSTICE_JOB_ID $folder $1" >> "$ledger"; exit "$1"; }
        trap 'end 143' TERM
        echo "start $SOLSTICE_JOB_ID $folder $status" >> "$ledger"
        while [ "$naps" -gt 0 ]; do naps=$((naps - 1)); sleep 0.1; done
        end "$status"
        """

    /// What kind of job a submission is, by chance.
    struct Draft {
        /// Words before `--`.
        let options: [String]
        /// The command.
        let command: [String]

        /// A job under a name; `earlier` are jobs that it may wait for.
        init(
            _ name: String, bench: CrashBench, earlier: [String],
            by chance: inout SplitMix64
        ) {
            var options = [
                "submit", "--name", name, "--gpu-type", "v100", "--watts-per-gpu", "300",
            ]
            var status = [0, 0, 0, 3, 7].randomElement(using: &chance) ?? 0
            var good = 1000
            var naps = Int.random(in: 0...6, using: &chance)
            var hours = "0.1"
            switch Int.random(in: 0..<12, using: &chance) {
            case 0, 1, 2:
                options += ["--retries", "2"]
                status = 9
                good = Int.random(in: 1...4, using: &chance)
            case 3, 4:
                let way = Bool.random(using: &chance) ? "stop" : "checkpoint"
                options += [
                    "--pausable", "--resume-cost", "5m", "--pause-by", way, "--deadline", "+9h",
                ]
                if Bool.random(using: &chance) { options += ["--retries", "1"] }
                hours = "2"
                naps = Int.random(in: 10...40, using: &chance)
            case 5: options += ["--array", "0-2"]
            case 6:
                if let job = earlier.randomElement(using: &chance) {
                    let kind = Bool.random(using: &chance) ? "--after-ok" : "--after-any"
                    options += [kind, job]
                }
            case 7: options.append("--hold")
            default: break
            }
            self.options = options + ["--hours", hours]
            command = [
                "sh", bench.folder + "/job.sh", bench.ledger, "\(status)", "\(good)", "\(naps)",
            ]
        }

        /// The whole command line.
        var arguments: [String] { options + ["--"] + command }
    }
}
