"""What was typed into a field -> the value of its column, and why it is none."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from addin.messages import LANGUAGES, say
from addin.model import ERROR_NUMBERS, CellError, is_missing
from addin.rules.identifiers import own_id
from addin.rules.money import to_kurus
from addin.schema.form import Field
from addin.schema.words import choice_codes, choice_words
from addin.text import fold

_DAYS = ("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%y")
_TIMES = ("%H:%M", "%H.%M", "%H:%M:%S")


@dataclass(frozen=True, slots=True)
class Typed:
    """A field as read: `value` in the frame's domain, `raw` as typed.

    `reason`: why the cell of a table would not take it, as in `model.Misfit`; "" when it does.
    """

    value: Any
    raw: Any
    reason: str = ""


def is_empty(raw: Any) -> bool:
    return is_missing(raw) or raw is False or (isinstance(raw, str) and not raw.strip())


def read(field: Field, raw: Any, *, as_of: dt.date, language: str, cell: bool) -> Typed:
    """Read what stands in a field.

    `cell`: it stands in a cell, where a text in a date or amount cell is not counted by Excel and so is
    refused as in a table; words of a command line are always text and read as people write them.
    """
    if isinstance(raw, CellError) or (isinstance(raw, str) and raw.strip() in ERROR_NUMBERS):
        return Typed(None, str(raw), "error_value")
    readers = {"date": _day, "time": _time, "money": _money, "integer": _integer}
    if field.type in readers:
        if isinstance(raw, str):
            text = raw.strip()
            spoken = None if cell and field.type != "time" else _from_text(field, text, as_of, language)
            return Typed(None, text, "text") if spoken is None else readers[field.type](spoken)
        return readers[field.type](raw)
    text = str(int(raw)) if isinstance(raw, float) and raw.is_integer() else str(raw).strip()
    if field.type == "flag":
        said = "yes" if raw is True else choice_codes("flag", language).get(fold(text), "")
        return Typed(said == "yes", text, "" if said else "unknown_choice")
    if field.choices:
        code = choice_codes(field.choices, language).get(fold(text)) or _by_half(field.choices, fold(text))
        return Typed(code or text, text, "" if code else "unknown_choice")
    return Typed(str(own_id.compact([text])[0]) if field.type == "id" else text, text)


def _by_half(choices: str, wanted: str) -> str:
    """The only code whose word has this as one of its names, as "a" of "a/b"; else ""."""
    found = {
        code
        for language in LANGUAGES
        for code, word in choice_words(choices, language).items()
        if "/" in word and wanted in map(fold, word.split("/"))
    }
    return found.pop() if len(found) == 1 else ""


def _from_text(field: Field, text: str, as_of: dt.date, language: str) -> Any:
    if field.type == "date":
        return _spoken_day(text, as_of)
    if field.type == "time":
        return _spoken(text, _TIMES)
    return spoken_number(text, language)


def _spoken_day(text: str, as_of: dt.date) -> dt.datetime | None:
    if fold(text) in {fold(say("cli.today", language)) for language in LANGUAGES}:
        return dt.datetime(as_of.year, as_of.month, as_of.day)
    return _spoken(text, _DAYS)


def is_day(text: str) -> bool:
    """Whether the text says a day of the calendar.

    >>> is_day("23.11.2026"), is_day("31.02.2026")
    (True, False)
    """
    return _spoken(text, _DAYS) is not None


def _spoken(text: str, forms: tuple[str, ...]) -> dt.datetime | None:
    for form in forms:
        try:
            return dt.datetime.strptime(text, form)
        except ValueError:
            continue
    return None


def spoken_number(text: str, language: str) -> Decimal | None:
    """A number as people write it; None when it can be read in no way or in two.

    >>> [spoken_number(text, "tr") for text in ("12.500,5", "1.250", "1250.5", "12,500.5")]
    [Decimal('12500.5'), Decimal('1250'), Decimal('1250.5'), Decimal('12500.5')]
    >>> [spoken_number(text, "tr") for text in ("beş", "1,250", "1.00,50")]
    [None, None, None]
    """
    found = readings(text, language)
    return found[0] if len(found) == 1 else None


def readings(text: str, language: str) -> list[Decimal]:
    """Every number that the text may stand for.

    Groups of three are thousands as the language has them. Behind the language's decimal sign three
    places are no money: they may be thousands as well, in the way of other languages.

    >>> readings("1,250", "tr"), readings("1,250", "en")
    ([Decimal('1250'), Decimal('1.250')], [Decimal('1250')])
    """
    plain = re.sub(r"[\s₺]|TL$", "", text, flags=re.IGNORECASE)
    signs = (",", ".") if language == "en" else (".", ",")
    found = []
    for group, mark in (signs, signs[::-1]):
        if re.fullmatch(rf"-?[1-9]\d{{0,2}}(\{group}\d{{3}})+(\{mark}\d+)?", plain):
            found.append(Decimal(plain.replace(group, "").replace(mark, ".")))
            if group == signs[0]:
                return found
    if re.fullmatch(r"-?\d+([.,]\d+)?", plain):
        found.append(Decimal(plain.replace(",", ".")))
    return found


def _day(raw: Any) -> Typed:
    """The day alone; a time behind it stays in `raw`."""
    if isinstance(raw, dt.date):
        return Typed(dt.datetime(raw.year, raw.month, raw.day), raw)
    return Typed(None, raw, "text")


def _time(raw: Any) -> Typed:
    """A time of day, as seconds since midnight."""
    if isinstance(raw, dt.datetime | dt.time):
        return Typed(raw.hour * 3600 + raw.minute * 60, raw)
    if isinstance(raw, dt.timedelta):
        return Typed(round(raw.total_seconds()), raw)
    if isinstance(raw, int | float) and 0 <= raw < 1:
        return Typed(round(raw * 1440) * 60, raw)
    return Typed(None, raw, "text")


def _money(raw: Any) -> Typed:
    if not isinstance(raw, int | float | Decimal) or isinstance(raw, bool):
        return Typed(None, raw, "text")
    found = to_kurus([raw])
    if found.too_large[0]:
        return Typed(None, raw, "too_large")
    return Typed(int(found.kurus[0]), float(raw), "rounded" if found.rounded[0] else "")


def _integer(raw: Any) -> Typed:
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool) and int(raw) == raw:
        return Typed(int(raw), raw)
    return Typed(None, raw, "text")
