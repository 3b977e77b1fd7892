"""What is said where the program itself fails: what kind and where, not the error's words: those may be secret."""

import traceback
from pathlib import Path

FAILED = "the program failed on it"


def place_of(error: BaseException) -> str:
    """What went wrong and where in the program, without its message: that may hold words of an article."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(frame.filename).name}, line {frame.lineno}"


def failed_on(error: BaseException) -> str:
    """The reason for which an article or a file is refused on which the program fails."""
    return f"{FAILED} ({place_of(error)}); please report it"
