"""Rows behind the healthy year."""

from __future__ import annotations

import numpy as np

from addin.demo.days import Calendar
from addin.demo.shapes import Pad
from addin.demo.words import Words


def write_faults(rng: np.random.Generator, calendar: Calendar, words: Words, pad: Pad) -> None:
    """None yet."""
