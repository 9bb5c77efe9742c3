"""Days whose day and month Excel turned round when a list was opened in another country's Excel."""

from __future__ import annotations

import datetime as dt

from addin.importing.evidence.cells import Cells, coded, kinds_of
from addin.importing.evidence.day_forms import form_of
from addin.importing.evidence.days import DAY, MONTH, OWN

_FEWEST_TURNED, _FEWEST_LEFT = 5, 3  # days that show what Excel did, texts that it left


def turned_round(cells: Cells) -> dt.date | None:
    """A day that Excel may have read month first instead of day first, or the other way; else None.

    So it does with texts whose numbers may both be a month; the others stay texts.
    """
    if not (str in kinds_of(cells) and any(issubclass(kind, dt.date) for kind in kinds_of(cells))):
        return None
    distinct = coded(cells)[1]
    own = [cell for cell in distinct if isinstance(cell, dt.date)]
    forms = [form for cell in distinct if isinstance(cell, str) and (form := form_of(cell)) and form.sign]
    left = {DAY if form.first > 12 else MONTH if form.second > 12 else OWN for form in forms}
    enough = len(own) >= _FEWEST_TURNED and len(forms) >= _FEWEST_LEFT
    if not enough or len(left) != 1 or OWN in left or any(day.day > 12 for day in own):
        return None
    return next((day for day in own if day.day != day.month), None)
