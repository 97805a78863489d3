import SolsticeDomain
import SolsticeJSON

/// The script that Slurm runs for an attempt: it runs the command, keeps the grace of a
/// cancellation, and leaves the record of the end in the attempt's folder.
///
/// | file | holds |
/// |---|---|
/// | `claim` | the number of the Slurm job that runs the attempt; of two jobs only the first does |
/// | `group` | the number of the command's process group, on its node |
/// | `exit.json` | ``ExitRecord`` |
/// | `interrupted.json` | the same, after a foreign `SIGTERM`: Slurm knows if another run follows |
/// | `fate`, `status` | how the command ended, from the process that waits for it |
///
/// It obeys `cancel.json`, a ``CancelOrder``, and `paused`, which exists while the command is to be
/// paused.
struct SlurmBatchScript {
    private let request: LaunchRequest

    /// Creates the script of an attempt.
    init(_ request: LaunchRequest) { self.request = request }

    /// The whole script.
    func text() -> String {
        ([
            // sbatch requires this line, and looks for its own options in comments only up to
            // the first command: nothing of a request may come before that.
            "#!/bin/sh", ShellWord.definition, "set -u",
        ] + settings + [SlurmBatchScript.body]).joined(separator: "\n")
    }

    private var settings: [String] {
        let name = request.executablePath ?? request.command[0]
        let place = name.contains("/") ? "" : " in PATH=\(request.environment["PATH"] ?? "")"
        let words = [name] + request.command.dropFirst()
        return [
            "folder=" + ShellWord.quoted(request.folder),
            "place=" + ShellWord.quoted(request.workingDirectory),
            "key=" + ShellWord.quoted(request.attemptKey),
            "cap=" + ShellWord.quoted(plannedCap.json.compact),
            "cap_watts=" + (request.powerCap.map { "\(Int($0.watts.rounded(.up)))" } ?? ""),
            "no_place="
                + ShellWord.quoted(
                    neverStarted(
                        126, "cannot enter working directory \(request.workingDirectory)")),
            "no_command="
                + ShellWord.quoted(
                    neverStarted(127, "command not found: \(name)\(place)")),
            "no_program="
                + ShellWord.quoted(neverStarted(126, "\(name) is not an executable file")),
            "set -- " + words.map(ShellWord.quoted).joined(separator: " "),
        ]
    }

    private var plannedCap: AppliedCap {
        request.powerCap == nil
            ? .notAsked
            : .refused(because: "Slurm sets power limits only by a prolog, and none did")
    }

    private func neverStarted(_ code: Int32, _ reason: String) -> String {
        AttemptExit.Outcome.neverStarted(code: code, reason: reason).json.compact
    }
}

extension SlurmBatchScript {
    /// What every attempt's script does, whatever its command.
    ///
    /// It obeys the files in the folder, and checks them when it gets `SIGUSR1`. Only this script
    /// is in the process group that Slurm signals, and it passes on what concerns the command: how
    /// far the signals of `scancel --full` reach depends on how the cluster tracks processes.
    ///
    /// `setsid --wait` distinguishes the exit code 137 from a death by signal 9, which a shell
    /// cannot: it then complains on its standard error, which goes to its own file.
    static let body = #"""
        interrupted= terminated= force= followed= timer= heart= group=
        trap : USR1
        trap 'interrupted=yes terminated=yes' TERM
        trap 'force=yes' USR2

        # leave FILE TEXT: the file is there as a whole or not at all.
        leave() {
            (
                umask 077
                printf '%s\n' "$2" >"$folder/$1.draft" || exit
                sync "$folder/$1.draft" 2>/dev/null
                mv -f "$folder/$1.draft" "$folder/$1"
            )
        }

        # finish OUTCOME STATUS: records the end, and ends.
        finish() {
            for helper in $timer $heart; do kill -s KILL -- "-$helper" 2>/dev/null; done
            name=exit.json
            [ -z "$interrupted" ] || [ -e "$folder/cancel.json" ] || name=interrupted.json
            leave "$name" "{\"attemptKey\":\"$key\",\"exit\":{\"cap\":$cap,\
        \"endedAtEpochSeconds\":$(date +%s),\"outcome\":$1,\"readings\":[],\
        \"startedAtEpochSeconds\":$started},\"format\":1}"
            exit "$2"
        }

        # Whether a process of the command is left that could still do anything.
        group_lives() {
            for file in /proc/[0-9]*/stat; do
                { read -r line <"$file"; } 2>/dev/null || continue
                # State, parent and group come after the name, which may hold anything.
                set -- ${line##*) }
                [ "$3" = "$group" ] || continue
                case $1 in Z | X) ;; *) return 0 ;; esac
            done
            return 1
        }

        # after SECONDS SIGNAL: wakes this script, by processes that one signal to their group ends.
        after() {
            setsid sh -c 'sleep "$1"; kill -s "$2" "$3"' sh "$1" "$2" "$$" &
        }

        # Follows what was ordered, as far as that is new, and keeps the grace.
        obey() {
            [ -n "$group" ] || group=$(cat "$folder/group") || group=
            if [ -z "$group" ]; then
                # The command is only just being started.
                after 0.1 USR1
                return
            fi
            order=$(cat "$folder/cancel.json") || order=
            if [ "$order" != "$followed" ]; then
                followed=$order
                force=
                grace=$(printf '%s\n' "$order" | sed 's/.*"graceSeconds":\([0-9]*\).*/\1/')
                [ -z "$timer" ] || kill -s KILL -- "-$timer"
                after "$grace" USR2
                timer=$!
                kill -s TERM -- "-$group"
            elif [ -n "$terminated" ]; then
                kill -s TERM -- "-$group"
            fi
            terminated=
            if [ -e "$folder/paused" ] && [ -z "$interrupted$followed" ]; then
                kill -s STOP -- "-$group"
            else
                # A stopped process would never hear that it is to end.
                kill -s CONT -- "-$group"
            fi
            [ -z "$force" ] || kill -s KILL -- "-$group"
        } 2>/dev/null

        # Learns whether a power cap is in force on all of the job's GPUs.
        look_at_cap() {
            [ -n "$cap_watts" ] && limits=$(nvidia-smi ${CUDA_VISIBLE_DEVICES:+-i \
                "$CUDA_VISIBLE_DEVICES"} --query-gpu=power.limit --format=csv,noheader,nounits \
                2>/dev/null) && [ -n "$limits" ] || return 0
            for limit in $limits; do
                [ "${limit%.*}" -le "$cap_watts" ] 2>/dev/null || return 0
            done
            cap="{\"applied\":{\"_0\":$cap_watts}}"
        }

        # Of two jobs for one attempt, only the first one runs.
        started=$(date +%s)
        (umask 077; set -C; printf '%s\n' "$SLURM_JOB_ID" >"$folder/claim") 2>/dev/null
        if [ "$(cat "$folder/claim")" != "$SLURM_JOB_ID" ]; then
            echo "solstice: another job runs this attempt"
            exit 75
        fi
        # Somebody may put a job back into the queue whose attempt is over.
        [ ! -e "$folder/exit.json" ] || exit 75
        rm -f "$folder/interrupted.json" "$folder/group" "$folder/status" "$folder/fate"
        [ ! -e "$folder/cancel.json" ] || finish '{"signalled":{"number":15}}' 143

        if ! cd "$place"; then finish "$no_place" 126; fi
        if ! command -v "$1" >/dev/null; then
            case $1 in
            */*) [ ! -e "$1" ] || finish "$no_program" 126 ;;
            esac
            echo "solstice: not started: command not found: $1"
            finish "$no_command" 127
        fi
        look_at_cap

        # A shell lets its background processes ignore these two signals, and they would pass it on.
        if env --default-signal=INT,QUIT true 2>/dev/null; then
            case $1 in *=*) ;; *) set -- env --default-signal=INT,QUIT "$@" ;; esac
        fi
        # The command, and the one that waits for it, in a session each.
        command='
            (umask 077; echo "$$" >"$0/group.draft" && mv -f "$0/group.draft" "$0/group") \
                2>/dev/null
            exec "$@" 2>&1'
        setsid sh -c '
            command=$1
            shift
            umask=$(umask)
            umask 077
            exec 3>"$0/fate"
            umask "$umask"
            setsid --fork --wait sh -c "$command" "$0" "$@" </dev/null 2>&3 3>&-
            status=$?
            umask 077
            echo "$status" >"$0/status.draft" && mv -f "$0/status.draft" "$0/status"
            ' "$folder" "$command" "$@" &
        runner=$!
        # A signal just before `wait` goes unheard. What it was about is then seen at the next beat.
        setsid sh -c 'while sleep 20; do kill -s USR1 "$1" || exit; done' sh "$$" &
        heart=$!
        [ ! -e "$folder/paused" ] || obey
        while [ ! -e "$folder/status" ] && kill -0 "$runner" 2>/dev/null; do
            wait "$runner"
            obey
        done
        # A cancelled job's other processes have the rest of the grace.
        while [ -n "$followed" ] && [ -z "$force" ] && group_lives; do sleep 0.1; done
        [ -z "$followed" ] || kill -s KILL -- "-$group" 2>/dev/null
        if [ ! -e "$folder/status" ]; then
            # Somebody killed the one that waited.
            while group_lives; do sleep 0.2; done
            finish '{"signalled":{"number":9}}' 137
        fi
        status=$(cat "$folder/status")
        if [ -s "$folder/fate" ]; then
            number=$((status & 127))
            # Slurm may signal one process after the other: whose signal it was shows in a moment.
            [ -n "$followed" ] || sleep 0.5
            finish "{\"signalled\":{\"number\":$number}}" $((128 + number))
        fi
        finish "{\"exited\":{\"code\":$status}}" "$status"

        """#
}
