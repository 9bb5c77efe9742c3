"""Debtor names: what remains without legal forms and trade words, and who may be entered twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Any

import numpy as np

from addin.rules.identifiers.columns import Bools, Texts, as_texts, check_rule, each, text_rule
from addin.rules.slips import differ_by_a_letter, slips
from addin.text import fold, lower

if TYPE_CHECKING:
    import pandas as pd

_OF_ONE_PHONE = 9  # debtors; more of them have a switchboard, and each pair is looked at
_LEGAL = {"ltd", "limited", "sti", "sirketi", "ltdsti", "anonim", "kollektif", "kolektif", "koll", "komandit"}
_LEGAL |= {"kooperatifi", "kooperatif", "koop"}
TRADE = {"san": "sanayi", "tic": "ticaret", "paz": "pazarlama", "ith": "ithalat", "ihr": "ihracat"}
TRADE |= {word: word for word in TRADE.values()} | {"sanayii": "sanayi"}
_JOINING = frozenset({"ve", "sn", "sayin"})
_ALWAYS_SHORT = {
    "ins": "insaat",
    "teks": "tekstil",
    "muh": "muhendislik",
    "nak": "nakliyat",
    "elk": "elektrik",
    "loj": "lojistik",
    "otom": "otomotiv",
    "amb": "ambalaj",
    "makine": "makina",
}
# Words and surnames too: long only where the name is a company's.
_SHORT_IN_COMPANY = {
    "tas": "tasimacilik",
    "gid": "gida",
    "tur": "turizm",
    "tar": "tarim",
    "mak": "makina",
    "mob": "mobilya",
    "kim": "kimya",
    "dan": "danismanlik",
    "org": "organizasyon",
    "mim": "mimarlik",
    "hay": "hayvancilik",
    "petr": "petrol",
}
_MOST_KEPT = 1 << 16  # names are asked for when debtors are looked up, checked and compared


@check_rule
def is_company_name(values: Texts) -> Bools:
    """Where the name has a legal form (Ltd. Şti., A.Ş., Koop., Holding ...); a trade alone is none.

    >>> is_company_name(["Işık Gıda Ltd. Şti.", "AK YAPI AŞ", "Yılmaz Ticaret", "Ali As"]).tolist()
    [True, True, False, False]
    """
    return each(values, has_legal_form, bool)


@lru_cache(maxsize=_MOST_KEPT)
def has_legal_form(name: str) -> bool:
    """As `is_company_name`, of one."""
    words = fold(name).split()
    if _LEGAL.intersection(words) or "holding" in words or joint_stock_at(words) >= 0:
        return True
    # "As" is a surname too; the ş or words of trade tell that it is a legal form.
    return words[-1:] == ["as"] and (
        lower(name).strip(" .").endswith("aş") or any(word in TRADE for word in words)
    )


def joint_stock_at(words: list[str]) -> int:
    """Where "a s" begins, -1."""
    return next((at for at, pair in enumerate(pairwise(words)) if pair == ("a", "s")), -1)


@text_rule
def core_name(values: Texts) -> Texts:
    """The folded name without legal form and, for companies, without Sanayi, Ticaret, Pazarlama ...

    Short forms become long, initials stand together. A name of such words only stays whole.

    >>> core_name(["IŞIK GIDA SAN. VE TİC. LTD. ŞTİ.", "Işık Gıda", "A.B.C. İnş. A.Ş.", "Ahmet San"]).tolist()
    ['isik gida', 'isik gida', 'abc insaat', 'ahmet san']
    """
    return each(values, _core)


@lru_cache(maxsize=_MOST_KEPT)
def _core(name: str) -> str:
    words = fold(name).split()
    kept = [_ALWAYS_SHORT.get(word, word) for word in _without_joint_stock(words) if word not in _JOINING]
    trade = [word for word in kept if word in TRADE]
    # One short word may be the surname San or Paz; the long words are nobody's.
    if has_legal_form(name) or len(trade) > 1 or any(TRADE[word] == word for word in trade):
        kept = _company_core(kept, len(trade))
    return " ".join(_initials_together(kept)) or " ".join(words)


def _company_core(words: list[str], trade: int) -> list[str]:
    bare = [word for word in _without_foreign_trade(words) if word not in _LEGAL]
    bare = bare[: len(bare) - (bare[-1:] == ["as"])]
    rest = [_SHORT_IN_COMPANY.get(word, word) for word in bare if word not in TRADE]
    # "Yılmaz Ticaret" and "Yılmaz Pazarlama" are two: one trade word beside one name is part of it.
    return rest if len(rest) > 1 or trade > 1 else [TRADE.get(word, word) for word in bare]


def _without_joint_stock(words: list[str]) -> list[str]:
    """Without "a s" and "t a s"."""
    at = joint_stock_at(words)
    return words if at < 0 else words[: at - (words[at - 1 : at] == ["t"])] + words[at + 2 :]


def _without_foreign_trade(words: list[str]) -> list[str]:
    """Without İç and Dış of "İç ve Dış Ticaret"."""
    nxt = [*words[1:], ""][: len(words)]
    kept = [
        word
        for word, after in zip(words, nxt, strict=True)
        if word != "dis" or after not in {"tic", "ticaret"}
    ]
    return kept if len(kept) == len(words) else [word for word in kept if word != "ic"]


def _initials_together(words: list[str]) -> Iterator[str]:
    initials = ""
    for word in words:
        if len(word) == 1:
            initials += word
            continue
        if initials:
            yield initials
        initials = ""
        yield word
    if initials:
        yield initials


def near_duplicates(
    names: Iterable[Any], tax_ids: Iterable[Any] | None = None, phones: Iterable[Any] | None = None
) -> pd.DataFrame:
    """Rows that may name the same debtor as an earlier row: first, second, reason; one row a `second`.

    `first`, `second`: positions from 0. `reason`: "core" (equal but for legal form and trade words),
    "order" (words in another order), "spacing" (words joined or parted), "typo" (a slip in a word that
    stands nowhere else, see `slips`, or in any word where `phones` are equal). Rows with different tax
    numbers of the same length are never paired; `tax_ids` that are wrong should be handed in as "". Work
    grows with the number of rows.

    >>> names = ["Işık Gıda Ltd. Şti.", "IŞIK GIDA SAN. TİC. A.Ş.", "Gıda Işık", "Işık Gıba"]
    >>> near_duplicates(names).to_numpy().tolist()
    [[0, 1, 'core'], [0, 2, 'order']]
    >>> near_duplicates(["Çetinkaya Tekstil", "Cetinkya Tekstil"], ["", ""])["reason"].tolist()
    ['typo']
    >>> near_duplicates(["Akar Yapı", "Akay Yapı"], phones=["+905321112233"] * 2)["reason"].tolist()
    ['typo']
    """
    import pandas as pd

    cores = core_name(names)
    numbers = as_texts([""] * len(cores) if tax_ids is None else tax_ids)
    orders = each(cores, lambda core: " ".join(sorted(core.split())))
    parts = [
        _links(cores, numbers, "core"),
        _links(orders, numbers, "order"),
        _links(each(cores, lambda core: core.replace(" ", "")), numbers, "spacing"),
        _typo_links(orders, numbers),
        _phone_links(orders, numbers, as_texts(() if phones is None else phones)),
    ]
    pairs = pd.concat(parts, ignore_index=True)
    return pairs.drop_duplicates("second").sort_values("second", ignore_index=True)


def _links(keys: Texts, numbers: Texts, reason: str) -> pd.DataFrame:
    """Pairs inside groups of equal keys: each row with the first it may be one with."""
    import pandas as pd

    if len(set(keys.tolist())) == len(keys):
        return _pairs((), (), reason)
    rows = pd.DataFrame({"key": keys, "number": numbers, "at": np.arange(len(keys))})
    rows = rows[rows["key"] != ""]
    rows = rows[rows.duplicated("key", keep=False)]
    rows["first"] = rows.groupby(["key", "number"])["at"].transform("min")
    heads = rows[rows["at"] == rows["first"]].assign(size=lambda frame: frame["number"].str.len())
    # A number fits an empty cell and, as a sole trader has both, a number of the other length.
    met = heads.drop_duplicates(["key", "size"]).merge(heads, on="key", suffixes=("", "_other"))
    met = met[met["size"] != met["size_other"]]
    return pd.concat([_pairs(rows["first"], rows["at"], reason), _pairs(met["at"], met["at_other"], reason)])


def _pairs(first: Any, second: Any, reason: str) -> pd.DataFrame:
    import pandas as pd

    one, other = np.asarray(first, dtype=np.int64), np.asarray(second, dtype=np.int64)
    pairs = pd.DataFrame(
        {"first": np.minimum(one, other), "second": np.maximum(one, other), "reason": reason}
    )
    return pairs[pairs["first"] < pairs["second"]].sort_values(["second", "first"])


def _typo_links(keys: Texts, numbers: Texts) -> pd.DataFrame:
    places: dict[str, list[int]] = {}
    for at, key in enumerate(keys.tolist()):
        places.setdefault(key, []).append(at)
    first, second = [], []
    for wrong, right in slips(places):
        # The first few rows of a name tell enough; a name may stand in thousands.
        for one, other in product(places[wrong][:9], places[right][:9]):
            if _may_be_one(numbers[one], numbers[other]):
                first.append(one)
                second.append(other)
    return _pairs(first, second, "typo")


def _phone_links(keys: Texts, numbers: Texts, phones: Texts) -> pd.DataFrame:
    places: dict[str, list[int]] = {}
    for at, phone in enumerate(phones.tolist()):
        places.setdefault(phone, []).append(at)
    places.pop("", None)
    near = [
        pair
        for same in places.values()
        for pair in combinations(same[:_OF_ONE_PHONE], 2)
        if _may_be_one(*numbers[[*pair]]) and differ_by_a_letter(*keys[[*pair]])
    ]
    return _pairs([one for one, _ in near], [other for _, other in near], "typo")


def _may_be_one(one: str, other: str) -> bool:
    return not one or not other or len(one) != len(other) or one == other
