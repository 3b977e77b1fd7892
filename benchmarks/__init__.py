"""Programs that measure and print a table."""

import timeline  # noqa: F401 - before numpy is loaded, since it says with how many threads that computes
