/// The Python program that asks the Climate-Aware Task Scheduler (CATS) for best windows.
///
/// It reads a JSON file with `points`, a list of hourly points for each location, and `minutes`, the
/// duration of each job, and prints what it found as JSON. The calls are those of CATS's own command
/// line once it has a forecast (`run_cats` in `cats/cli.py`).
enum CATSScript {
    static let text = """
        import json, sys, time
        from datetime import datetime, timedelta, timezone
        from importlib.metadata import version
        from cats.forecast import PointEstimate, WindowedForecast

        with open(sys.argv[1]) as file:
            task = json.load(file)
        dawn = datetime(2026, 1, 1, tzinfo=timezone.utc)
        series = [
            [PointEstimate(value, dawn + timedelta(hours=hour)) for hour, value in enumerate(points)]
            for points in task["points"]
        ]

        def ask(locations):
            starts = []
            began = time.perf_counter()
            for minutes in task["minutes"]:
                found = [
                    (min(WindowedForecast(points, minutes, start=dawn)), number)
                    for number, points in enumerate(series[:locations])
                ]
                best, number = min(found, key=lambda pair: pair[0].value)
                starts.append([number, int((best.start - dawn).total_seconds())])
            return starts, time.perf_counter() - began

        one, one_seconds = ask(1)
        ten, ten_seconds = ask(len(series))
        print(json.dumps({
            "version": version("climate-aware-task-scheduler"),
            "one": one, "oneSeconds": one_seconds, "ten": ten, "tenSeconds": ten_seconds,
        }))
        """
}
