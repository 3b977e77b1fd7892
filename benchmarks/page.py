"""How long a reader waits for the page, in real headless Chromium, over made-up events.

    python -m benchmarks.page 1000 100000 1000000        # makes the stores, prints a table, and removes them
    python -m benchmarks.page 1000 --keep FOLDER         # keeps the stores there and uses them the next time

"→ charts" is the time from the click (or the address) until a frame is painted in which the line that says what is
shown is new and every chart is drawn anew (Streamlit then draws each once more, which changes nothing). All other times
are until nothing is being worked at any more: charts, table, numbers beside the choices. Seconds; the median of
several, the slowest in brackets. The browser keeps files and compiled scripts as a reader's does. Needs Playwright and
Chromium, as the browser tests do.
"""

import argparse
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from benchmarks.made_up import make

PROJECT = Path(__file__).parent.parent
SWITCHES = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
WINDOW: ViewportSize = {"width": 1440, "height": 900}
PATIENCE = 60_000  # milliseconds after which a page is given up
MOST_MARKS = "sind zu viele, um sie einzeln zu zeichnen"  # what the page says in place of the lanes

# Run in the page: does something, and says how many milliseconds pass until the page shows something new and rests.
WATCH = """
window.settled = () => {
  const all = (kind) => [...document.querySelectorAll(`[data-testid="${kind}"]`)];
  const app = document.querySelector('[data-testid="stApp"]');
  const { width, drawn } = document.documentElement.dataset;
  return width && width === drawn && app?.getAttribute("data-test-script-state") === "notRunning"
    && !all("stSkeleton").length && document.querySelector(".shown")
    && all("stPlotlyChart").every((one) => one.querySelector(".main-svg"))
    && all("stDataFrame").every((one) => one.querySelector("canvas"));
};
const MARK = ".main-svg .point, .main-svg .points path";
const charts = () => [...document.querySelectorAll(".js-plotly-plot")];
const watch = () => {
  for (const chart of charts()) {
    if (chart.on && !chart.watched && chart.querySelector(MARK)) {
      chart.watched = true;
      chart.painted = performance.now();
      chart.on("plotly_afterplot", () => { chart.painted = performance.now(); });
    }
  }
  requestAnimationFrame(watch);
};
requestAnimationFrame(watch);
window.standing = () => charts().every((one) => one.querySelector(MARK));
window.redrawn = () => window.settled() || (charts().length && charts().every((one) => one.painted > window.begin));
window.whenPainted = (since, changed, drawn) => new Promise((done) => {
  const look = () => {
    if (changed() && drawn()) done(performance.now() - since);  // the frame that is painted now shows it
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
});
const note = (event) => { if (event.key === undefined || event.key === "Enter") window.begin = performance.now(); };
addEventListener("pointerup", note, true);
addEventListener("keydown", note, true);
"""


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address at which the page of a store answers."""
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
    command += ["--server.headless=true", "--server.fileWatcherType=none", "--", "--store", str(store)]
    process = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://localhost:{port}"
        while process.poll() is None:
            try:
                urllib.request.urlopen(f"{address}/_stcore/health")
                break
            except OSError:
                time.sleep(0.1)
        yield address
        print(f"    memory of the server at most: {_peak(process.pid):.0f} MB", file=sys.stderr)
    finally:
        process.kill()
        process.wait()


def _peak(process: int) -> float:
    """The most memory that a process has held, in MB."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def opened(browser: BrowserContext) -> Page:
    """A window of a reader's browser."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(WATCH)
    return page


def load(page: Page, address: str) -> "Taken":
    """From the address to the drawn page."""
    page.goto(address, wait_until="commit")
    there = "() => document.querySelector('.shown') && document.querySelector('.js-plotly-plot .main-svg')"
    return Taken(seconds(page, there, "0", "() => window.standing()"), seconds(page, there, "0"))


def seconds(page: Page, changed: str, since: str = "window.begin", drawn: str = "window.settled") -> float:
    """How long it takes from a moment until something has changed and the page rests, or its charts are drawn."""
    return float(page.evaluate(f"() => window.whenPainted({since}, {changed}, {drawn})")) / 1000


@dataclass(frozen=True)
class Taken:
    """How long something took, in seconds: until the new charts stood, and until the page was at rest."""

    charts: float
    rest: float


def acted(page: Page, act: Callable[[], None], watched: str = ".shown") -> Taken:
    """How long it takes from what a reader does until the words at a place have changed and the page is drawn."""
    text = f"(document.querySelector({watched!r})?.textContent ?? '')"
    page.evaluate(f"() => {{ window.before = {text}; window.begin = 0; }}")
    act()
    changed = f"() => window.begin && {text} !== window.before"
    return Taken(seconds(page, changed, drawn="window.redrawn"), seconds(page, changed))


def filtered(page: Page) -> Taken:
    """A click in a filter until the new charts stand: the second status is chosen and taken away again."""
    field = page.get_by_test_id("stSidebar").get_by_role("combobox", name="Status")
    field.click()
    option = page.get_by_role("option", name="behauptet")
    option.wait_for()
    taken = acted(page, option.click)
    page.keyboard.press("Escape")
    acted(page, page.get_by_role("button", name="Status: behauptet").click)
    return taken


def brushed(page: Page) -> Taken:
    """A box drawn over a third of the overview until the new charts stand."""
    area = page.locator(".js-plotly-plot").nth(0).locator(".nsewdrag").first.bounding_box()
    assert area
    height = area["y"] + area["height"] / 2
    page.mouse.move(area["x"] + area["width"] * 0.3, height)
    page.mouse.down()
    page.mouse.move(area["x"] + area["width"] * 0.6, height, steps=6)
    taken = acted(page, page.mouse.up)
    acted(page, page.get_by_role("button", name="Filter zurücksetzen").click)
    return taken


def searched(page: Page) -> Taken:
    """A word typed into the search, from Enter until the new charts stand."""
    field = page.get_by_test_id("stSidebar").get_by_role("textbox", name="Suche im Satz")
    field.fill("konferenz")
    taken = acted(page, lambda: field.press("Enter"))
    acted(page, page.get_by_role("button", name="Filter zurücksetzen").click)
    return taken


def chosen(page: Page) -> float:
    """A click on "Nächstes" until the detail of the next event stands."""
    return acted(page, page.get_by_role("button", name="Nächstes").click, "h3.event").rest


def clicked(page: Page) -> float:
    """A click on a dot of the lanes until the detail of its event stands; where there are lanes."""
    dots = page.locator(".js-plotly-plot").nth(1).locator(".scatterlayer .trace:last-child .points path")
    dot = dots.nth(int(dots.count() * _next_share()))
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    return acted(page, lambda: page.mouse.click(*middle), "h3.event").rest


_shares = iter(range(10**6))


def _next_share() -> float:
    """Another dot each time."""
    return 0.1 + 0.8 * (next(_shares) * 0.37 % 1)


def measure(store: Path, browser: BrowserContext, times: int) -> dict[str, list[float]]:
    """Everything that is measured of the page of one store."""
    found: dict[str, list[float]] = {}
    with served(store) as address:
        page = opened(browser)
        found["first page, server and browser cold"] = [load(page, address).rest]
        again = [load(page, address) for _ in range(times + 1)][1:]
        found["page again, both warm → charts"] = [one.charts for one in again]
        found["page again, all at rest"] = [one.rest for one in again]
        too_many = page.get_by_text(MOST_MARKS).count() > 0
        for name, look in {"click in a filter": filtered, "brush": brushed, "text search": searched}.items():
            look(page)
            taken = [look(page) for _ in range(times)]
            found[f"{name} → new charts"] = [one.charts for one in taken]
            found[f"{name}, all at rest"] = [one.rest for one in taken]
        choices = {"next event → its detail": chosen, "click on a mark → its detail": clicked}
        for name, choose in choices.items():
            if not (too_many and choose is clicked):
                choose(page)
                found[name] = [choose(page) for _ in range(times)]
        print(f"    the lanes {'gave way, and the page says so' if too_many else 'are drawn'}", file=sys.stderr)
        page.close()
    return found


def machine() -> str:
    """What this was measured on."""
    model = next((line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), "")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return f"{os.cpu_count()} cores ({model.partition(': ')[2]}), {memory:.0f} GB, load {load:.1f} at the start"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=int, nargs="*", default=[1000], help="how many events each store has (1000)")
    parser.add_argument("--keep", type=Path, help="keep the stores in this folder, and use them where they exist")
    parser.add_argument("--times", type=int, default=5, help="how often everything is done (5)")
    arguments = parser.parse_args()
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    print(machine())
    columns: dict[int, dict[str, list[float]]] = {}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            Path(folder) / "browser", executable_path=path, args=list(SWITCHES), locale="de-DE", viewport=WINDOW
        )
        for events in arguments.events:
            store = (arguments.keep or Path(folder)) / f"{events}.duckdb"
            if not store.exists():
                make(store, events)
            columns[events] = measure(store, browser, arguments.times)
        browser.close()
    show(columns)


def show(columns: dict[int, dict[str, list[float]]]) -> None:
    """The table: a line for everything that was done, a column for every number of events."""
    names = list(dict.fromkeys(name for column in columns.values() for name in column))
    print(f"| events | {' | '.join(f'{events:,}' for events in columns)} |\n|{' --- |' * (len(columns) + 1)}")
    for name in names:
        print(f"| {name} | {' | '.join(cell(column.get(name, [])) for column in columns.values())} |")


def cell(times: list[float]) -> str:
    """The median and, of several, the slowest."""
    if not times:
        return "–"
    return f"{statistics.median(times):.2f}" + (f" ({max(times):.2f})" if len(times) > 1 else "")


if __name__ == "__main__":
    main()
