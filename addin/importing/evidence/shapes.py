"""Texts with digits, many at once: what is written alike but for its digits is understood once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from addin.importing.evidence.cells import Texts
from addin.rules.rows import Ints

_AS_NINE = bytes.maketrans(b"012345678", b"9" * 9)


def by_shape(texts: Sequence[str]) -> Iterator[tuple[str, Ints]]:
    """Each shape, every digit a 9, and the places of its texts.

    >>> [(shape, rows.tolist()) for shape, rows in by_shape(["12,50", "", "10,75", "1 TL"])]
    [('99,99', [0, 2]), ('', [1]), ('9 TL', [3])]
    """
    import pandas as pd

    shapes = np.empty(len(texts), dtype=object)
    shapes[:] = _shapes(texts)
    codes, distinct = pd.factorize(shapes)
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(distinct)))
    yield from zip(distinct.tolist(), np.split(order, ends[:-1]), strict=False)


def _shapes(texts: Sequence[str]) -> list[str]:
    shapes = "\n".join(texts).encode("utf-8", "surrogatepass").translate(_AS_NINE)
    found = shapes.decode("utf-8", "surrogatepass").split("\n")
    return found if len(found) == len(texts) else list(map(_shape, texts))


def _shape(text: str) -> str:
    return "".join("9" if letter in "0123456789" else letter for letter in text)


def digits_of(texts: Texts, shape: str) -> Ints:
    """The digits of texts of one shape, a row each.

    >>> digits_of(np.array(["12,50", "10,75"], dtype=object), "99,99").tolist()
    [[1, 2, 5, 0], [1, 0, 7, 5]]
    """
    letters = "".join(texts.tolist()).encode("utf-32-le", "surrogatepass")
    cells = np.frombuffer(letters, dtype=np.uint32).reshape(-1, len(shape))
    places = [at for at, letter in enumerate(shape) if letter == "9"]
    return cells[:, places].astype(np.int64) - ord("0")
