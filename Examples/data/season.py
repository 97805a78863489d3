"""Makes modelled-pue-seasons.csv in this folder. Nothing here was measured.

The hourly PUE of one site whose cooling works hard in summer and by day. Two comparisons that
arXiv 2205.09646 reports of its authors' site are built in: moving a short job from day to night
saves roughly 10 %, moving a long one from summer to winter roughly 33 %. The weather around that
lasts some days (an autoregressive walk from a fixed seed).
"""

import datetime
import math
import random

FROM = datetime.datetime(2024, 1, 1)
TO = datetime.datetime(2026, 3, 1)
MEAN = 1.5
# Half of what the summer's PUE is above the winter's, over the mean.
SEASON = 0.198
# Half of what midday is above the night.
DAY = 0.057


def main():
    weather = random.Random(7)
    walk = 0.0
    moment = FROM
    with open("modelled-pue-seasons.csv", "w") as file:
        file.write("utc,pue\n")
        while moment < TO:
            day = moment.timetuple().tm_yday - 1 + moment.hour / 24
            season = -math.cos(2 * math.pi * (day - 15) / 365.25)
            # A plateau in summer, and as flat a valley in winter.
            season = math.copysign(min(1.0, 1.15 * abs(season)), season)
            midday = math.cos(2 * math.pi * (moment.hour + 0.5 - 13) / 24)
            walk = 0.98 * walk + weather.gauss(0, 0.0015)
            pue = MEAN * (1 + SEASON * season) * (1 + DAY * midday) * (1 + walk)
            file.write(f"{moment:%Y-%m-%dT%H:%MZ},{max(1.01, pue):.3f}\n")
            moment += datetime.timedelta(hours=1)


if __name__ == "__main__":
    main()
