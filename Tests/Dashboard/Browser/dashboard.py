"""Checks the dashboard in a real headless Chromium, or takes pictures of it; see browser.sh."""

import re
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Error, sync_playwright

from furnished import Furnished

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
WIDTHS = (360, 768, 1200)


def pages(site):
    """What each page is called, where it is, and the status that it comes with."""
    jobs = site.jobs
    yield "queue", "/", 200
    yield "queue-all", "/?state=all", 200
    yield "queue-second-page", f"/?state=all&after={jobs['cancelled'] - 3}", 200
    yield "queue-held", "/?state=held", 200
    yield "queue-nothing", "/?state=lost", 200
    yield "regions", "/regions", 200
    yield "region", "/regions/sunny", 200
    yield "region-north", "/regions/north", 200
    for key in ("planned", "held", "running", "succeeded", "failed", "cancelled", "pausable",
                "hostile"):
        yield f"job-{key}", f"/jobs/{jobs[key]}", 200
    yield "log", f"/jobs/{jobs['succeeded']}/log", 200
    yield "log-first", f"/jobs/{jobs['succeeded']}/log?from=0", 200
    yield "log-running", f"/jobs/{jobs['running']}/log", 200
    yield "statement", f"/jobs/{jobs['succeeded']}/report", 200
    yield "report", "/report", 200
    yield "no-such-address", "/nothing/here", 404
    yield "no-such-job", "/jobs/99999", 404
    yield "no-statement-yet", f"/jobs/{jobs['planned']}/report", 409
    yield "no-such-state", "/?state=asleep", 400


class Visit:
    """A page of the browser, and all that went wrong on it."""

    def __init__(self, context, site):
        self.site = site
        self.page = context.new_page()
        self.page.set_default_timeout(120_000)
        self.troubles = []
        self.page.on("console", self.hear)
        self.page.on("pageerror", lambda error: self.troubles.append(f"script: {error}"))
        self.page.on("dialog", self.dismiss)
        self.page.on("requestfailed", self.failed)

    def hear(self, message):
        if message.type not in ("error", "warning"):
            return
        # The browser says itself that a page came as not found.
        if "the server responded with a status of" in message.text and \
                message.location["url"] == self.page.url:
            return
        self.troubles.append(f"console {message.type}: {message.text}")

    def dismiss(self, dialog):
        self.troubles.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def failed(self, request):
        # Whoever leaves a page hangs up.
        if request.url.endswith("/api/v1/events") and "ERR_ABORTED" in (request.failure or ""):
            return
        self.troubles.append(f"request: {request.url}: {request.failure}")

    def go(self, path):
        """Opens an address and waits until the page listens; the status."""
        answer = self.page.goto(self.site.address(path), wait_until="load")
        if self.page.locator("#live").count() and self.runs_scripts():
            self.wait_for_words("#live", "live|updated")
        return answer.status

    def runs_scripts(self):
        return self.page.locator("script[src]").count() > 0 and not self.page.context.scriptless

    def wait_for_words(self, selector, pattern, seconds=120):
        """Waits until an element has text that matches; what it is."""
        end = time.monotonic() + seconds
        while True:
            text = self.page.locator(selector).first.inner_text()
            if re.search(pattern, text):
                return text
            if time.monotonic() > end:
                raise AssertionError(f"{selector} says {text[:200]!r}, not {pattern!r}")
            self.page.wait_for_timeout(50)

    def tab_to(self, script, most=200):
        """Presses Tab until the script is true of the element with the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(() => {{ const e = document.activeElement; return {script} }})()"):
                return
        raise AssertionError(f"Tab does not lead to {script}")


class Checks:
    """Runs checks and says how each went."""

    def __init__(self, browser, site):
        self.browser = browser
        self.site = site
        self.failures = 0

    @contextmanager
    def visit(self, width=1200, height=900, scheme="light", scripts=True):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme,
            java_script_enabled=scripts)
        context.scriptless = not scripts
        try:
            yield Visit(context, self.site)
        finally:
            context.close()

    @contextmanager
    def check(self, sentence):
        try:
            yield
        except (AssertionError, Error, RuntimeError) as error:
            self.failures += 1
            print(f"FAILED  {sentence}\n        {error}", flush=True)
        else:
            print(f"ok      {sentence}", flush=True)

    def all(self):
        self.watching()
        for name, path, status in pages(self.site):
            # One page of the browser for all that is asked of an address: opening one takes long.
            with self.visit() as visit:
                self.loading(visit, name, path, status)
                self.shape(visit, name)
                self.keyboard(visit, name)
        self.scriptless()
        self.tokens()
        self.acting()
        self.live()
        self.outage()

    # Pages as they come

    def watching(self):
        with self.check("what goes wrong on a page would be noticed"), self.visit() as visit:
            visit.go("/")
            visit.page.evaluate(
                "() => { const e = document.createElement('script'); e.text = 'alert(1)';"
                " document.body.append(e); const i = new Image(); i.src = '/assets/no.svg';"
                " setTimeout(() => { throw new Error('thrown') }); setTimeout(() => alert(2)); }")
            visit.page.wait_for_timeout(1000)
            heard = " ".join(visit.troubles)
            for word in ("Content Security Policy", "thrown", "dialog: 2", "404"):
                assert word in heard, f"{word} was not heard of: {visit.troubles}"

    def loading(self, visit, name, path, status):
        with self.check(f"{name}: comes with {status}, and nothing goes wrong"):
            came = visit.go(path)
            assert came == status, f"status {came}"
            # What a name or a log could set off has its time to.
            visit.page.wait_for_timeout(200)
            assert not visit.troubles, "; ".join(visit.troubles)
            assert visit.page.title(), "it has no title"

    def shape(self, visit, name):
        """Ends at a desk's width by day, as it began."""
        page = visit.page
        for width in WIDTHS:
            scheme = "dark" if width == WIDTHS[0] else "light"
            with self.check(f"{name}: fits {width} pixels, and is sound ({scheme})"):
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=scheme)
                wide = page.evaluate(WIDE)
                assert not wide, f"wider than the page: {wide}"
                flaws = page.evaluate(STRUCTURE) + page.evaluate(AXE + AXE_RUN)
                assert not flaws, "; ".join(flaws)

    def scriptless(self):
        with self.visit() as one, self.visit(scripts=False) as other:
            for name, path, _ in pages(self.site):
                with self.check(f"{name}: says the same without JavaScript"):
                    texts = []
                    for visit in (one, other):
                        visit.go(path)
                        text = visit.page.evaluate(MAIN_TEXT)
                        # How long ago something was changes between two looks.
                        texts.append(re.sub(r"\b(\d+[dhms] ?)+\b", "TIME ", text))
                    assert texts[0].strip(), "it says nothing"
                    assert texts[0] == texts[1], difference(*texts)

    # The keyboard

    def keyboard(self, visit, name):
        with self.check(f"{name}: all of it is reached with Tab, and seen to be"):
            page = visit.page
            page.evaluate("() => { document.activeElement.blur(); window.scrollTo(0, 0);"
                          " for (const e of document.querySelectorAll('details')) e.open = true; }")
            expected = page.evaluate(HOW_MANY)
            has_skip = page.locator("a.skip").count() > 0
            reached, kinds = [], set()
            for _ in range(expected + 5):
                page.keyboard.press("Tab")
                seen = page.evaluate(FOCUSED)
                if seen is None or seen["number"] in reached:
                    break
                reached.append(seen["number"])
                if len(reached) == 1 and has_skip:
                    assert seen["words"].startswith("Skip"), f"first comes {seen['words']!r}"
                assert seen["inside"], f"{seen['words']!r} has the focus outside of what is seen"
                if seen["kind"] not in kinds:
                    kinds.add(seen["kind"])
                    assert self.is_seen(page), f"the focus of {seen['kind']} is not seen"
            missed = page.evaluate(UNREACHED, reached)
            assert not missed, f"not reached: {missed[:5]}"
            if has_skip:
                page.locator("a.skip").focus()
                page.keyboard.press("Enter")
                page.wait_for_function("() => document.activeElement.id === 'main'")
            assert not visit.troubles, "; ".join(visit.troubles)

    @staticmethod
    def is_seen(page):
        """Whether an element with the focus looks otherwise than without."""
        box = page.evaluate(
            "() => { const r = document.activeElement.getBoundingClientRect();"
            " return [r.x - 6, r.y - 6, r.width + 12, r.height + 12] }")
        x, y = max(0, box[0]), max(0, box[1])
        clip = {
            "x": x, "y": y, "width": max(1, min(box[2], 1200 - x)),
            "height": max(1, min(box[3], 900 - y)),
        }
        with_focus = page.screenshot(clip=clip, animations="disabled", caret="hide")
        page.evaluate("() => { window.held = document.activeElement; window.held.blur(); }")
        without = page.screenshot(clip=clip, animations="disabled", caret="hide")
        page.evaluate("() => window.held.focus({ preventScroll: true })")
        return with_focus != without

    # Acting

    def tokens(self):
        number = self.site.jobs["obedient"]
        before = self.site.state(number)
        with self.check("without a token no button can be pressed"), self.visit() as visit:
            self.open_actions(visit, number)
            disabled = visit.page.locator("#act button:disabled").count()
            assert disabled == visit.page.locator("#act button").count() > 0, f"{disabled} disabled"
            status = visit.page.evaluate(
                "url => fetch(url, { method: 'POST' }).then(answer => answer.status)",
                f"/api/v1/jobs/{number}/hold")
            assert status == 401, f"the server answered {status}"
            assert self.site.state(number) == before, "the job is changed"
        with self.check("a wrong token is told in words, and changes nothing"), \
                self.visit() as visit:
            self.open_actions(visit, number)
            visit.page.keyboard.type("<b>wrong</b>")
            visit.tab_to("e.textContent === 'Hold'")
            visit.page.keyboard.press("Enter")
            visit.wait_for_words("#notice", "(?i)that is no token of this server")
            assert visit.page.locator("#notice *").count() == 0, "the message has markup"
            assert self.site.state(number) == before, "the job is changed"
            others = [each for each in visit.troubles if "status of 401" not in each]
            assert not others, "; ".join(others)

    @staticmethod
    def open_actions(visit, number):
        visit.go(f"/jobs/{number}")
        visit.tab_to("e.matches('#act summary')")
        visit.page.keyboard.press("Enter")
        visit.tab_to("e.id === 'token'")

    def acting(self):
        number = self.site.jobs["obedient"]
        with self.check("a job is held, released, cancelled and retried by the keyboard"), \
                self.visit() as visit:
            self.open_actions(visit, number)
            visit.page.keyboard.type(self.site.token)
            for verb, state in (
                    ("Hold", "held"), ("Release", "planned"), ("Cancel", "cancelled"),
                    ("Retry", "planned")):
                visit.tab_to(f"e.textContent === '{verb}'", most=12)
                visit.page.keyboard.press("Enter")
                visit.wait_for_words("#notice", f"{verb}: done")
                visit.wait_for_words("h1 .state", state)
                assert self.site.state(number) == state, f"the job is {self.site.state(number)}"
                focus = visit.page.evaluate("() => document.activeElement.closest('#act') !== null")
                assert focus, f"after {verb} the focus is lost"
            kept = visit.page.evaluate("() => [document.getElementById('token').value.length,"
                                       " location.href, document.cookie, localStorage.length]")
            assert kept[0] == len(self.site.token), "the token is to be typed again"
            assert self.site.token not in str(kept[1:]) and kept[2:] == ["", 0], f"kept: {kept[1:]}"
            assert not visit.troubles, "; ".join(visit.troubles)

    # Pages that stay open

    def live(self):
        with self.check("a new job appears by itself; the focus and the place stay"), \
                self.visit(height=500) as visit:
            visit.go("/")
            page = visit.page
            link = f"main .cards a[href='/jobs/{self.site.jobs['hostile']}']"
            page.evaluate("() => { window.sameDocument = true; }")
            page.locator(link).focus()
            page.evaluate("() => window.scrollBy(0, 60)")
            before = page.evaluate(PLACE)
            self.site.submit(
                "newcomer", "--hours", "1", "--earliest", "+9h", "--deadline", "+2d",
                command=["true"])
            page.wait_for_selector("main .cards >> text=newcomer", timeout=120_000)
            after = page.evaluate(PLACE)
            assert after == before, f"{before} became {after}"
            visit.wait_for_words("#live", "updated")
            assert not visit.troubles, "; ".join(visit.troubles)
        with self.check("an opened part and what is typed outlive a change"), \
                self.visit() as visit:
            self.open_actions(visit, self.site.jobs["held"])
            visit.page.keyboard.type("half a tok")
            self.site.submit(
                "another", "--hours", "1", "--earliest", "+9h", "--deadline", "+2d",
                command=["true"])
            visit.wait_for_words("#live", "updated")
            visit.page.keyboard.type("en")
            typed = visit.page.locator("#token").input_value()
            assert typed == "half a token", f"the field has {typed!r}"

    def outage(self):
        with self.check("a lost connection is told, and the page recovers with the server"), \
                self.visit() as visit:
            visit.go("/")
            page = visit.page
            page.evaluate("() => { window.sameDocument = true; }")
            words = page.locator("main").inner_text()
            self.site.stop()
            visit.wait_for_words("#live", "connection lost")
            assert page.locator("main").inner_text() == words, "what is seen went away"
            self.site.submit(
                "meanwhile", "--hours", "1", "--earliest", "+9h", "--deadline", "+2d",
                command=["true"])
            self.site.start()
            page.wait_for_selector("main .cards >> text=meanwhile", timeout=120_000)
            visit.wait_for_words("#live", "updated|live")
            assert page.evaluate("() => window.sameDocument === true"), "the page was reloaded"
            self.site.submit(
                "afterwards", "--hours", "1", "--earliest", "+9h", "--deadline", "+2d",
                command=["true"])
            page.wait_for_selector("main .cards >> text=afterwards", timeout=120_000)


# What is asked of a page, in its own language.

WIDE = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= window.innerWidth) return null;
  const out = [...document.querySelectorAll('body *')]
    .filter(each => each.getBoundingClientRect().right > window.innerWidth + 0.5
      && !each.closest('.scroll, pre'))
    .map(each => each.tagName + '.' + (each.getAttribute('class') || ''));
  return root.scrollWidth + ': ' + [...new Set(out)].slice(0, 5).join(', ');
}"""

STRUCTURE = """() => {
  const flaws = [];
  const count = selector => document.querySelectorAll(selector).length;
  if (count('h1') !== 1) flaws.push(count('h1') + ' h1');
  if (count('main') !== 1) flaws.push(count('main') + ' main');
  if (!document.documentElement.lang) flaws.push('no language');
  for (const each of document.querySelectorAll('table'))
    if (!each.querySelector('th[scope]')) flaws.push('a table without headings');
  for (const each of document.querySelectorAll('a[href], button'))
    if (!each.textContent.trim() && !each.getAttribute('aria-label'))
      flaws.push('nameless: ' + each.outerHTML.slice(0, 80));
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at)))
    flaws.push('twice: id ' + id);
  return flaws;
}"""

AXE_RUN = """
;axe.run(document, { resultTypes: ['violations'] }).then(result => result.violations.map(each =>
  each.id + ' (' + each.impact + '): ' + each.nodes.slice(0, 3).map(node =>
    node.target.join(' ') + ' ' + node.html.slice(0, 120) + ' '
    + (node.any[0] ? node.any[0].message : '')).join(' | ')))
"""

# Without what only works with a script, and says nothing of the job.
MAIN_TEXT = """() => [...(document.querySelector('main') || document.body).children]
  .filter(each => each.id !== 'act').map(each => each.innerText).join('\\n')"""

# Found anew each time: a page that is live may be another one by then.
FOCUSABLE = """
  const all = [...document.querySelectorAll(
    'a[href], button:enabled, input, select, textarea, summary, [tabindex="0"]')]
    .filter(each => each.checkVisibility({ visibilityProperty: true }));
"""

HOW_MANY = f"() => {{ {FOCUSABLE} return all.length; }}"

FOCUSED = f"""() => {{
  {FOCUSABLE}
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const r = e.getBoundingClientRect();
  const kind = each => each.tagName + '.' + (each.getAttribute('class') || '');
  return {{
    number: all.indexOf(e), words: e.textContent.trim().slice(0, 40),
    kind: kind(e) + ' in ' + kind(e.parentElement),
    inside: r.width > 0 && r.height > 0 && r.bottom > 0 && r.top < window.innerHeight
      && r.right > 0 && r.left < window.innerWidth
  }};
}}"""

UNREACHED = f"""reached => {{
  {FOCUSABLE}
  // A drawing's links may be left out where a list beside it has the same.
  const led = all.filter((_, at) => reached.includes(at)).map(each => each.getAttribute('href'));
  return all.filter((each, at) => !reached.includes(at)
      && !(each.matches('[tabindex="-1"]') && led.includes(each.getAttribute('href'))))
    .map(each => each.outerHTML.slice(0, 120));
}}"""

PLACE = """() => [window.sameDocument === true, window.scrollY,
  document.activeElement.getAttribute('href'), document.activeElement.closest('table') !== null]"""


def difference(one, other):
    for a, b in zip(one.split("\n"), other.split("\n")):
        if a != b:
            return f"with: {a[:120]!r}, without: {b[:120]!r}"
    return f"one goes on: {one[len(other):][:100]!r} {other[len(one):][:100]!r}"


def take_pictures(checks, folder):
    """Every page at a phone's and a desk's width, by day and by night."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()
    for width, height in ((360, 740), (1200, 900)):
        for scheme in ("light", "dark"):
            with checks.visit(width, height, scheme) as visit:
                for name, path, _ in pages(checks.site):
                    visit.go(path)
                    for closed in visit.page.locator("details:not([open]) > summary").all():
                        if closed.is_visible():
                            closed.click()
                    # A log is as tall as a house; its beginning tells how it looks.
                    tall = visit.page.evaluate("() => document.documentElement.scrollHeight")
                    visit.page.screenshot(
                        path=folder / f"{name}-{width}-{scheme}.png", full_page=True,
                        clip={"x": 0, "y": 0, "width": width, "height": min(tall, 8000)},
                        timeout=60_000)
    print(f"pictures are in {folder}")


def main(program, verb, folder=None):
    with Furnished(program) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        print(f"Chromium {browser.version}; {site.address('/')}", flush=True)
        checks = Checks(browser, site)
        if verb == "pictures":
            take_pictures(checks, Path(folder))
        else:
            checks.all()
        browser.close()
    if checks.failures:
        print(f"{checks.failures} checks of the dashboard failed", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
