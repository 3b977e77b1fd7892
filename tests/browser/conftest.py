"""A real Chromium and the page served from a small store of its own."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
sys.path[:0] = [str(HERE.parent), str(PROJECT)]

from page_events import large_store, small_store  # noqa: E402

SWITCHES = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
PATIENCE = 60_000  # milliseconds that a test waits before it fails, not how long the page takes: machines are busy
expect.set_options(timeout=PATIENCE)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path or not Path(path).exists():
        pytest.fail("The browser tests need Chromium: sudo apt-get install chromium, or set CHROMIUM to its path.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


class Server:
    """Streamlit serving the page of one store, or, without one, that of the program in a folder with its articles."""

    def __init__(self, store: Path | None = None, program: Path = PROJECT) -> None:
        self.store, port = store or program / "data" / "timeline.duckdb", free_port()
        self.address, self.log = f"http://localhost:{port}", Path(tempfile.gettempdir()) / f"streamlit-{port}.log"
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={port}"]
        command += ["--server.headless=true", "--server.fileWatcherType=none"]
        command += ["--", "--store", str(store)] if store else []
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(command, cwd=program, stdout=log, stderr=subprocess.STDOUT)

    def wait(self) -> "Server":
        """Until it answers; fails with its own words where it does not."""
        for _ in range(1800):
            if self.process.poll() is not None:
                break
            try:
                urllib.request.urlopen(f"{self.address}/_stcore/health")
                return self
            except OSError:
                time.sleep(0.1)
        pytest.fail(f"Streamlit did not start:\n{self.log.read_text()}")

    def stop(self) -> None:
        self.process.kill()
        self.process.wait()
        self.log.unlink()


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, Callable[[Path], Path]], Server]]:
    """Starts the page of a store, once a session for each name."""
    servers: dict[str, Server] = {}

    def start(name: str, make: Callable[[Path], Path]) -> Server:
        if name not in servers:
            servers[name] = Server(make(tmp_path_factory.mktemp(name) / f"{name}.duckdb"))
        return servers[name].wait()

    yield start
    for server in servers.values():
        server.stop()


@pytest.fixture(scope="session")
def small(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve("small", small_store)


@pytest.fixture(scope="session")
def large(serve: Callable[[str, Callable[[Path], Path]], Server]) -> Server:
    return serve("large", lambda path: large_store(path, 2500))


class Reader:
    """Somebody at a browser; notes what the page asks of other machines and what it complains about."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(PATIENCE)
        self.page: Page = context.new_page()
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    @classmethod
    def arrive(
        cls, browser: Browser, width: int = 1280, height: int = 800, scheme: str = "light", locale: str = "de-DE"
    ) -> "Reader":
        """A reader with a window of a size, a colour scheme, a language."""
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=locale,
            accept_downloads=True,
        )
        return cls(context)

    def leave(self) -> None:
        """Close the window and forget what it kept."""
        self.page.context.close()

    def _note(self, url: str) -> None:
        if not url.startswith(("http://localhost:", "ws://localhost:", "data:", "blob:")):
            self.foreign.append(url)

    def open(self, address: str) -> Page:
        """The page, drawn for this window."""
        self.page.goto(address)
        self.settled()
        return self.page

    def settled(self) -> None:
        """Wait until all of the page has been drawn, and for the width that the browser told."""
        self.page.wait_for_function(
            """() => {
                const { width, drawn } = document.documentElement.dataset;
                const app = document.querySelector('[data-testid="stApp"]');
                const still = app?.getAttribute("data-test-script-state") === "notRunning";
                const all = (kind) => [...document.querySelectorAll(`[data-testid="${kind}"]`)];
                const filled = (kind, content) => all(kind).every((one) => one.querySelector(content));
                return width && width === drawn && still && !all("stSkeleton").length
                    && filled("stPlotlyChart", ".main-svg") && filled("stDataFrame", "canvas");
            }""",
            timeout=2 * PATIENCE,
        )


@pytest.fixture
def reader(browser: Browser) -> Iterator[Callable[..., Reader]]:
    """Opens a window of its own for every reader: size, colour scheme, language."""
    readers: list[Reader] = []

    def arrive(width: int = 1280, height: int = 800, scheme: str = "light", locale: str = "de-DE") -> Reader:
        readers.append(Reader.arrive(browser, width, height, scheme, locale))
        return readers[-1]

    yield arrive
    for one in readers:
        one.leave()
