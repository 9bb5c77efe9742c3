"""Opens a book, runs one command, writes its changes: nothing else writes."""

from __future__ import annotations

from addin.runner.closed import perform
from addin.runner.live import people_of, perform_live, picked_row, take_back
from addin.runner.run import Result

__all__ = ["Result", "people_of", "perform", "perform_live", "picked_row", "take_back"]
