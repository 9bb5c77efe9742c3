"""The letters of a text file: marks, UTF-8, UTF-16, and the Turkish code pages by their evidence."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from addin.importing.intake.sheet import Unreadable

# What Excel writes first: a mark of two bytes for "Unicode text", of three for UTF-8.
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
_SAMPLE = 1 << 16
_LETTERS = "çğıöşüÇĞİÖŞÜ"
# Signs of correct Turkish text which say nothing for either page.
_PLAIN = "âîûÂÎÛ’‘“”–—…€°§«»·\xa0\xad"
_DOS_END = "\x1a"
_WORD = r"A-Za-z" + _LETTERS


def decode(raw: bytes) -> str:
    """The text of a file. Errors: Unreadable when it is none.

    CP1254 and ISO-8859-9 share all letters; where CP1254 knows no sign, it is the other.

    >>> [decode("Şişli".encode(name)) for name in ("utf-8-sig", "utf-16", "cp1254", "iso-8859-9", "cp857")]
    ['Şişli', 'Şişli', 'Şişli', 'Şişli', 'Şişli']
    >>> decode("Şişli\\nÜskül\\n".encode() + "Gülşen\\n".encode("cp1254"))
    'Şişli\\nÜskül\\nGülşen\\n'
    """
    text = _decoded(raw).rstrip(_DOS_END)
    if "\0" in text:
        raise Unreadable("import_damaged")
    return text


def _decoded(raw: bytes) -> str:
    encoding = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "") or _wide(raw)
    if encoding.startswith("utf-16"):
        return _strict(raw, encoding)
    try:
        return raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        if encoding or _is_nearly_utf8(raw) or _has_lines_of_utf8(raw):
            return "\n".join(map(_line_of_utf8, raw.removeprefix(codecs.BOM_UTF8).split(b"\n")))
    return _turkish(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable("import_damaged") from error


def _wide(raw: bytes) -> str:
    """UTF-16 without its mark: every second byte of Latin text is zero."""
    head = raw[:_SAMPLE]
    half = len(head) // 2
    if half >= 4:
        for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if head[start::2].count(0) > 0.7 * half and head[1 - start :: 2].count(0) < 0.1 * half:
                return name
    return ""


def _is_nearly_utf8(raw: bytes) -> bool:
    """A few wrong bytes in a text that is UTF-8 otherwise, such as a cell cut within a letter."""
    text = raw.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    return sum(text.count(letter) for letter in _LETTERS) > 20 * wrong


def _has_lines_of_utf8(raw: bytes) -> bool:
    """Whether most lines with other signs than ASCII are UTF-8: two lists were put into one file."""
    told = [_is_utf8(line) for line in raw.split(b"\n") if not line.isascii()]
    return 2 * sum(told) > len(told)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _line_of_utf8(line: bytes) -> str:
    """A line among such; one without any letter of UTF-8 was written in a Turkish page."""
    text = line.decode(errors="replace")
    return _turkish(line) if "\ufffd" in text and not any(letter in text for letter in _LETTERS) else text


def _turkish(raw: bytes) -> str:
    """The page in which the bytes beyond ASCII make Turkish words."""
    texts = {}
    for page in ("cp1254", "iso-8859-9", "cp857"):
        try:
            texts[page] = codecs.decode(raw, page)
        except UnicodeDecodeError:
            continue
    best = max(texts, key=lambda page: _evidence(texts[page][: 16 * _SAMPLE]))
    return texts[best]


def _evidence(text: str) -> int:
    """Turkish letters beside other letters, less what no Turkish list holds."""
    counts = Counter(re.findall(f"(?<=[{_WORD}])[{_LETTERS}]|[{_LETTERS}](?=[{_WORD}])", text))
    odd = re.findall(f"[^\x00-\x7f{_LETTERS}{re.escape(_PLAIN)}]", text)
    return counts.total() - 2 * len(odd)
