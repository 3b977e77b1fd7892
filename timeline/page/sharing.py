"""One answer for all readers: who asks what another is just asking waits for that answer instead of asking again."""

from collections.abc import Callable, Hashable
from functools import lru_cache, update_wrapper
from threading import Lock
from typing import Generic, ParamSpec, TypeVar
from weakref import WeakValueDictionary

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Shared(Generic[Asked, Answer]):
    """A function that remembers its last answers, and works out each of them once however many ask at the same time.

    ``lru_cache`` alone would have twenty readers who open the page together ask the store twenty times.
    """

    def __init__(self, ask: Callable[Asked, Answer], most: int) -> None:
        self._remembered = lru_cache(maxsize=most)(ask)
        self._turns: WeakValueDictionary[Hashable, Lock] = WeakValueDictionary()
        self._guard = Lock()
        update_wrapper(self, ask)

    def __call__(self, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        """The answer, of the same reader or of another."""
        with self._guard:
            turn = self._turns.setdefault((asked, *named.items()), Lock())
        with turn:
            return self._remembered(*asked, **named)  # type: ignore[arg-type]


def shared(most: int) -> Callable[[Callable[Asked, Answer]], Shared[Asked, Answer]]:
    """Remember the last ``most`` answers of a function for all readers."""
    return lambda ask: Shared(ask, most)
