"""The demo's sentences: templates from messages, filled row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from addin.demo import ids
from addin.demo.shapes import Days, Ints, Texts
from addin.messages import catalogue, words


class Words:
    """All that the demo says, in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._words: dict[str, Any] = catalogue(language)["demo"]
        self._currencies = words("currency", language)

    def __call__(self, key: str, **params: object) -> str:
        found = str(self._words["words"][key])
        return found.format(**params) if params else found

    def __getitem__(self, key: str) -> Any:
        return self._words[key]

    def pick(self, kind: str, keys: Texts, turns: Ints) -> Texts:
        """One template a row: of the list `kind` ("summaries", "actions") at each row's key."""
        lists = self._words[kind]
        pairs = zip(keys.tolist(), turns.tolist(), strict=True)
        return ids.texts(lists[key][turn % len(lists[key])] for key, turn in pairs)

    def fill(self, templates: Texts, who: Texts, amounts: Texts, days: Days) -> Texts:
        """The sentences."""
        names, dates = self.day_names(days), date_words(days)
        rows = zip(
            templates.tolist(), who.tolist(), amounts.tolist(), names.tolist(), dates.tolist(), strict=True
        )
        return ids.texts(t.format(who=w, amount=a, day=n, date=d) for t, w, a, n, d in rows)

    def day_names(self, days: Days) -> Texts:
        """Names of the weekdays."""
        names = np.array(self._words["days"], dtype=object)
        return np.asarray(names[(days.astype("datetime64[D]").astype(np.int64) + 3) % 7])

    def money(self, kurus: npt.ArrayLike, currency: Texts) -> Texts:
        """Amounts as people say them: kuruş only where there are some.

        >>> Words("tr").money([2500000, 1234550], ids.texts(["TRY", "USD"])).tolist()
        ['25.000 TL', '12.345,50 USD']
        """
        pairs = zip(np.asarray(kurus).tolist(), currency.tolist(), strict=True)
        return ids.texts(f"{self._amount(k)} {self._currencies.get(c, c)}" for k, c in pairs)

    def _amount(self, kurus: int) -> str:
        plain = f"{kurus // 100:,}" + (f".{kurus % 100:02d}" if kurus % 100 else "")
        return plain if self.language == "en" else plain.translate(str.maketrans(",.", ".,"))


def date_words(days: Days) -> Texts:
    """dd.mm.yyyy

    >>> import numpy as np
    >>> date_words(np.array(["2026-11-20"], dtype="datetime64[D]")).tolist()
    ['20.11.2026']
    """
    iso = np.datetime_as_string(days.astype("datetime64[D]")).tolist()
    return ids.texts(f"{text[8:10]}.{text[5:7]}.{text[:4]}" for text in iso)
