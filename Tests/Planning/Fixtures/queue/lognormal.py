#!/usr/bin/env python3
"""Make and check the stored queues of lognormal lengths and narrow pools.

As in `solve.py`, an instance is a queue of 50 jobs and three regions over 336
hours. Here lengths are lognormal between 1 and 72 hours, jobs hold 1 to 4
accelerators of pools that have 4 to 7, and slack runs from 6 hours to three
days (tight) or two weeks, evenly by its logarithm. Windows are drawn around a
hidden schedule that fits.

    python lognormal.py --plans plans.jsonl     # write instances and best plans
    python lognormal.py --check                 # check the stored files

A line of plans.jsonl is {"name": FILE, "places": [[region, start second], ...]};
of several plans of an instance, and the stored one, the best is kept.

The files have the keys that `solve.py` explains, and `places`: the region and
the starting hour of each job in the best plan known. `best` is computed from
the places. The plans are the best of several searches of the planner itself
(standard with three seeds, for seven files also thorough), which makes them a
weak reference: a plan may well be better. On five other instances of this kind
CP-SAT (ortools, 60 seconds, with a plan as its hint) found worse plans than
such searches in four, and an equal or better one in the fifth. `bound` is what
the jobs would emit with no other job in their way:
weak, but it does not depend on any solver.
"""

import argparse
import json
import math
import os
import random

HORIZON = 336
JOBS = 50
SEEDS = range(101, 105)
# The share of all accelerator-hours that the jobs take, the range of their
# slack in hours, and their median length in hours.
LOADS = {
    "loose": ((0.30, 0.40), (24, 336), 9),
    "medium": ((0.45, 0.58), (6, 336), 11),
    "tight": ((0.68, 0.75), (6, 72), 16),
}


def region_rates(rng, shape):
    """Whole grams per kWh for each hour of one region; see `solve.py`."""
    base, daily, slow, noise = {
        "solar": (310, 150, 45, 14),
        "wind": (250, 70, 95, 16),
        "mixed": (380, 45, 110, 12),
    }[shape]
    base *= rng.uniform(0.9, 1.1)
    cloudiness = [rng.uniform(0.5, 1.15) for _ in range(HORIZON // 24)]
    shift = rng.uniform(-1, 1)
    periods = [
        (rng.uniform(50, 80), rng.random()),
        (rng.uniform(100, 150), rng.random()),
        (rng.uniform(200, 300), rng.random()),
    ]
    rates = []
    for hour in range(HORIZON):
        day = hour % 24
        if shape == "solar":
            wave = 0.35 - 1.4 * math.exp(-(((day - 13) / 3.2) ** 2))
            wave += 0.5 * math.exp(-(((day - 20) / 2.5) ** 2))
            wave *= cloudiness[hour // 24]
        else:
            wave = -math.cos(2 * math.pi * (day - 3.5 + shift) / 24)
        weekend = -0.09 * base if hour % 168 >= 120 else 0.02 * base
        weather = sum(math.sin(2 * math.pi * (hour / p + q)) / 1.7 for p, q in periods)
        rate = base + daily * wave + weekend + slow * weather + rng.gauss(0, noise)
        rates.append(int(min(700, max(30, round(rate)))))
    return rates


def hidden_starts(rng, sizes, capacities):
    """A start for each job at random places that fit, or None."""
    used = [[0] * HORIZON for _ in capacities]
    starts = [None] * len(sizes)
    for index in sorted(range(len(sizes)), key=lambda i: -sizes[i][0] * sizes[i][1]):
        hours, accelerators, _ = sizes[index]
        fitting = [
            (region, start)
            for region, capacity in enumerate(capacities)
            for start in range(HORIZON - hours + 1)
            if max(used[region][start : start + hours]) + accelerators <= capacity
        ]
        if not fitting:
            return None
        region, start = rng.choice(fitting)
        starts[index] = start
        for hour in range(start, start + hours):
            used[region][hour] += accelerators
    return starts


def make(seed, load):
    """The instance of a seed and a load, without a plan."""
    rng = random.Random(f"{seed}-{load}-{JOBS}")
    _, slacks, median = LOADS[load]
    share = {name: rng.uniform(*shares) for name, (shares, *_) in LOADS.items()}[load]
    shapes = ["solar", "wind", "mixed"]
    rng.shuffle(shapes)
    rates = [region_rates(rng, shape) for shape in shapes]
    while True:
        sizes = []
        for _ in range(JOBS):
            hours = int(min(72, max(1, round(math.exp(rng.gauss(math.log(median), 1.0))))))
            sizes.append((hours, rng.randint(1, 4), rng.randint(4, 8) * 50))
        work = sum(hours * accelerators for hours, accelerators, _ in sizes)
        total = max(12, round(work / (HORIZON * share)))
        if abs(work / HORIZON / total - share) > 0.04:
            continue
        capacities = [total // 3 + (1 if region < total % 3 else 0) for region in range(3)]
        starts = hidden_starts(rng, sizes, capacities)
        if starts:
            break
    jobs = []
    for (hours, accelerators, watts), start in zip(sizes, starts):
        slack = round(math.exp(rng.uniform(math.log(slacks[0]), math.log(slacks[1]))))
        before = round(slack * rng.random())
        window = [max(0, start - before), min(HORIZON, start + hours + slack - before)]
        jobs.append([*window, hours, accelerators, watts])
    jobs.sort()
    return {
        "kind": "modelled",
        "jobs": jobs,
        "regions": [{"capacity": c, "gramsPerKWh": r} for c, r in zip(capacities, rates)],
    }


def grams(instance, places):
    """What a plan emits. Raises if a job leaves its window or a region is too full."""
    used = [[0] * HORIZON for _ in instance["regions"]]
    watt_grams = 0
    for (release, deadline, hours, accelerators, watts), (region, start) in zip(
        instance["jobs"], places, strict=True
    ):
        if start < release or start + hours > deadline:
            raise ValueError("a job leaves its window")
        for hour in range(start, start + hours):
            used[region][hour] += accelerators
            rate = instance["regions"][region]["gramsPerKWh"][hour]
            watt_grams += accelerators * watts * rate
            if used[region][hour] > instance["regions"][region]["capacity"]:
                raise ValueError("a region holds too much")
    return watt_grams / 1000


def grams_alone(instance):
    """What the jobs emit together, each in its cheapest place."""
    return sum(
        min(
            accelerators * watts * sum(region["gramsPerKWh"][start : start + hours])
            for region in instance["regions"]
            for start in range(release, deadline - hours + 1)
        )
        for release, deadline, hours, accelerators, watts in instance["jobs"]
    ) / 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--plans", help="lines of plans to take the best of")
    parser.add_argument("--check", action="store_true", help="check the stored files")
    arguments = parser.parse_args()
    folder = os.path.dirname(os.path.abspath(__file__))
    found = {}
    if arguments.plans:
        with open(arguments.plans) as file:
            for line in map(json.loads, file):
                places = [[region, second // 3600] for region, second in line["places"]]
                found.setdefault(line["name"], []).append(places)
    for load in LOADS:
        for seed in SEEDS:
            name = f"lognormal-{JOBS}-{load}-{seed}.json"
            path = os.path.join(folder, name)
            instance = make(seed, load)
            stored = json.load(open(path)) if os.path.exists(path) else None
            if arguments.check:
                assert all(stored[key] == instance[key] for key in instance), name
                assert stored["best"] == grams(instance, stored["places"]), name
                assert stored["bound"] <= grams_alone(instance) + 1e-6, name
                continue
            plans = found.get(name, []) + ([stored["places"]] if stored else [])
            places = min(plans, key=lambda plan: grams(instance, plan))
            best = grams(instance, places)
            instance |= {
                "best": best,
                "bound": grams_alone(instance),
                "isOptimal": False,
                "places": places,
                "horizon": HORIZON,
            }
            with open(path, "w") as file:
                file.write(json.dumps(instance, separators=(",", ":")) + "\n")
            print(f"{name:28} best {best:.2f}")


if __name__ == "__main__":
    main()
