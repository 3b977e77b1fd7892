"""Reads German news articles and places what happened on a timeline, with the reason for every date."""

import os

# Before numpy is loaded: the networks' matrices are small, and a second thread doubles the time of the processor for
# nothing; a build spreads over processes instead.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
