"""Made-up identifiers with right check digits.

Written apart from the rules that check them: what one hand plants the other must find.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]

_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
# No bank has this code, so that no made-up IBAN is somebody's.
_NO_BANK = "00999"
_MOBILE = ("505", "507", "530", "532", "533", "535", "536", "537", "541", "542", "543", "544", "545", "554")


def row_ids(prefix: str, numbers: npt.ArrayLike) -> Texts:
    """Our own row ids; "" for a table without prefix.

    >>> row_ids("B", [17, 18]).tolist()
    ['B-0017-K', 'B-0018-L']
    """
    if not prefix:
        return texts("" for _ in np.asarray(numbers))
    shift = 15 * (ord(prefix) - ord("A"))
    return texts(
        f"{prefix}-{number:04d}-{_LETTERS[(number + shift) % 23]}" for number in np.asarray(numbers).tolist()
    )


def texts(values: Iterable[object]) -> Texts:
    """Any iterable as an object array of str."""
    listed = [str(value) for value in values]
    array = np.empty(len(listed), dtype=object)
    array[:] = listed
    return array


def tckn(first_nine: npt.ArrayLike) -> Texts:
    """Citizen's numbers from nine digits, the first not 0. Source: 11 digits, two check digits.

    >>> tckn([100000001]).tolist()
    ['10000000146']
    """
    given = np.asarray(first_nine, dtype=np.int64)
    digits = _digits(given, 9)
    odd, even = digits[:, 0::2].sum(axis=1), digits[:, 1::2].sum(axis=1)
    tenth = (7 * odd - even) % 10
    eleventh = (odd + even + tenth) % 10
    return texts(f"{number:011d}" for number in (given * 100 + tenth * 10 + eleventh).tolist())


def vkn(first_nine: npt.ArrayLike) -> Texts:
    """Tax numbers from nine digits.

    >>> vkn([454053692, 15001526]).tolist()
    ['4540536920', '0150015264']
    """
    given = np.asarray(first_nine, dtype=np.int64)
    digits = _digits(given, 9)
    power = np.arange(9, 0, -1)
    shifted = (digits + power) % 10
    folded = shifted * 2**power % 9
    folded[(shifted != 0) & (folded == 0)] = 9
    check = (10 - folded.sum(axis=1) % 10) % 10
    return texts(f"{number:010d}" for number in (given * 10 + check).tolist())


def iban(accounts: npt.ArrayLike) -> Texts:
    """Turkish IBANs of accounts at a bank that does not exist.

    >>> iban([7864578413]).tolist()
    ['TR560099900000007864578413']
    """
    return texts(_iban(account) for account in np.asarray(accounts).tolist())


def _iban(account: int) -> str:
    body = f"{_NO_BANK}0{account:016d}"
    return f"TR{98 - int(body + '292700') % 97:02d}{body}"


def mersis(tax_numbers: Texts) -> Texts:
    """Central register numbers around tax numbers.

    >>> mersis(texts(["4540536920"])).tolist()
    ['0454053692000015']
    """
    return texts(f"0{number}00015" for number in tax_numbers.tolist())


def uets(numbers: npt.ArrayLike) -> Texts:
    """Electronic notification addresses, 5-5-5 digits.

    >>> uets([123]).tolist()
    ['25999-00000-00123']
    """
    return texts(f"25999-{n // 100000:05d}-{n % 100000:05d}" for n in np.asarray(numbers).tolist())


def mobile_phones(numbers: npt.ArrayLike) -> Texts:
    """Mobile numbers that no subscriber has: the exchange 000 is not given out.

    >>> mobile_phones([0, 140001]).tolist()
    ['0505 000 00 00', '0505 001 00 01']
    """
    return texts(_phone(_MOBILE[n // 10**4 % 14], n // (14 * 10**4), n) for n in np.asarray(numbers).tolist())


def office_phones(area_codes: Texts, numbers: npt.ArrayLike) -> Texts:
    """Landline numbers that no subscriber has: none begins with 0.

    >>> office_phones(texts(["212"]), [4127]).tolist()
    ['0212 000 41 27']
    """
    pairs = zip(area_codes.tolist(), np.asarray(numbers).tolist(), strict=True)
    return texts(_phone(area, n // 10**4, n) for area, n in pairs)


def _phone(area: str, exchange: int, number: int) -> str:
    return f"0{area} {exchange:03d} {number // 100 % 100:02d} {number % 100:02d}"


def distinct(rng: np.random.Generator, low: int, high: int, count: int) -> Ints:
    """`count` different numbers from `low` up to, not including, `high`."""
    drawn = np.empty(0, dtype=np.int64)
    while len(drawn) < count:
        drawn = np.unique(np.concatenate([drawn, rng.integers(low, high, count)]))
    return rng.permutation(drawn)[:count]


def wrong(number: str) -> str:
    """The number with another last digit: no check digit stands that.

    >>> wrong("4540536920")
    '4540536921'
    """
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def _digits(numbers: Ints, width: int) -> Ints:
    powers = 10 ** np.arange(width - 1, -1, -1)
    return numbers[:, None] // powers % 10
