#!/usr/bin/env python3
"""Make and solve the stored queue-planning instances.

An instance is a queue of batch jobs for the next days and three regions whose
carbon intensity changes by the hour. Every job must run once,
uninterrupted, in one region, between its release hour and its deadline, and at
no hour may the jobs in a region hold more accelerators than it has. The sum of
the grams of CO2-equivalent is to be as small as possible.

    pip install highspy numpy
    python solve.py                         # all 30 instances, into this folder
    python solve.py --only 150-tight        # those whose name contains this
    python solve.py --seconds 600           # a longer limit for each instance
    python solve.py --check                 # solve nothing, check the stored files

One file is written per instance, modelled-JOBS-LOAD-SEED.json:

    kind            "modelled": the rates come from `region_rates`, not a grid
    jobs            [release, deadline, hours, accelerators, watts] each; a job
                    may hold the hours release ..< deadline, and starts on a
                    whole hour in release ... deadline - hours
    regions         capacity in accelerators and gramsPerKWh for each hour
    best            grams of the best schedule found, recomputed from it
    bound           no schedule has fewer grams than this (rounded down)
    isOptimal       whether the solver proved `best` to be the optimum
    greedy          grams of the jobs that the greedy places
    greedyMisses    how many jobs the greedy finds no place for
    horizon         hours that the rates cover

The grams of a job are accelerators * watts / 1000 * (sum of the rates of its
hours). Watts are multiples of 50, so every job's grams are a whole number of
twentieths of a gram, and all sums here are done in those whole units.

The greedy takes the jobs by slack (deadline - release - hours), least first and
then by position, and gives each its cheapest free place (then the lowest
region, then the earliest start).

Loads are of the accelerator-hours from the first release to the last deadline.
Slack is between 6 hours and a week, evenly by its logarithm, and no longer than
the busy part of the horizon leaves room for.

The instances follow from the seeds alone (and from how numpy draws from them).
So does `best` where `isOptimal` holds; otherwise `best` and `bound` depend on
how far the solver gets within its limit.
"""

import argparse
import json
import math
import os
import time

import highspy
import numpy as np

HORIZON = 336
REGIONS = 3
UNITS_PER_GRAM = 20
SEEDS = range(1, 6)
# The share of the accelerator-hours, from the first release to the last
# deadline, that the jobs take up.
LOADS = {"loose": 0.35, "medium": 0.60, "tight": 0.85}
# Rounds of the search before the solver.
ROUNDS = {
    (50, "loose"): 15_000, (50, "medium"): 20_000, (50, "tight"): 30_000,
    (150, "loose"): 20_000, (150, "medium"): 40_000, (150, "tight"): 170_000,
}
# Each region's accelerators, by the number of jobs. A queue is busy for as much
# of the horizon as its load then takes.
CAPACITIES = {50: (8, 8, 8), 150: (32, 24, 24)}


# --- Instances -------------------------------------------------------------


def region_rates(rng, shape):
    """Whole grams per kWh for each hour of one region.

    "solar" is cleanest around midday, "wind" at night, and "mixed" follows
    demand only a little and slow weather a lot.
    """
    hour = np.arange(HORIZON)
    day, week = hour % 24, hour % 168
    base, daily, slow, noise = {
        "solar": (310, 150, 45, 14),
        "wind": (250, 70, 95, 16),
        "mixed": (380, 45, 110, 12),
    }[shape]
    base *= rng.uniform(0.9, 1.1)
    if shape == "solar":
        midday = np.exp(-(((day - 13) / 3.2) ** 2))
        evening = np.exp(-(((day - 20) / 2.5) ** 2))
        wave = 0.35 - 1.4 * midday + 0.5 * evening
        # Some days are cloudy.
        wave *= np.repeat(rng.uniform(0.5, 1.15, HORIZON // 24), 24)
    else:
        wave = -np.cos(2 * np.pi * (day - 3.5 + rng.uniform(-1, 1)) / 24)
    weekend = np.where(week >= 120, -0.09 * base, 0.02 * base)
    weather = np.zeros(HORIZON)
    for period in (rng.uniform(50, 80), rng.uniform(100, 150), rng.uniform(200, 300)):
        weather += np.sin(2 * np.pi * (hour / period + rng.uniform())) / 1.7
    rates = base + daily * wave + weekend + slow * weather + rng.normal(0, noise, HORIZON)
    return [int(rate) for rate in np.clip(np.rint(rates), 30, 700)]


def make_instance(count, load, seed):
    """The instance of `count` jobs at the named load, from its seed, and a
    schedule [(region, start)] of all its jobs.

    The windows are drawn around a hidden schedule that fits, so that all jobs
    can be placed; where no such schedule is found the capacity grows a little.
    """
    rng = np.random.default_rng([seed, count, list(LOADS).index(load)])
    shapes = ["solar", "wind", "mixed"]
    rng.shuffle(shapes)
    rates = [region_rates(rng, shape) for shape in shapes]

    sizes = []
    for _ in range(count):
        is_long = rng.random() < 0.20
        hours = int(rng.integers(24, 49) if is_long else rng.integers(2, 13))
        accelerators = int(rng.choice([1, 1, 2] if is_long else [1, 1, 2, 4, 8]))
        watts = int(rng.integers(4, 9)) * 50
        sizes.append((hours, accelerators, watts))
    work = sum(hours * accelerators for hours, accelerators, _ in sizes)

    capacities = list(CAPACITIES[count])
    while True:
        span = min(HORIZON, math.ceil(work / (LOADS[load] * sum(capacities))))
        for _ in range(20):
            hidden = hidden_schedule(rng, sizes, capacities, span)
            if hidden is not None:
                break
        else:
            capacities[int(np.argmin(capacities))] += 1
            continue
        break

    jobs = []
    for (hours, accelerators, watts), (_, start) in zip(sizes, hidden):
        slack = int(round(math.exp(rng.uniform(math.log(6), math.log(168)))))
        slack = min(slack, span - hours)
        # A window of hours + slack that holds the hidden run and lies within
        # the span.
        first = max(0, start - slack)
        last = min(start, span - hours - slack)
        release = int(rng.integers(first, last + 1))
        jobs.append([release, release + hours + slack, hours, accelerators, watts])
    order = sorted(range(count), key=lambda index: jobs[index])
    instance = {
        "kind": "modelled",
        "jobs": [jobs[index] for index in order],
        "regions": [
            {"capacity": capacity, "gramsPerKWh": rate}
            for capacity, rate in zip(capacities, rates)
        ],
    }
    return instance, [hidden[index] for index in order]


def hidden_schedule(rng, sizes, capacities, span):
    """A (region, start) for each job at random places that fit, or None."""
    used = np.zeros((REGIONS, span), dtype=int)
    places = [None] * len(sizes)
    area = [hours * accelerators for hours, accelerators, _ in sizes]
    for index in sorted(range(len(sizes)), key=lambda i: -area[i]):
        hours, accelerators, _ = sizes[index]
        fitting = [
            (region, start)
            for region in range(REGIONS)
            for start in range(span - hours + 1)
            if used[region, start : start + hours].max() + accelerators <= capacities[region]
        ]
        if not fitting:
            return None
        region, start = fitting[rng.integers(len(fitting))]
        used[region, start : start + hours] += accelerators
        places[index] = (region, start)
    return places


# --- Schedules -------------------------------------------------------------


class Queue:
    """An instance with its costs laid out, and the jobs placed so far."""

    def __init__(self, instance):
        self.jobs = instance["jobs"]
        self.capacity = np.array([r["capacity"] for r in instance["regions"]])
        rates = np.array([r["gramsPerKWh"] for r in instance["regions"]], dtype=np.int64)
        sums = np.concatenate([np.zeros((REGIONS, 1), np.int64), rates.cumsum(axis=1)], axis=1)
        # costs[j][r, k]: units for job j in region r from its k-th start on.
        self.costs = []
        for release, deadline, hours, accelerators, watts in self.jobs:
            window = sums[:, release + hours : deadline + 1] - sums[:, release : deadline - hours + 1]
            self.costs.append(accelerators * (watts // 50) * window)
        self.used = np.zeros((REGIONS, HORIZON), dtype=np.int64)
        self.place = [None] * len(self.jobs)

    def best_place(self, index):
        """(units, region, start) of the job's cheapest free place, or None."""
        release, deadline, hours, accelerators, _ = self.jobs[index]
        full = self.used[:, release:deadline] + accelerators > self.capacity[:, None]
        counts = np.zeros((REGIONS, deadline - release + 1), dtype=np.int64)
        np.cumsum(full, axis=1, out=counts[:, 1:])
        is_free = counts[:, hours:] == counts[:, :-hours]
        costs = np.where(is_free, self.costs[index], np.iinfo(np.int64).max)
        at = int(costs.argmin())
        region, offset = divmod(at, costs.shape[1])
        if not is_free[region, offset]:
            return None
        return int(costs[region, offset]), region, release + offset

    def placed(self, index, region, start):
        return int(self.costs[index][region, start - self.jobs[index][0]]), region, start

    def put(self, index, place):
        _, region, start = place
        _, _, hours, accelerators, _ = self.jobs[index]
        self.used[region, start : start + hours] += accelerators
        self.place[index] = place

    def take(self, index):
        _, region, start = self.place[index]
        _, _, hours, accelerators, _ = self.jobs[index]
        self.used[region, start : start + hours] -= accelerators
        self.place[index] = None

    def restore(self, places):
        self.used[:] = 0
        self.place = [None] * len(self.jobs)
        for index, place in enumerate(places):
            if place is not None:
                self.put(index, place)


def greedy(queue):
    """Places by slack, least first. Returns the units and the misses."""
    slack = [deadline - release - hours for release, deadline, hours, _, _ in queue.jobs]
    for index in sorted(range(len(slack)), key=lambda i: (slack[i], i)):
        place = queue.best_place(index)
        if place is not None:
            queue.put(index, place)
    units = sum(place[0] for place in queue.place if place is not None)
    return units, sum(place is None for place in queue.place)


def improve(queue, rounds, rng):
    """Takes a few jobs out and puts them back in another order, again and
    again, and keeps what is cheaper or, at first, only a little dearer."""
    count = len(queue.jobs)
    middle = np.array([(release + deadline) / 2 for release, deadline, *_ in queue.jobs])
    cheapest = [int(costs.min()) for costs in queue.costs]
    # A job without a place costs more than any place it could have.
    penalty = [2 * int(costs.max()) for costs in queue.costs]

    def price(index):
        return penalty[index] if queue.place[index] is None else queue.place[index][0]

    current = sum(price(index) for index in range(count))
    best, best_places = current, list(queue.place)
    heat = 0.03 * sum(cheapest) / count
    for round_ in range(rounds):
        warmth = heat * (1 - round_ / rounds) ** 2
        missed = [i for i in range(count) if queue.place[i] is None]
        centre = middle[rng.choice(missed) if missed else rng.integers(count)]
        size = int(rng.integers(2, 31))
        nearness = np.abs(middle - centre) + rng.exponential(rng.choice([40, 150]), count)
        chosen = list(np.argpartition(nearness, min(size, count - 1))[:size])
        chosen += [i for i in missed if i not in chosen]
        before = {index: queue.place[index] for index in chosen}
        old = sum(price(index) for index in chosen)
        for index in chosen:
            if queue.place[index] is not None:
                queue.take(index)
        kind = rng.integers(3)
        if kind == 0:
            chosen.sort(key=lambda i: -queue.jobs[i][2] * queue.jobs[i][3] * rng.uniform(0.5, 1))
        elif kind == 1:
            chosen.sort(key=lambda i: -cheapest[i] * rng.uniform(0.3, 1))
        else:
            rng.shuffle(chosen)
        for index in chosen:
            place = queue.best_place(index)
            if place is not None:
                queue.put(index, place)
        new = sum(price(index) for index in chosen)
        if new - old <= rng.exponential(warmth) if warmth > 0 else new <= old:
            current += new - old
            if current < best:
                best, best_places = current, list(queue.place)
        else:
            for index in chosen:
                if queue.place[index] is not None:
                    queue.take(index)
            for index in chosen:
                if before[index] is not None:
                    queue.put(index, before[index])
    queue.restore(best_places)
    return sum(place is None for place in queue.place)


def exact_units(instance, places):
    """The units of a full schedule [(region, start)], counted anew hour by
    hour. Raises if a job leaves its window or a region is too full."""
    jobs, regions = instance["jobs"], instance["regions"]
    if len(places) != len(jobs):
        raise ValueError("a job has no place")
    used = [[0] * HORIZON for _ in regions]
    units = 0
    for (release, deadline, hours, accelerators, watts), (region, start) in zip(jobs, places):
        if start < release or start + hours > deadline:
            raise ValueError("a job leaves its window")
        for hour in range(start, start + hours):
            used[region][hour] += accelerators
            units += accelerators * (watts // 50) * regions[region]["gramsPerKWh"][hour]
    for region, held in zip(regions, used):
        if max(held) > region["capacity"]:
            raise ValueError("a region holds too much")
    return units


# --- The integer programme -------------------------------------------------


def solve(queue, seconds, log=None):
    """Minimises over one binary for each job, region and start, from the queue's
    own places on.

    Returns (status is optimal, [(region, start)] or None, lower bound in units).
    """
    columns, costs, starts, rows, values = [], [], [], [], []
    count = len(queue.jobs)
    for index, (release, deadline, hours, accelerators, _) in enumerate(queue.jobs):
        for region in range(REGIONS):
            if accelerators > queue.capacity[region]:
                continue
            for start in range(release, deadline - hours + 1):
                columns.append((index, region, start))
                costs.append(queue.costs[index][region, start - release])
                starts.append(len(rows))
                rows.append(index)
                first = count + region * HORIZON + start
                rows.extend(range(first, first + hours))
                values.append(1)
                values.extend([accelerators] * hours)

    lp = highspy.HighsLp()
    lp.num_col_ = len(columns)
    lp.num_row_ = count + REGIONS * HORIZON
    lp.col_cost_ = np.array(costs, dtype=float)
    lp.col_lower_ = np.zeros(len(columns))
    lp.col_upper_ = np.ones(len(columns))
    lp.integrality_ = [highspy.HighsVarType.kInteger] * len(columns)
    lp.row_lower_ = np.concatenate([np.ones(count), np.full(REGIONS * HORIZON, -highspy.kHighsInf)])
    lp.row_upper_ = np.concatenate([np.ones(count), np.repeat(queue.capacity, HORIZON).astype(float)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.array(starts + [len(rows)], dtype=np.int32)
    lp.a_matrix_.index_ = np.array(rows, dtype=np.int32)
    lp.a_matrix_.value_ = np.array(values, dtype=float)

    highs = highspy.Highs()
    highs.setOptionValue("output_flag", log is not None)
    if log is not None:
        highs.setOptionValue("log_to_console", False)
        highs.setOptionValue("log_file", log)
    highs.setOptionValue("threads", 1)
    highs.setOptionValue("parallel", "off")
    highs.setOptionValue("random_seed", 0)
    highs.setOptionValue("time_limit", float(seconds))
    highs.setOptionValue("mip_rel_gap", 0.0)
    # Costs are whole units: within less than one there is no better schedule.
    highs.setOptionValue("mip_abs_gap", 0.9)
    highs.passModel(lp)
    if None not in queue.place:
        solution = highspy.HighsSolution()
        solution.col_value = [float(queue.place[i][1:] == (r, s)) for i, r, s in columns]
        solution.value_valid = True
        highs.setSolution(solution)
    highs.run()

    is_optimal = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    info = highs.getInfo()
    places = None
    if info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible:
        found = np.array(highs.getSolution().col_value) > 0.5
        places = [columns[at][1:] for at in np.flatnonzero(found)]
    return is_optimal, places, info.mip_dual_bound


# --- Files -----------------------------------------------------------------


def grams(units):
    return round(units / UNITS_PER_GRAM, 3)


def bound_below(units, best):
    """The solver's bound in grams, a hair lower to allow for its tolerances."""
    if not math.isfinite(units):
        return 0.0
    margin = 1e-6 * best + 0.1
    return math.floor((min(units, best) / UNITS_PER_GRAM - margin / UNITS_PER_GRAM) * 10) / 10


def make(folder, name, count, load, seed, seconds, logs):
    began = time.time()
    instance, hidden = make_instance(count, load, seed)
    queue = Queue(instance)
    hidden = [queue.placed(index, *place) for index, place in enumerate(hidden)]
    greedy_units, greedy_misses = greedy(queue)
    rng = np.random.default_rng([seed, count, 99])
    misses = improve(queue, ROUNDS[count, load], rng)
    if misses > 0:
        queue.restore(hidden)
    searched = sum(place[0] for place in queue.place)
    search_seconds = time.time() - began

    began = time.time()
    log = os.path.join(logs, name + ".log") if logs else None
    is_optimal, places, bound = solve(queue, seconds, log)
    solve_seconds = time.time() - began
    if places is None:
        raise RuntimeError(name + ": no schedule places all jobs")
    best = exact_units(instance, places)
    assert best <= searched
    instance |= {
        "best": grams(best),
        "bound": bound_below(bound, best),
        "isOptimal": is_optimal,
        "greedy": grams(greedy_units),
        "greedyMisses": greedy_misses,
        "horizon": HORIZON,
    }
    text = json.dumps(instance, separators=(",", ":"))
    with open(os.path.join(folder, name + ".json"), "w") as file:
        file.write(text + "\n")

    span = max(job[1] for job in instance["jobs"]) - min(job[0] for job in instance["jobs"])
    work = sum(job[2] * job[3] for job in instance["jobs"])
    load_found = work / span / sum(region["capacity"] for region in instance["regions"])
    excess = f"{100 * (greedy_units / best - 1):6.2f}%" if greedy_misses == 0 else "      -"
    print(
        f"{name:26} best {instance['best']:11.2f} bound {instance['bound']:11.1f}"
        f" gap {100 * (1 - instance['bound'] / instance['best']):7.4f}%"
        f" {'optimal' if is_optimal else 'limit  '} greedy {excess} misses {greedy_misses:2}"
        f" search {100 * (searched / best - 1):.3f}%{'*' if misses else ' '}"
        f" in {search_seconds:.0f}s, solve {solve_seconds:5.1f}s"
        f" span {span} load {load_found:.2f}"
        f" capacity {[r['capacity'] for r in instance['regions']]} bytes {len(text) + 1}",
        flush=True,
    )


def check(folder, name, count, load, seed):
    """Compares a stored file with what its seed makes, short of solving it."""
    with open(os.path.join(folder, name + ".json")) as file:
        stored = json.load(file)
    made, _ = make_instance(count, load, seed)
    assert all(stored[key] == made[key] for key in made), name
    units, misses = greedy(Queue(made))
    assert stored["greedy"] == grams(units) and stored["greedyMisses"] == misses, name
    assert 0 < stored["bound"] < stored["best"], name
    assert misses > 0 or stored["best"] <= stored["greedy"], name


def main():
    parser = argparse.ArgumentParser(description="Make and solve the stored queue-planning instances.")
    parser.add_argument("--out", default=os.path.dirname(os.path.abspath(__file__)), help="folder of the files")
    parser.add_argument("--only", default="", help="only the instances whose name contains this")
    parser.add_argument("--seconds", type=float, default=30, help="solver's time limit for each instance")
    parser.add_argument("--logs", help="folder for the solver's logs")
    parser.add_argument("--check", action="store_true", help="check the stored files and solve nothing")
    arguments = parser.parse_args()
    for count in (50, 150):
        for load in LOADS:
            for seed in SEEDS:
                name = f"modelled-{count}-{load}-{seed}"
                if arguments.only not in name:
                    continue
                if arguments.check:
                    check(arguments.out, name, count, load, seed)
                else:
                    make(arguments.out, name, count, load, seed, arguments.seconds, arguments.logs)


if __name__ == "__main__":
    main()
