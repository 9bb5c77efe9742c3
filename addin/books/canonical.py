"""Sheet XML in another spelling -> the spelling that the byte patcher knows."""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from addin.books.xmltext import escape, quoteattr
from addin.model import Refusal, column_letters

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


def canonical(content: bytes) -> bytes:
    """UTF-8, main elements without prefix, `r` first and present in rows and cells, no comments.

    Nothing else changes. Errors: Refusal "corrupt".
    """
    writer = _Writer()
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.StartElementHandler = writer.start
    parser.EndElementHandler = writer.end
    parser.CharacterDataHandler = writer.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Refusal("corrupt") from error
    return writer.result()


def _refuse(*_: Any) -> None:
    raise Refusal("corrupt")


class _Writer:
    def __init__(self) -> None:
        self._pieces = ['<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n']
        self._open = False  # the last start tag still lacks its ">"
        self._prefix: str | None = None
        self._row = 0
        self._column = 0

    def start(self, name: str, attributes: list[str]) -> None:
        self._close()
        pairs = list(zip(attributes[::2], attributes[1::2], strict=True))
        if self._prefix is None:
            pairs = self._root(name, pairs)
        name = self._bare(name)
        if name == "row":
            pairs = self._numbered_row(dict(pairs))
        elif name == "c":
            pairs = self._placed_cell(dict(pairs))
        written = "".join(f" {key}={_attribute(value)}" for key, value in pairs)
        self._pieces.append(f"<{name}{written}")
        self._open = True

    def end(self, name: str) -> None:
        if self._open:
            self._pieces.append("/>")
            self._open = False
        else:
            self._pieces.append(f"</{self._bare(name)}>")

    def text(self, text: str) -> None:
        self._close()
        self._pieces.append(escape(text).replace("\r", "&#13;"))

    def result(self) -> bytes:
        return "".join(self._pieces).encode()

    def _close(self) -> None:
        if self._open:
            self._pieces.append(">")
            self._open = False

    def _root(self, name: str, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        prefix = name.partition(":")[0] if ":" in name else ""
        bound = dict(pairs)
        if bound.get(f"xmlns:{prefix}" if prefix else "xmlns") != MAIN:
            raise Refusal("corrupt")
        self._prefix = f"{prefix}:" if prefix else ""
        if not prefix:
            return pairs
        if "xmlns" in bound:
            raise Refusal("corrupt")
        return [("xmlns", MAIN), *pairs]

    def _bare(self, name: str) -> str:
        return name.removeprefix(self._prefix) if self._prefix else name

    def _numbered_row(self, found: dict[str, str]) -> list[tuple[str, str]]:
        self._row = int(found.pop("r", self._row + 1))
        self._column = 0
        return [("r", str(self._row)), *found.items()]

    def _placed_cell(self, found: dict[str, str]) -> list[tuple[str, str]]:
        match = _ADDRESS.fullmatch(found.pop("r", "")) if "r" in found else None
        self._column += 1
        letters = match[1] if match else column_letters(self._column)
        if match:
            self._column = _number(letters)
        return [("r", f"{letters}{self._row}"), *found.items()]


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _attribute(value: str) -> str:
    return quoteattr(value)
