"""Text lists: encoding, delimiter, quotes."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import islice

from addin.importing.header import best_score
from addin.model import Refusal

DELIMITERS = ";,\t|"
_SAMPLE = 200
# What Excel writes first: a mark of two bytes for "Unicode text", of three for UTF-8.
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def read_delimited(raw: bytes) -> list[list[str]]:
    """Rows of equal length, one a record; row 1 is the first record of the file.

    >>> read_delimited("sep=;\\nAd;Tutar\\nÇağ;1,5\\n".encode("cp1254"))
    [['sep=', ''], ['Ad', 'Tutar'], ['Çağ', '1,5']]
    """
    text = decode(raw)
    if "\0" in text:
        raise Refusal("import_damaged")
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=find_delimiter(text)))
    except csv.Error as error:
        raise Refusal("import_damaged") from error
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]


def decode(raw: bytes) -> str:
    """Text of UTF-8 or UTF-16 with mark, UTF-8, else the Turkish code pages.

    CP1254 and ISO-8859-9 share all letters; where CP1254 knows no sign, it is the other.

    >>> [decode("Şişli".encode(name)) for name in ("utf-8-sig", "utf-16", "cp1254", "iso-8859-9")]
    ['Şişli', 'Şişli', 'Şişli', 'Şişli']
    """
    marked = next((name for mark, name in _MARKS.items() if raw.startswith(mark)), "utf-8")
    for encoding in (marked, "cp1254"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("iso-8859-9")


def find_delimiter(text: str) -> str:
    """The sign that parts the cells: most known headers, then the most even rows.

    >>> find_delimiter("Unvan;Tutar\\nAk, Ltd.;1,50\\nOk, Ltd.;2,50\\n")
    ';'
    """
    first = text[: text.find("\n") + 1] if "\n" in text else text
    if first.lower().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[-1]
    return max(DELIMITERS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, delimiter: str) -> tuple[int, float]:
    head = text[: 1 << 18]
    try:
        rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), _SAMPLE))
    except csv.Error:
        return 0, 0.0
    widths = Counter(len(row) for row in rows if row)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(1, 0))
    return best_score(rows), 0.0 if width < 2 else width * count / widths.total()
