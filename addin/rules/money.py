"""Money as whole kuruş: exact from what a cell holds, as it is read, in another currency.

A kuruş is a hundredth of the row's currency, whatever the currency is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    import pandas as pd

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

# Above this, kuruş times a rate in millionths would no longer be safe to add up.
LARGEST = 10**12
_KURUS = Decimal("0.01")
_LEDGER_WORDS = {"TRY": "TL"}  # Turkish ledgers write TL; other currencies by their code


@dataclass(frozen=True, slots=True)
class Amounts:
    """Kuruş (Int64, missing where the cell is empty or a mask refuses it) and what was odd.

    `rounded`: the cell had more than two decimals. `too_large`: over 1e12 kuruş either way.
    `not_number`: text, a date, a truth value, an infinite number.
    """

    kurus: pd.arrays.IntegerArray
    rounded: Bools
    too_large: Bools
    not_number: Bools


def to_kurus(values: Iterable[Any]) -> Amounts:
    """Kuruş of amounts given as float, int or Decimal; half a kuruş goes away from zero.

    A float counts as the 15 digits that Excel itself keeps and shows: 1.005 is 1,005 and so 101
    kuruş, and 72260.92999999999, as some programs write 72260.93, has two decimals.

    >>> to_kurus([1.005, 72260.92999999999, -0.125, None, "x", 1e11]).kurus.tolist()
    [101, 7226093, -13, <NA>, <NA>, <NA>]
    >>> to_kurus([1.005, 72260.92999999999, 12]).rounded.tolist()
    [True, False, False]
    """
    import pandas as pd

    numbers, exact, odd = _numbers(values)
    kurus, rounded, large = _from_floats(numbers)
    for at, number in exact.items():
        kurus[at], rounded[at], large[at] = _from_decimal(number)
    odd |= np.isinf(numbers)
    missing = (np.isnan(numbers) & ~_at(exact, len(numbers))) | large | odd
    kurus[missing] = 0
    return Amounts(pd.arrays.IntegerArray(kurus, missing), rounded & ~missing, large & ~odd, odd)


def _numbers(values: Iterable[Any]) -> tuple[Floats, dict[int, Decimal], Bools]:
    """Floats (NaN = none), the decimals by place, and where something else than a number stands."""
    kind = getattr(values, "dtype", None)
    if isinstance(kind, np.dtype) and kind.kind in "fiu":
        numbers = np.asarray(values, dtype=np.float64)
        return numbers, {}, np.zeros(len(numbers), dtype=bool)
    given = values.tolist() if hasattr(values, "tolist") else list(values)
    numbers = np.array([_float(value) if _is_number(value) else np.nan for value in given], dtype=np.float64)
    if set(map(type, given)) <= {float, int}:
        return numbers, {}, np.zeros(len(given), dtype=bool)
    exact = {at: value for at, value in enumerate(given) if isinstance(value, Decimal) and value.is_finite()}
    odd = np.array([not (_is_number(value) or _is_blank(value)) for value in given], dtype=bool)
    odd[list(exact)] = False
    return numbers, exact, odd


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)


def _is_blank(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or type(value).__name__ in {"NAType", "NaTType"}


def _float(value: Any) -> float:
    if isinstance(value, int) and abs(value) > LARGEST:
        return float(LARGEST if value > 0 else -LARGEST)
    return float(value)


def _at(places: Iterable[int], count: int) -> Bools:
    mask = np.zeros(count, dtype=bool)
    mask[list(places)] = True
    return mask


def _from_floats(numbers: Floats) -> tuple[Ints, Bools, Bools]:
    large = np.abs(numbers) > LARGEST / 10
    safe = np.where(np.isfinite(numbers) & ~large, numbers, 0.0)
    kurus = np.rint(safe * 100)
    # Less than half of the fifteenth digit, so that no decimal is lost; the slow way gives the same.
    tidy = np.abs(safe - kurus / 100) <= 4e-16 * np.abs(kurus / 100)
    whole = kurus.astype(np.int64)
    rounded = np.zeros(len(numbers), dtype=bool)
    for at in np.flatnonzero(~tidy).tolist():
        whole[at], rounded[at], _ = _from_decimal(Decimal(format(safe[at], ".15g")))
    return whole, rounded, large | (np.abs(whole) > LARGEST)


def _from_decimal(number: Decimal) -> tuple[int, bool, bool]:
    if abs(number) > LARGEST:
        return 0, False, True
    tidy = number.quantize(_KURUS, rounding=ROUND_HALF_UP)
    kurus = int(tidy * 100)
    return kurus, tidy != number, abs(kurus) > LARGEST


@overload
def format_money(kurus: int, currency: str = ..., *, language: str = ...) -> str: ...
@overload
def format_money(
    kurus: Iterable[Any], currency: str | Iterable[str] = ..., *, language: str = ...
) -> npt.NDArray[np.object_]: ...
def format_money(kurus: Any, currency: Any = "TRY", *, language: str = "tr") -> Any:
    """An amount for reading; a missing one gives "". `currency`: one code, or one a row.

    >>> format_money(123456), format_money(123456, "USD", language="en"), format_money(-5, "CHF")
    ('1.234,56 TL', '1,234.56 USD', '-0,05 CHF')
    """
    turkish = language != "en"
    if isinstance(kurus, int | np.integer):
        return _plain(int(kurus), turkish) + _behind(currency, turkish)
    amounts = kurus.tolist() if isinstance(kurus, np.ndarray) else list(kurus)
    codes = [currency] * len(amounts) if isinstance(currency, str) else list(currency)
    behind = {code: _behind(code, turkish) for code in set(codes)}
    texts = np.empty(len(amounts), dtype=object)
    texts[:] = [
        _plain(int(amount), turkish) + behind[code] if type(amount) is int or not _is_missing(amount) else ""
        for amount, code in zip(amounts, codes, strict=True)
    ]
    return texts


def _is_missing(amount: Any) -> bool:
    return bool(_is_blank(amount) or amount != amount)  # noqa: PLR0124


def _behind(currency: str, turkish: bool) -> str:
    """The unit behind an amount."""
    return f" {_LEDGER_WORDS.get(currency, currency) if turkish else currency}".rstrip()


def _plain(kurus: int, turkish: bool) -> str:
    whole, rest = divmod(abs(kurus), 100)
    text = f"{'-' if kurus < 0 else ''}{whole:,}"
    return f"{text.replace(',', '.')},{rest:02d}" if turkish else f"{text}.{rest:02d}"


def at_rate(kurus: Iterable[Any], rates: Iterable[Any]) -> pd.arrays.IntegerArray:
    """Kuruş in another currency: amount times rate, half up; missing where either is missing.

    Rates count to the sixth decimal.

    >>> at_rate([10000, 10000], [41.5, None]).tolist()
    [415000, <NA>]
    """
    import pandas as pd

    amounts = pd.array(list(kurus), dtype="Int64")
    factors = np.array(pd.array(list(rates), dtype="Float64").to_numpy(dtype=np.float64, na_value=np.nan))
    missing = np.asarray(amounts.isna()) | ~np.isfinite(factors)
    millionths = np.rint(np.where(missing, 0, factors) * 1e6).astype(np.int64).astype(object)
    # Python's own numbers: 1e12 kuruş times 40 million millionths does not fit into 64 bits.
    products = amounts.to_numpy(dtype=object, na_value=0) * millionths
    halves = (2 * np.abs(products) + 10**6) // (2 * 10**6)
    return pd.arrays.IntegerArray((np.sign(products) * halves).astype(np.int64), missing)
