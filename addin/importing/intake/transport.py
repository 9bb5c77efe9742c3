"""Sheets on their way between two processes, column by column.

Neither pickle nor marshal: a reader that a damaged file has taken over must not be able to make the
waiting process run or build anything. What arrives is a JSON head and plain numbers and texts; by
columns it is also several times faster than both.
"""

from __future__ import annotations

import datetime as dt
import json
from array import array
from collections.abc import Callable, Sequence
from itertools import chain, groupby
from typing import Any

from addin.importing.intake.sheet import Grid, Sheet, Unreadable, columns_of, repeat

_EPOCH, _SECOND = dt.datetime(1970, 1, 1), 1_000_000
_ZERO, _TICK = dt.timedelta(0), dt.timedelta(microseconds=1)
_END = "\0"
_WORDS, _CODED, _TRIED, _REPEATED = b"w", b"c", 1000, 0.5
_TITLES = 64  # rows above which titles and headers stand


def pack(sheets: Sequence[Sheet]) -> bytes:
    """All sheets as one run of bytes."""
    heads, blobs = [], []
    for sheet in sheets:
        columns = [_packed(column) for column in columns_of(sheet.rows)]
        blobs.append(array("q", chain.from_iterable(sheet.merged)).tobytes())
        blobs += [blob for _, parts in columns for blob in parts]
        heads.append({"facts": _facts(sheet), "height": len(sheet.rows), "columns": [c[0] for c in columns]})
    head = json.dumps({"sheets": heads}).encode()
    return b"".join([len(head).to_bytes(4, "little"), head, *blobs])


def pack_reason(key: str, **place: int | str) -> bytes:
    """Why there are no sheets, and at which sheet, row and column."""
    head = json.dumps({"refusal": key, "place": place}).encode()
    return len(head).to_bytes(4, "little") + head


def unpack(raw: bytes) -> list[Sheet] | Unreadable:
    """The sheets, or the reason. Errors: ValueError, LookupError, TypeError, OverflowError otherwise."""
    start = 4 + int.from_bytes(raw[:4], "little")
    head = json.loads(raw[4:start])
    if "refusal" in head:
        place = {str(key): at if isinstance(at, str) else int(at) for key, at in head["place"].items()}
        return Unreadable(str(head["refusal"]), **place)
    source = _Source(memoryview(raw)[start:])
    return [_sheet(each, source) for each in head["sheets"]]


def _facts(sheet: Sheet) -> dict[str, Any]:
    return {
        "name": sheet.name,
        "first_row": sheet.first_row,
        "first_column": sheet.first_column,
        "date1904": sheet.date1904,
        "hidden": sheet.hidden,
        "merged": len(sheet.merged),
        "hidden_rows": sorted(sheet.hidden_rows),
        "hidden_columns": sorted(sheet.hidden_columns),
        "notices": sheet.notices,
        "scientific": sorted(sheet.scientific),
        "marks": sorted(sheet.marks.items()),
        "nulls": sheet.nulls,
        "was": [[at, list(told.items())] for at, told in sheet.was.items()],
    }


def _sheet(head: dict[str, Any], source: _Source) -> Sheet:
    height, facts = int(head["height"]), head["facts"]
    corners = iter(source.numbers("q", 32 * int(facts["merged"])))
    columns = [_unpacked(runs, source) for runs in head["columns"]]
    if any(len(column) != height for column in columns):
        raise ValueError("column")
    return Sheet(
        name=str(facts["name"]),
        rows=Grid(columns, height),
        first_row=int(facts["first_row"]),
        first_column=int(facts["first_column"]),
        date1904=bool(facts["date1904"]),
        hidden=bool(facts["hidden"]),
        merged=tuple(zip(corners, corners, corners, corners, strict=True)),
        hidden_rows=frozenset(map(int, facts["hidden_rows"])),
        hidden_columns=frozenset(map(int, facts["hidden_columns"])),
        notices=tuple(map(str, facts["notices"])),
        scientific=frozenset(map(int, facts["scientific"])),
        marks={int(row): str(mark) for row, mark in facts["marks"]},
        nulls=bool(facts["nulls"]),
        was={int(at): {int(row): str(text) for row, text in told} for at, told in facts["was"]},
    )


def _packed(column: Sequence[Any]) -> tuple[dict[str, Any], list[bytes]]:
    """The runs of one type that the column consists of, and the values type by type."""
    runs = _runs(column)
    values: dict[str, list[Any]] = {}
    at = 0
    for kind, length in runs:
        values.setdefault(kind, []).extend(column[at : at + length])
        at += length
    parts = {kind: _PACK[kind](cells) for kind, cells in values.items()}
    sizes = {kind: [len(values[kind]), len(part)] for kind, part in parts.items()}
    marks = "".join(kind for kind, _ in runs)
    lengths = array("q", [length for _, length in runs]).tobytes()
    return {"marks": marks, "sizes": sizes}, [lengths, *parts.values()]


def _runs(column: Sequence[Any]) -> list[tuple[str, int]]:
    """Kinds of cells that follow each other, and how many; below the titles most columns have one."""
    first = column if len(set(map(type, column[_TITLES:]))) > 1 else column[: _TITLES + 1]
    runs = [(_KINDS.get(kind, "s"), len(list(run))) for kind, run in groupby(map(type, first))]
    if len(first) < len(column):
        kind, length = runs[-1]
        runs[-1] = kind, length + len(column) - len(first)
    return runs


def _unpacked(head: dict[str, Any], source: _Source) -> list[Any]:
    marks = str(head["marks"])
    lengths = source.numbers("q", 8 * len(marks))
    values = {kind: _UNPACK[kind](source, size, int(count)) for kind, (count, size) in head["sizes"].items()}
    if len(marks) == 1:
        return values[marks]
    cells: list[Any] = []
    places = dict.fromkeys(values, 0)
    for kind, length in zip(marks, lengths, strict=True):
        at = places[kind]
        cells += values[kind][at : at + length]
        places[kind] = at + length
    return cells


class _Source:
    """Takes one part after the other."""

    def __init__(self, raw: memoryview) -> None:
        self._raw, self._at = raw, 0

    def part(self, size: int) -> memoryview:
        start = self._at
        self._at += size
        if size < 0 or self._at > len(self._raw):
            raise ValueError("size")
        return self._raw[start : self._at]

    def numbers(self, code: str, size: int) -> list[Any]:
        numbers = array(code)
        numbers.frombytes(self.part(size))
        return numbers.tolist()


def _pack_texts(cells: list[Any]) -> bytes:
    """The texts, or where equal ones are many each once and their places.

    So they arrive as one object, and whatever looks for equal ones there finds them far quicker.
    """
    texts = cells if set(map(type, cells)) == {str} else list(map(str, cells))
    if len(texts) < _TRIED or not repeat(texts, _REPEATED):
        return _WORDS + _joined(texts)
    place = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    joined = _joined(list(place))
    head = len(place).to_bytes(8, "little") + len(joined).to_bytes(8, "little")
    return _CODED + head + joined + array("q", map(place.__getitem__, texts)).tobytes()


def _joined(texts: list[str]) -> bytes:
    joined = _END.join(texts)
    if joined.count(_END) != len(texts) - 1:
        joined = _END.join(text.replace(_END, "") for text in texts)
    return joined.encode(errors="replace")


def _unpack_texts(source: _Source, size: int, count: int) -> list[Any]:
    if source.part(1) == _WORDS:
        return _parted(source.part(size - 1), count)
    known, length = source.numbers("q", 16)
    texts = _parted(source.part(length), known)
    places = source.numbers("q", size - 17 - length)
    if len(places) != count or min(places, default=0) < 0:
        raise ValueError("places")
    return list(map(texts.__getitem__, places))


def _parted(raw: memoryview, count: int) -> list[str]:
    texts = str(raw, "utf-8").split(_END)
    if len(texts) != count:
        raise ValueError("texts")
    return texts


def _pack_numbers(code: str, number: Callable[[Any], Any] | None = None) -> Callable[[list[Any]], bytes]:
    return lambda cells: array(code, map(number, cells) if number else cells).tobytes()


def _unpack_numbers(code: str, value: Callable[[Any], Any] | None = None) -> _Unpacker:
    def unpack(source: _Source, size: int, count: int) -> list[Any]:
        numbers = source.numbers(code, size)
        if not value:
            return numbers
        known = {number: value(number) for number in set(numbers)}  # equal days are one object
        return list(map(known.__getitem__, numbers))

    return unpack


def _pack_moments(cells: list[dt.datetime]) -> bytes:
    known = {moment: (moment - _EPOCH) // _TICK for moment in set(cells)}
    return array("q", map(known.__getitem__, cells)).tobytes()


def _ticks(moment: dt.time) -> int:
    return ((moment.hour * 60 + moment.minute) * 60 + moment.second) * _SECOND + moment.microsecond


_Unpacker = Callable[[_Source, int, int], list[Any]]
_KINDS: dict[type, str] = {
    str: "s",
    float: "f",
    int: "i",
    bool: "b",
    dt.date: "d",
    dt.datetime: "m",
    dt.time: "t",
    dt.timedelta: "l",
}
_PACK: dict[str, Callable[[list[Any]], bytes]] = {
    "s": _pack_texts,
    "f": _pack_numbers("d"),
    "i": _pack_numbers("q"),
    "b": _pack_numbers("b"),
    "d": _pack_numbers("q", dt.date.toordinal),
    "m": _pack_moments,
    "t": _pack_numbers("q", _ticks),
    "l": _pack_numbers("q", lambda span: span // _TICK),
}
_UNPACK: dict[str, _Unpacker] = {
    "s": _unpack_texts,
    "f": _unpack_numbers("d"),
    "i": _unpack_numbers("q"),
    "b": _unpack_numbers("b", bool),
    "d": _unpack_numbers("q", dt.date.fromordinal),
    "m": _unpack_numbers("q", lambda ticks: _EPOCH + ticks * _TICK),
    "t": _unpack_numbers("q", lambda ticks: (_EPOCH + ticks * _TICK).time()),
    "l": _unpack_numbers("q", lambda ticks: _ZERO + ticks * _TICK),
}
