#!/bin/sh
# Runs a command beside two small Slurm clusters of this machine, which stand for two regions:
#
#     sh Tests/Slurm/clusters.sh swift test --filter Slurm
#
# The command finds them as SOLSTICE_SLURM_CONF_EAST and SOLSTICE_SLURM_CONF_WEST. East has a node
# with four GPUs that exist in name only, west has none. Whatever was started is stopped in the end,
# whichever way the command ends.
set -eu

install_slurm() {
    for program in sbatch slurmctld slurmd munged; do
        PATH="$PATH:/usr/sbin:/sbin" command -v "$program" >/dev/null || missing=yes
    done
    [ -n "${missing-}" ] || return 0
    echo "Slurm is missing; installing slurm-wlm and munge"
    if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
    # The packages would start the services of a cluster that nobody has described.
    $as_root apt-get update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        slurm-wlm slurmctld slurmd slurm-client munge >/dev/null
}

# describe NAME PORT NODE-OPTIONS
describe() {
    here="$folder/$1"
    mkdir -p "$here/state" "$here/spool" "$here/log"
    cat >"$here/slurm.conf" <<END
ClusterName=$1
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
AuthType=auth/munge
AuthInfo=socket=$folder/munge/munge.sock,cred_expire=5
CredType=cred/munge
SlurmctldPort=$2
SlurmdPort=$(($2 + 1))
StateSaveLocation=$here/state
SlurmdSpoolDir=$here/spool/%n
SlurmctldPidFile=$here/slurmctld.pid
SlurmdPidFile=$here/slurmd.pid
SlurmctldLogFile=$here/log/slurmctld.log
SlurmdLogFile=$here/log/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SwitchType=switch/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
SchedulerType=sched/backfill
SchedulerParameters=sched_interval=1,bf_interval=1,batch_sched_delay=0,sched_min_interval=1
AccountingStorageType=accounting_storage/none
ReturnToService=2
KillWait=2
SlurmdParameters=config_overrides
PropagateResourceLimits=NONE
DefMemPerCPU=100
GresTypes=gpu
NodeName=$1-node NodeHostname=$host NodeAddr=127.0.0.1 Port=$(($2 + 1)) CPUs=64 RealMemory=64000 $3
PartitionName=batch Nodes=$1-node Default=YES DefaultTime=1 MaxTime=14-0 State=UP
PartitionName=short Nodes=$1-node MaxTime=30 State=UP
END
    echo "CgroupPlugin=cgroup/v1" >"$here/cgroup.conf"
    : >"$here/gres.conf"
}

start_cluster() {
    SLURM_CONF="$folder/$1/slurm.conf"
    export SLURM_CONF
    slurmctld -c
    slurmd -N "$1-node"
    tries=0
    until sinfo --noheader --format=%T 2>/dev/null | grep -q idle; do
        tries=$((tries + 1))
        if [ "$tries" = 900 ]; then
            echo "the cluster $1 did not come up:" >&2
            tail -n 20 "$folder/$1/log"/*.log >&2
            exit 69
        fi
        sleep 0.2
    done
}

# end_process PID-FILE: the process of that file, politely, then by force.
end_process() {
    number=$(cat "$1" 2>/dev/null) || return 0
    kill "$number" 2>/dev/null || return 0
    tries=0
    while kill -0 "$number" 2>/dev/null && ! grep -q '^State:.Z' "/proc/$number/status" 2>/dev/null
    do
        tries=$((tries + 1))
        [ "$tries" != 50 ] || kill -9 "$number" 2>/dev/null || :
        [ "$tries" != 60 ] || return 0
        sleep 0.2
    done
}

stop_all() {
    status=$?
    trap - EXIT
    trap '' INT TERM HUP
    set +e
    for name in east west; do
        SLURM_CONF="$folder/$name/slurm.conf" timeout 10 scancel --user="$(id -un)" 2>/dev/null
    done
    for name in east west; do
        end_process "$folder/$name/slurmd.pid"
        end_process "$folder/$name/slurmctld.pid"
    done
    end_process "$folder/munge/munged.pid"
    # Jobs and their keepers that outlived all that still name our clusters.
    for process in /proc/[0-9]*; do
        if { tr '\0' '\n' <"$process/environ"; } 2>/dev/null | grep -q "^SLURM_CONF=$folder/"; then
            kill -9 "${process#/proc/}" 2>/dev/null
        fi
    done
    [ "$status" = 0 ] || [ -z "${SOLSTICE_KEEP_LOGS-}" ] ||
        cp -r "$folder" "$SOLSTICE_KEEP_LOGS"
    rm -rf "$folder"
    exit "$status"
}

[ $# -gt 0 ] || {
    echo "usage: sh $0 COMMAND [ARGUMENT…]" >&2
    exit 64
}
install_slurm
PATH="$PATH:/usr/sbin:/sbin"
host=$(hostname)
folder=$(mktemp -d /tmp/solstice-slurm.XXXXXX)
trap stop_all EXIT
trap 'exit 130' INT TERM HUP
# Of its own for every run, as far as a process number goes: two runs may stand side by side.
port=$((20000 + $$ % 3000 * 4))

mkdir -p "$folder/munge" "$folder/gpus"
chmod 755 "$folder" "$folder/munge"
(umask 077 && dd if=/dev/urandom of="$folder/munge/key" bs=1 count=1024 2>/dev/null)
munged --force --key-file="$folder/munge/key" --socket="$folder/munge/munge.sock" \
    --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/munged.log" \
    --seed-file="$folder/munge/seed"

describe east "$port" Gres=gpu:a100:4
for number in 0 1 2 3; do ln -s /dev/null "$folder/gpus/gpu$number"; done
echo "NodeName=east-node Name=gpu Type=a100 File=$folder/gpus/gpu[0-3]" >"$folder/east/gres.conf"
describe west $((port + 2)) ""
(start_cluster east)
(start_cluster west)

export SOLSTICE_SLURM_CONF_EAST="$folder/east/slurm.conf"
export SOLSTICE_SLURM_CONF_WEST="$folder/west/slurm.conf"
# In the background, because a shell hears no signal while it waits for a command before it.
"$@" &
command=$!
trap 'kill "$command" 2>/dev/null; exit 130' INT TERM HUP
wait "$command"
