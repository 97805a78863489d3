"""A served queue of modelled jobs in every state of life, in a folder of its own."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[3]
DATA = REPOSITORY / "Examples" / "data"

# A name that tries everything that names are not for: markup, quotes, an escape, writing that runs
# the other way, and length.
HOSTILE = (
    "<script>alert(1)</script>\x1b[31m\u202e\" onload=\"alert(2) '"
    "&lt;/main&gt; \u05d0\u05d1 " + "long" * 25
)


class Furnished:
    """A database, and the server of it."""

    BEGIN = datetime(2026, 6, 5, 2, tzinfo=timezone.utc)
    NOW = datetime(2026, 6, 10, 2, tzinfo=timezone.utc)

    def __init__(self, program):
        self.program = str(Path(program).resolve())
        self.folder = Path(tempfile.mkdtemp(prefix="solstice-browser-"))
        self.jobs = {}
        self.port = 0
        self.process = None
        self.log = open(self.folder / "server.log", "w+b")
        # Time goes on from here, as it does for people, and never back when the server is restarted.
        self.opened = time.monotonic()
        self.fixed = None

    def __enter__(self):
        try:
            self.furnish()
            self.start()
            self.wait_for_running()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    # The program

    def moment(self):
        passed = timedelta(seconds=int(time.monotonic() - self.opened))
        return (self.fixed or self.NOW + passed).strftime("%Y-%m-%dT%H:%M:%SZ")

    def environment(self):
        return os.environ | {
            "SOLSTICE_DATABASE": str(self.folder / "queue.db"), "SOLSTICE_NOW": self.moment(),
            "TZ": "America/Los_Angeles", "NO_COLOR": "1", "PATH": "/usr/bin:/bin",
        }

    def solstice(self, *words, stdin=None):
        done = subprocess.run(
            [self.program, *words], input=stdin, capture_output=True, text=True, timeout=600,
            env=self.environment(), cwd=self.folder)
        if done.returncode != 0:
            raise RuntimeError(f"solstice {' '.join(words[:3])}: {done.stderr.strip()}")
        return done.stdout

    def submit(self, key, *options, command, name=None):
        text = self.solstice(
            "submit", "--name", name or key, "--gpu-type", "v100", "--watts-per-gpu", "300",
            *options, "--json", "--", *command)
        self.jobs[key] = number = int(re.search(r'"id":\s*(\d+)', text)[1])
        return number

    def state(self, number):
        record = json.loads(self.solstice("show", str(number), "--json"))
        return record.get("job", record)["state"]

    # What there is

    def furnish(self):
        self.fixed = self.BEGIN
        self.regions()
        self.past()
        self.fixed = self.NOW
        self.present()
        self.fixed = None
        self.opened = time.monotonic()

    def regions(self):
        add = ("region", "add")
        self.solstice(
            *add, "sunny", "--zone", "MODEL-SUN", "--time-zone", "America/Los_Angeles", "--home",
            "--capacity", "v100=16,a100=4")
        self.solstice(
            *add, "north", "--zone", "MODEL-NORTH", "--time-zone", "Europe/Stockholm",
            "--executor", "local", "--capacity", "v100=8")
        self.solstice("import", "pue", str(DATA / "modelled-pue-2025.csv"))
        self.solstice("import", "carbon", str(DATA / "modelled-carbon-2025.csv"))
        self.token = self.solstice("token", "add", "browser").split()[0]

    def past(self):
        """More jobs that are over than a page lists, and some that did not go well."""
        script = (
            'seq 1 9000 | sed "s/^/step /"; '
            'printf "<script>alert(3)</script>\\033[31mred\\033[0m \\342\\200\\256 end\\n"; sleep 0.4')
        self.submit(
            "succeeded", "--hours", "2", "--gpus", "4", "--deadline", "+2d",
            command=["sh", "-c", script])
        self.submit("failed", "--hours", "2", command=["sh", "-c", "echo no data >&2; exit 3"])
        many = [
            {
                "name": f"sweep-{number}", "hours": 2, "gpus": 1 + number % 3, "gpuType": "v100",
                "wattsPerGpu": 250 + number, "deadline": f"+{1 + number % 3}d",
                "command": ["sleep", "0.3"],
            } for number in range(1, 55)
        ]
        self.solstice("submit", "--file", "-", "--json", stdin=json.dumps(many))
        self.solstice("run", "--until-empty", "--clock", "10000x")

    def present(self):
        """Jobs that are yet to come, and one that runs."""
        later = ("--earliest", "+6h", "--deadline", "+2d", "--hours", "8")
        train = ["sh", str(REPOSITORY / "Examples" / "train.sh"), "1"]
        self.submit("cancelled", *later, command=train)
        self.solstice("cancel", str(self.jobs["cancelled"]))
        self.submit("held", *later, "--hold", command=train)
        self.submit("planned", *later, "--gpus", "4", "--region", "sunny", command=train)
        self.submit("hostile", *later, command=train, name=HOSTILE)
        self.submit("pausable", *later, "--pausable", "--resume-cost", "10m", command=train)
        self.submit("obedient", *later, command=train)
        for number in range(1, 13):
            self.submit(f"tuning-{number}", *later, "--gpus", str(1 + number % 4), command=train)
        self.submit(
            "running", "--hours", "3", "--gpus", "2", "--cap", "none",
            command=["sh", "-c", "echo started; sleep 600"])

    # The server

    def start(self):
        """Starts it, on the port that it had before, and waits until it listens."""
        begin = self.log.seek(0, os.SEEK_END)
        self.process = subprocess.Popen(
            [self.program, "serve", "--listen", f"127.0.0.1:{self.port}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self.log,
            env=self.environment(), cwd=self.folder)
        end = time.monotonic() + 300
        while True:
            self.log.seek(begin)
            said = self.log.read().decode(errors="replace")
            if found := re.search(r"serving http://127\.0\.0\.1:(\d+)/", said):
                self.port = int(found[1])
                return
            if time.monotonic() > end or self.process.poll() is not None:
                raise RuntimeError(f"the server did not start: {said}")
            time.sleep(0.05)

    def stop(self):
        if self.process is None:
            return
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise RuntimeError("the server did not stop within 20 s of being asked to") from None
        finally:
            self.process = None

    def wait_for_running(self):
        # The service looks at all that wait before it starts what is due.
        end = time.monotonic() + 600
        while self.state(self.jobs["running"]) != "running":
            if time.monotonic() > end:
                raise RuntimeError("the job that should run does not")
            time.sleep(0.2)

    def address(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def close(self):
        """Ends what was started; a job outlives the service otherwise."""
        try:
            if "running" in self.jobs:
                self.solstice("cancel", str(self.jobs["running"]))
        except RuntimeError:
            pass
        finally:
            self.stop()
            self.log.close()
            shutil.rmtree(self.folder, ignore_errors=True)
