"""Python's collector of garbage, held back where it would look through all that is held for next to nothing."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def at_rest() -> Iterator[None]:
    """Reading sentences and merging make hardly any cycles. Opening files makes many: the collector must run there."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
