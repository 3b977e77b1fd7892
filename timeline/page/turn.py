"""What a reader's click changes, while the page may already be drawn again; and what is to be told of it.

Streamlit carries out every click in a thread of its own, and does not wait for the one before: that one is ended where
it next draws something or asks for the session's state, and what it draws is thrown away. A run that began while a
correction was being kept showed the store of before, for good. So a run waits for what the click before it keeps; who
keeps something neither draws nor asks for the session's state meanwhile; and news is told until a run has told it to
the end.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import streamlit as st

_WRITING: defaultdict[Path, Lock] = defaultdict(Lock)  # of two readers who change one store, one waits for the other


@dataclass(frozen=True)
class News:
    """What became of the reader's last click."""

    done: str = ""
    lines: tuple[str, ...] = ()  # the corrections that a button beside it takes back
    problem: str = ""  # why a correction could not be kept, or (with lines) not be brought into the store
    handed_in: str = ""  # what the articles hold that were handed in
    refused: tuple[str, ...] = ()  # what could not be read of them, a line each


NOTHING = News()


@dataclass
class Turn:
    """What one reader's runs of the page share beside the session's state."""

    news: News = NOTHING
    told: News = NOTHING  # what the last run told
    _mine: Lock = field(default_factory=Lock)

    @contextmanager
    def keeping(self, store: Path) -> Iterator[None]:
        """Change what belongs to a store: this reader's next run, and whoever else changes it, waits."""
        with self._mine, _WRITING[store]:
            yield

    def wait(self) -> None:
        """Wait until all is kept that this reader has said."""
        with self._mine:
            pass

    def drawn(self, news: News) -> None:
        """A run has told this news, and all of the page."""
        self.told = news
        if self.news is news:
            self.news = NOTHING

    def again(self) -> None:
        """The same page is to be drawn in another width: what stands there is told again."""
        if self.news is NOTHING:
            self.news = self.told


def turn() -> Turn:
    """The turn of the reader for whom the page is drawn."""
    return st.session_state.setdefault("turn", Turn())  # type: ignore[no-any-return]
