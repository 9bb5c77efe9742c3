"""Raw cell values of a column -> its schema dtype, and what did not fit."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from addin.model import Misfit
from addin.schema.column import DTYPES, Column
from addin.schema.words import choice_codes
from addin.text import fold

if TYPE_CHECKING:
    import pandas as pd

Floats = npt.NDArray[np.float64]
Raw = Sequence[Any]

_LAST_SERIAL = 2_958_465  # 31.12.9999
_EPOCH = dt.datetime(1899, 12, 30)
_EPOCH_1904 = dt.datetime(1904, 1, 1)
_EPOCH_DAY = dt.date(1970, 1, 1).toordinal()
_NO_DAY = np.datetime64("NaT", "D").astype(np.int64).item()
_LOOK = 4096
_WHOLE_LIMIT = 1e15  # digits that a cell keeps
_NUMBER_TEXT = re.compile(r"[-+(]?[₺$€£\s]*[-+]?\d[\d.,\s']*(?:%|₺|\$|€|£|tl|try|usd|eur)?[\s)]*", re.I)
_DATE_TEXT = re.compile(
    r"(?:\d{1,2}[./\-\s]\d{1,2}[./\-\s]\d{2,4}|\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}\s+\w+\s+\d{4})"
    r"(?:[T\s]+\d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?"
)


class ErrorText(str):
    """An error value such as #REF! as it stands in a cell."""

    __slots__ = ()


@dataclass(slots=True)
class Typed:
    """A column's values and, by reason, the list indices that did not fit."""

    values: Any
    odd: dict[str, list[int]] = field(default_factory=dict)

    def note(self, reason: str, index: int) -> None:
        self.odd.setdefault(reason, []).append(index)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads columns of one book: its language and its day zero."""

    language: str = "tr"
    date1904: bool = False

    def typed(
        self, table: str, column: Column, raw: Raw, positions: npt.NDArray[np.int64]
    ) -> tuple[pd.api.extensions.ExtensionArray, list[Misfit]]:
        """The column as `DTYPES` says, with its misfits."""
        import pandas as pd

        if not any(raw) and set(map(type, raw)) <= {str}:
            return _nothing(DTYPES[column.type], len(raw)), []
        found = _READERS[column.type](self, column, raw)
        misfits = []
        for reason, indices in found.odd.items():
            values = np.empty(len(indices), dtype=object)
            values[:] = [_plain(raw[index]) for index in indices]
            misfits.append(Misfit(table, column.key, reason, positions[indices], values))
        dtype = DTYPES[column.type]
        if not isinstance(found.values, pd.api.extensions.ExtensionArray):
            found.values = pd.array(found.values, dtype=dtype)
        return found.values, misfits

    def serial(self, moment: dt.datetime) -> float:
        """Days since the book's day zero."""
        gap = moment - (_EPOCH_1904 if self.date1904 else _EPOCH)
        return gap.days + (gap.seconds + gap.microseconds / 1e6) / 86400

    def moment(self, serial: float) -> dt.datetime | None:
        """The moment a number means in a date cell, to the second; None when it means none."""
        if not 1 <= serial < _LAST_SERIAL + 1:
            return None
        epoch = _EPOCH_1904 if self.date1904 else _EPOCH
        shift = 1 if serial < 60 and not self.date1904 else 0  # Excel's 29.02.1900
        try:
            return epoch + dt.timedelta(days=int(serial) + shift, seconds=round(serial % 1 * 86400))
        except OverflowError:
            return None

    def number(self, value: Any) -> float | None:
        """What Excel would count a cell as; None for text and truth values."""
        if isinstance(value, bool | str):
            return None
        if isinstance(value, dt.datetime):
            return self.serial(value)
        if isinstance(value, dt.date):
            return self.serial(dt.datetime(value.year, value.month, value.day))
        if isinstance(value, dt.timedelta):
            return value.total_seconds() / 86400
        if isinstance(value, dt.time):
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
        return float(value)


def _nothing(dtype: str, count: int) -> pd.api.extensions.ExtensionArray:
    import pandas as pd

    array: Any = pd.array  # its stubs know no dtype by name
    blank: Any = array([""] if dtype == "str" else [None], dtype=dtype)
    found: pd.api.extensions.ExtensionArray = blank.take(np.zeros(count, dtype=np.intp))
    return found


def is_blank(value: Any) -> bool:
    return isinstance(value, str) and not (value and not value.isspace())


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, ErrorText) else value


def _texts(reader: Reader, column: Column, raw: Raw) -> Typed:
    if set(map(type, raw)) <= {str}:
        texts = ["" if text.isspace() else text for text in raw] if any(map(str.isspace, raw)) else raw
        return Typed(_objects(_shared(texts)))
    found = Typed(None)
    texts = []
    for index, value in enumerate(raw):
        if type(value) is ErrorText:
            found.note("error_value", index)
        texts.append(_as_text(reader, value))
    found.values = _objects(texts)
    return found


def _shared(texts: Raw) -> Raw:
    """Equal texts as one object, where a look at the first says that it saves memory."""
    look = texts[:_LOOK]
    if len(set(look)) > 0.9 * len(look):
        return texts
    seen: dict[str, str] = {}
    return [seen.setdefault(text, text) for text in texts]


def _as_text(reader: Reader, value: Any) -> str:  # noqa: PLR0911
    if isinstance(value, str):
        return "" if isinstance(value, ErrorText) or is_blank(value) else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, dt.time | dt.timedelta):
        return str(value)
    if float(value).is_integer() and abs(value) < _WHOLE_LIMIT:
        return str(int(value))
    return format(value, ".15g").replace("e+", "E+").replace("e-", "E-")


def _objects(values: Raw) -> npt.NDArray[np.object_]:
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array


def _ids(reader: Reader, column: Column, raw: Raw) -> Typed:
    found = _texts(reader, column, raw)
    found.values = _objects(list(map(str.strip, found.values.tolist())))
    return found


def _choices(reader: Reader, column: Column, raw: Raw) -> Typed:
    found = _texts(reader, column, raw)
    codes = choice_codes(column.choices, reader.language)
    known: dict[str, str] = {"": ""}
    unknown: set[str] = set()
    texts = found.values.tolist()
    for text in set(texts):
        if text:
            code = codes.get(fold(text))
            known[text] = text.strip() if code is None else code
            if code is None:
                unknown.add(text)
    if unknown:
        for index, text in enumerate(texts):
            if text in unknown:
                found.note("unknown_choice", index)
    found.values = _objects([known[text] for text in texts])
    return found


def _flags(reader: Reader, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    words = {"yes": True, "no": False}
    if set(map(type, raw)) <= {str}:
        return _flag_words(words, choice_codes(column.choices or "flag", reader.language), raw)
    codes = choice_codes(column.choices or "flag", reader.language)
    meanings: dict[Any, Any] = {1.0: True, 0.0: False}  # TRUE and 1 are one key
    found = Typed(None)
    values: list[Any] = []
    for index, value in enumerate(raw):
        if isinstance(value, ErrorText):
            found.note("error_value", index)
            values.append(None)
        elif isinstance(value, str):
            meaning = words.get(codes.get(fold(value), "")) if value else None
            if meaning is None and not is_blank(value):
                found.note("unknown_choice", index)
            values.append(meaning)
        else:
            meaning = meanings.get(value)
            if meaning is None:
                found.note("unknown_choice", index)
            values.append(meaning)
    found.values = pd.array(values, dtype="boolean")
    return found


def _flag_words(words: dict[str, bool], codes: dict[str, str], raw: Raw) -> Typed:
    """Flags of a column that holds only text: each distinct word is looked up once."""
    import pandas as pd

    known = {text: words.get(codes.get(fold(text), "")) for text in set(raw)}
    odd = {text for text, meaning in known.items() if meaning is None and not is_blank(text)}
    found = Typed(pd.array([known[text] for text in raw], dtype="boolean"))
    if odd:
        found.odd["unknown_choice"] = [index for index, text in enumerate(raw) if text in odd]
    return found


def _numbers(reader: Reader, raw: Raw) -> tuple[Floats, Typed]:
    """Floats, NaN where there is none, and the cells that hold something else."""
    found = Typed(None)
    kinds = set(map(type, raw))
    if kinds <= {float}:
        return np.array(raw, dtype=np.float64), found
    numbers = np.array([value if type(value) is float else np.nan for value in raw], dtype=np.float64)
    if set(map(type, filter(None, raw))) <= {float}:
        return numbers, found
    for index, value in enumerate(raw):
        if type(value) is float or value == "":
            continue
        number = reader.number(value)
        if number is not None:
            numbers[index] = number
        elif not is_blank(value):
            found.note(_reason(value, _NUMBER_TEXT, "text_number"), index)
    return numbers, found


def _reason(value: Any, form: re.Pattern[str], reason: str) -> str:
    if isinstance(value, ErrorText):
        return "error_value"
    return reason if isinstance(value, str) and form.fullmatch(value.strip()) else "text"


def _money(reader: Reader, column: Column, raw: Raw) -> Typed:
    from addin.rules.money import to_kurus

    numbers, found = _numbers(reader, raw)
    amounts = to_kurus(numbers)
    found.values = amounts.kurus
    for reason, mask in (("rounded", amounts.rounded), ("too_large", amounts.too_large)):
        if mask.any():
            found.odd[reason] = np.flatnonzero(mask).tolist()
    return found


def _floats(reader: Reader, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    numbers, found = _numbers(reader, raw)
    missing = np.isnan(numbers)
    found.values = pd.arrays.FloatingArray(np.where(missing, 0.0, numbers), missing)
    return found


def _integers(reader: Reader, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    numbers, found = _numbers(reader, raw)
    missing = np.isnan(numbers)
    large = ~missing & (np.abs(numbers) > _WHOLE_LIMIT)
    whole = np.where(missing | large, 0.0, np.sign(numbers) * np.floor(np.abs(numbers) + 0.5))
    for reason, mask in (("rounded", ~missing & ~large & (whole != numbers)), ("too_large", large)):
        if mask.any():
            found.odd[reason] = np.flatnonzero(mask).tolist()
    found.values = pd.arrays.IntegerArray(whole.astype(np.int64), missing | large)
    return found


def _dates(reader: Reader, column: Column, raw: Raw) -> Typed:
    if set(map(type, filter(None, raw))) <= {dt.date, dt.datetime} and 0.0 not in raw:
        # Several times faster than handing date objects to numpy.
        days = np.array(
            [value.toordinal() - _EPOCH_DAY if value else _NO_DAY for value in raw], dtype=np.int64
        )
        return Typed(days.view("datetime64[D]").astype("datetime64[s]"))
    found = _moments(reader, column, raw)
    found.values = found.values.astype("datetime64[D]").astype("datetime64[s]")
    return found


def _moments(reader: Reader, column: Column, raw: Raw) -> Typed:
    if set(map(type, filter(None, raw))) <= {dt.date, dt.datetime} and 0.0 not in raw:
        return Typed(np.array(_seconds([value or None for value in raw]), dtype="datetime64[s]"))
    found = Typed(None)
    values: list[dt.date | None] = []
    for index, value in enumerate(raw):
        if isinstance(value, dt.date):
            values.append(value)
            continue
        moment = None
        if type(value) is float:
            moment = reader.moment(value)
        if moment is None and not is_blank(value):
            found.note(_reason(value, _DATE_TEXT, "text_date"), index)
        values.append(moment)
    found.values = np.array(_seconds(values), dtype="datetime64[s]")
    return found


def _seconds(values: Raw) -> list[Any]:
    """Moments to the nearest second; a serial number's last digits can lie half a second off."""
    if not any(type(value) is dt.datetime and value.microsecond for value in values):
        return list(values)
    half = dt.timedelta(microseconds=500_000)
    return [
        (value + half).replace(microsecond=0) if type(value) is dt.datetime and value.microsecond else value
        for value in values
    ]


_READERS: dict[str, Callable[[Reader, Column, Raw], Typed]] = {
    "text": _texts,
    "link": _texts,
    "id": _ids,
    "choice": _choices,
    "flag": _flags,
    "money": _money,
    "number": _floats,
    "percent": _floats,
    "integer": _integers,
    "date": _dates,
    "datetime": _moments,
}
