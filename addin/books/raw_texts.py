"""Raw cell values of text, id, choice and flag columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from addin.books.raw import Raw, Sense, Typed, is_blank, objects
from addin.model import CellError
from addin.schema.column import Column
from addin.schema.words import choice_codes
from addin.text import fold

_LOOK = 4096
_WHOLE_LIMIT = 1e15  # digits that a cell keeps


def texts(sense: Sense, column: Column, raw: Raw) -> Typed:
    if set(map(type, raw)) <= {str}:
        listed, distinct = _shared(raw)
        if any(map(str.isspace, distinct)):
            listed = ["" if text.isspace() else text for text in listed]
        return Typed(objects(listed))
    found = Typed(None)
    listed = []
    for index, value in enumerate(raw):
        if type(value) is CellError:
            found.note("error_value", index)
        listed.append(_as_text(sense, value))
    found.values = objects(listed)
    return found


def _shared(texts: Raw) -> tuple[Raw, Iterable[str]]:
    """Equal texts as one object, where a look at the first says that it saves memory; the distinct ones."""
    look = texts[:_LOOK]
    if len(set(look)) > 0.9 * len(look):
        return texts, texts
    seen: dict[str, str] = {}
    return list(map(seen.setdefault, texts, texts)), seen


def _as_text(sense: Sense, value: Any) -> str:  # noqa: PLR0911
    if isinstance(value, str):
        return "" if isinstance(value, CellError) or is_blank(value) else value
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


def ids(sense: Sense, column: Column, raw: Raw) -> Typed:
    found = texts(sense, column, raw)
    found.values = objects(list(map(str.strip, found.values.tolist())))
    return found


def choices(sense: Sense, column: Column, raw: Raw) -> Typed:
    found = texts(sense, column, raw)
    codes = choice_codes(column.choices, sense.language)
    known: dict[str, str] = {"": ""}
    unknown: set[str] = set()
    listed = found.values.tolist()
    for text in set(listed):
        if text:
            code = codes.get(fold(text))
            known[text] = text.strip() if code is None else code
            if code is None:
                unknown.add(text)
    if unknown:
        for index, text in enumerate(listed):
            if text in unknown:
                found.note("unknown_choice", index)
    found.values = objects(list(map(known.__getitem__, listed)))
    return found


def flags(sense: Sense, column: Column, raw: Raw) -> Typed:
    import pandas as pd

    words = {"yes": True, "no": False}
    if set(map(type, raw)) <= {str}:
        return _flag_words(words, choice_codes(column.choices or "flag", sense.language), raw)
    codes = choice_codes(column.choices or "flag", sense.language)
    meanings: dict[Any, Any] = {1.0: True, 0.0: False}  # TRUE and 1 are one key
    found = Typed(None)
    values: list[Any] = []
    for index, value in enumerate(raw):
        if isinstance(value, CellError):
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
