"""Where the page fails, the log is told the place and not the words: those may be an article's."""

from collections.abc import Callable

from timeline.failures import place_of
from timeline.model import DataError
from timeline.store import StoreError


class PageFailed(RuntimeError):  # noqa: N818 - what it says is in its message
    """The page has a mistake; the message says of what kind and where."""


def wordless(draw: Callable[[], None]) -> None:
    """Draw the page. Raises PageFailed where it fails, since Streamlit writes every error's message to its log."""
    try:
        draw()
    except (DataError, StoreError):
        raise
    except Exception as error:
        raise PageFailed(f"{place_of(error)}; please report it") from None
