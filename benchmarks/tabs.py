"""How the page bears many readers at once: how long each waits, and whether the memory comes back when they leave.

    python -m benchmarks.tabs                     # 20 tabs, three times one after the other, over 3,000 events
    python -m benchmarks.tabs --tabs 40 --store my.duckdb

Every tab is a session of its own, opened by the protocol that the browser speaks: it tells its width, then searches
for a word of its own, all tabs at once; each answer is compared with the store's. Memory is that of the server.
"""

import argparse
import json
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from benchmarks.made_up import make
from timeline.model import Filter
from timeline.store import Store

PROJECT = Path(__file__).resolve().parent.parent
WIDTH = 1040
KEPT = 3  # seconds for which the server keeps a session whose reader has gone; 120 if nothing is said
_SHOWN = re.compile(r'class="shown"[^>]*>(?P<words>[^<]*)<')
_FOUND = re.compile(r"^(?:Alle )?(?P<n>[\d.]+)(?: von| Ereignis)")


class Server:
    """The page of a store, in a process of its own."""

    def __init__(self, store: Path, log: Path, *options: str) -> None:
        with socket.socket() as probe:
            probe.bind(("localhost", 0))
            self.port = int(probe.getsockname()[1])
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", f"--server.port={self.port}"]
        command += ["--server.headless=true", "--server.fileWatcherType=none", *options, "--", "--store", str(store)]
        with log.open("wb") as held:
            self.process = subprocess.Popen(command, cwd=PROJECT, stdout=held, stderr=subprocess.STDOUT)
        while self.process.poll() is None:
            try:
                urllib.request.urlopen(f"http://localhost:{self.port}/_stcore/health")
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(log.read_text())

    def memory(self) -> float:
        """What its process holds now, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]

    def stop(self) -> None:
        """End it."""
        self.process.kill()
        self.process.wait()


@contextmanager
def served(store: Path, log: Path, *options: str) -> Iterator[Server]:
    """The page of a store, as long as it is needed."""
    server = Server(store, log, *options)
    try:
        yield server
    finally:
        server.stop()


class Tab:
    """One reader's window: what it was sent last, and how long that took."""

    def __init__(self, server: Server) -> None:
        address = f"localhost:{server.port}"
        self._socket = connect(
            f"ws://{address}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=f"http://{address}",
            max_size=None,
            legacy=True,
        )
        self._screen = self._search = ""  # what the server calls these two

    def ask(self, text: str = "") -> str:
        """Look for a text, or for nothing; what the page then says that it shows."""
        message = BackMsg()
        message.rerun_script.context_info.locale = "de-DE"
        widgets = message.rerun_script.widget_states.widgets
        if self._screen:
            widgets.add(id=self._screen, json_value=json.dumps({"width": WIDTH}))
        if self._search:
            widgets.add(id=self._search, string_value=text)
        self._socket.send(message.SerializeToString())
        words = ""
        while True:
            answer = ForwardMsg.FromString(self._socket.recv(timeout=300))
            words = self._read(answer) or words
            if answer.WhichOneof("type") == "script_finished":
                return words

    def measure(self) -> None:
        """Tell the page how wide this window is, as a browser does once it has drawn it."""
        self.ask()

    def _read(self, answer: ForwardMsg) -> str:
        if answer.WhichOneof("type") != "delta":
            return ""
        element = answer.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "bidi_component" and "screen" in element.bidi_component.id:
            self._screen = element.bidi_component.id
        if kind == "text_input" and element.text_input.id.endswith("-text"):
            self._search = element.text_input.id
        if kind == "html" and (found := _SHOWN.search(element.html.body)):
            return unescape(found["words"])
        return ""

    def close(self) -> None:
        """Leave."""
        self._socket.close()


def shown(words: str) -> int:
    """How many events the page says that it shows."""
    found = _FOUND.match(words)
    return int(found["n"].replace(".", "")) if found else -1


def at_once(tabs: Sequence[Tab], task: Callable[[int, Tab], None]) -> list[float]:
    """A task in every tab at the same time; how long each took, in seconds."""

    def timed(numbered: tuple[int, Tab]) -> float:
        began = time.perf_counter()
        task(*numbered)
        return time.perf_counter() - began

    with ThreadPoolExecutor(len(tabs)) as readers:
        return list(readers.map(timed, enumerate(tabs)))


def visit(server: Server, number: int, searches: Sequence[tuple[str, int]]) -> tuple[list[float], list[float], float]:
    """So many readers come, search for a word each, and go: how long they wait at first and then, and the memory."""
    tabs = [Tab(server) for _ in range(number)]

    def arrive(place: int, tab: Tab) -> None:
        tab.measure()
        tab.ask()

    def look(place: int, tab: Tab) -> None:
        text, expected = searches[place % len(searches)]
        found = tab.ask(text)
        if shown(found) != expected:
            raise SystemExit(f"tab {place} asked for {text!r}, {expected} events, and was shown: {found!r}")

    came, looked, held = at_once(tabs, arrive), at_once(tabs, look), server.memory()
    for tab in tabs:
        tab.close()
    return came, looked, held


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tabs", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--events", type=int, default=3_000)
    parser.add_argument("--store", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "s.duckdb"
        if not options.store:
            make(store, options.events)
        opened = Store.open(store)
        words = dict.fromkeys(title.split()[0] for title in opened.events(Filter(), 40 * options.tabs)["title"])
        searches = [(word, opened.count(Filter(text=word))) for word in [*words][: options.tabs]]
        opened.close()
        with served(store, Path(folder) / "log", f"--server.disconnectedSessionTTL={KEPT}") as server:
            visit(server, 1, searches)
            time.sleep(2 * KEPT)
            print(f"one reader came and went: {server.memory():.0f} MB")
            print(f"| {options.tabs} tabs | first page, s: median, longest | a filter, s | MB with them | MB without |")
            print("| --- | --- | --- | --- | --- |")
            for number in range(options.rounds):
                came, looked, held = visit(server, options.tabs, searches)
                time.sleep(3 * KEPT)
                waits = (f"{statistics.median(times):.1f}, {max(times):.1f}" for times in (came, looked))
                print(f"| {number + 1} | {' | '.join(waits)} | {held:.0f} | {server.memory():.0f} |", flush=True)


if __name__ == "__main__":
    main()
