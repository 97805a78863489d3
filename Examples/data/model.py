"""Makes the modelled history in this folder. Nothing here was measured.

Three sites with different habits, a year of three-hour means each:
  sunny  a solar grid: clean around midday, most so in summer; a hot site whose PUE peaks then
  north  a cold site with wind and water: good nights, good winters, low PUE
  dusty  a coal grid: dirty at every hour, old cooling

Carbon intensity is a base load curve less solar and wind, with weather that lasts some days (an
autoregressive walk from a fixed seed). PUE follows a modelled air temperature by
pPUE(T) = 7.1705e-5 T^2 + 0.0041 T + 1.0743 (Xu, Feng, Li, ICAC 2013) plus a fixed overhead.
"""

import datetime
import math
import random

YEAR = 2025
STEP_HOURS = 3
SITES = {
    "sunny": dict(zone="MODEL-SUN", utc_offset=-8, base=330, evening=60, solar=230, wind=25,
                  winter=-20, warm=19, season=9, day=7, overhead=0.03),
    "north": dict(zone="MODEL-NORTH", utc_offset=1, base=95, evening=45, solar=10, wind=40,
                  winter=-25, warm=5, season=12, day=4, overhead=0.02),
    "dusty": dict(zone="MODEL-COAL", utc_offset=2, base=720, evening=35, solar=25, wind=15,
                  winter=15, warm=22, season=7, day=8, overhead=0.22),
}


def rows(site, seed):
    weather = random.Random(seed)
    gusts = 0.0
    moment = datetime.datetime(YEAR, 1, 1)
    while moment.year == YEAR:
        middle = moment + datetime.timedelta(hours=STEP_HOURS / 2 + site["utc_offset"])
        hour = middle.hour + middle.minute / 60
        summer = -math.cos(2 * math.pi * (middle.timetuple().tm_yday - 15) / 365)
        gusts = 0.93 * gusts + weather.gauss(0, 0.35)
        sun = max(0.0, math.sin(math.pi * (hour - 6) / 12)) if 6 < hour < 18 else 0.0
        evening = math.exp(-((hour - 19) / 3) ** 2) + 0.4 * math.exp(-((hour - 8) / 2) ** 2)
        weekend = 0.93 if middle.weekday() >= 5 else 1.0
        carbon = weekend * (
            site["base"] + site["evening"] * evening - site["winter"] * summer
            - site["solar"] * sun * (0.75 + 0.25 * summer) - site["wind"] * gusts)
        temperature = (site["warm"] + site["season"] * summer
                       + site["day"] * math.cos(2 * math.pi * (hour - 15) / 24))
        pue = 7.1705e-5 * temperature ** 2 + 0.0041 * temperature + 1.0743 + site["overhead"]
        yield moment, max(5, round(carbon)), max(1.03, pue)
        moment += datetime.timedelta(hours=STEP_HOURS)


def main():
    with open("modelled-carbon-2025.csv", "w") as carbon, \
            open("modelled-pue-2025.csv", "w") as pue:
        carbon.write("zone,utc,lifecycle_g_per_kwh\n")
        pue.write("region,utc,pue\n")
        for seed, (name, site) in enumerate(SITES.items()):
            for moment, grams, ratio in rows(site, seed):
                stamp = moment.strftime("%Y-%m-%dT%H:%MZ")
                carbon.write(f"{site['zone']},{stamp},{grams}\n")
                pue.write(f"{name},{stamp},{ratio:.3f}\n")


if __name__ == "__main__":
    main()
