"""Contacts marked as samples that led to money, without names: what the sheet Yardım shows to learn from."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from addin import parameters
from addin.messages import say, words
from addin.reports.time_line import Frames, joined
from addin.rules.cash import kept_cash_kurus
from addin.schema.pages import AREAS
from addin.text import PERSON, fold
from addin.wording import amount

if TYPE_CHECKING:
    import pandas as pd

_WORD = re.compile(r"\w+")
_SHORTEST = 3  # shorter words of a name are no name
# Begin with a capital inside a sentence too, and are of nobody: titles, months, days, programs.
_OF_NOBODY = frozenset(
    """
    hanim bey hn hoca usta sayin ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik
    pazartesi sali carsamba persembe cuma cumartesi pazar whatsapp excel
    """.split()
)
_ENDS = frozenset('.!?:;"…')  # behind them a word begins with a capital whatever it is
_NUMBER = re.compile(r"\+?\d(?:[\s()-]*\d){9,}")  # telephones and ids; sums have dots and commas
_MAIL = re.compile(r"[\w.+-]{1,64} ?@ ?[\w-]+(?:\.[\w-]+)*")


def sample_lines(frames: Frames, language: str) -> list[list[Any]]:
    """Date and text of each sample, the newest first; those that brought nothing are left out."""
    contacts = frames["contacts"]
    brought = _brought(frames["receipts"], language)
    chosen = contacts[
        contacts["is_sample"].fillna(False).astype(bool) & contacts["contact_id"].isin(list(brought))
    ]
    newest = chosen.sort_values(["contacted_at", "contact_id"], ascending=False)
    results = words("contact_result", language)
    return [
        [
            row["contacted_at"].to_pydatetime(),
            say(
                "record.sample",
                language,
                name=masked(row["debtor_name"]),
                what=joined(
                    results.get(row["result"], row["result"]), without(row["summary"], row["debtor_name"])
                ).rstrip("."),
                money=brought[row["contact_id"]],
            ),
        ]
        for row in newest.head(AREAS["help_samples"].rows).to_dict("records")
    ]


def _brought(receipts: pd.DataFrame, language: str) -> dict[str, str]:
    """What came in through each contact, in words."""
    rows = receipts.assign(kept=kept_cash_kurus(receipts), unit=receipts["currency"].replace("", "TRY"))
    rows = rows[(rows["attributed_contact_id"] != "") & (rows["kept"] > 0)]
    sums = rows.groupby(["attributed_contact_id", "unit"], as_index=False)["kept"].sum()
    said: dict[str, str] = {}
    for contact, unit, kurus in zip(*(sums[key].tolist() for key in sums), strict=True):
        text = amount(int(kurus), unit, language)
        said[contact] = f"{said[contact]} + {text}" if contact in said else text
    return said


def masked(name: str) -> str:
    """The first letter of each word.

    >>> masked("Yıldız İnşaat A.Ş.")
    'Y*** İ*** A.Ş.'
    """
    return _WORD.sub(lambda word: _stars(word[0]), name)


def _stars(word: str) -> str:
    return f"{word[0]}***" if len(word) > 1 else word


def without(text: str, name: str) -> str:
    """The text with the words of a name masked, and whom and which numbers it speaks of.

    >>> without("Bay YILDIZ aradı: Ayşe Hanım 0532 123 45 67", "Yıldız İnşaat")
    'Bay Y*** aradı: A*** Hanım ***'
    >>> without("Ayşe dedi ki Ekim sonunda Kara'ya sorup EFT yapacak. Vadeyi biliyor", "Yıldız İnşaat")
    "A*** dedi ki Ekim sonunda K***'ya sorup EFT yapacak. Vadeyi biliyor"
    >>> without("Mutabakatı gulay.ak@yildiz.com.tr adresine istedi", "Yıldız İnşaat")
    'Mutabakatı *** adresine istedi'
    >>> without("26.11.2026 günü 12.500,00 TL ödeyecek", "Yıldız İnşaat")
    '26.11.2026 günü 12.500,00 TL ödeyecek'
    """
    text = _MAIL.sub("***", text)
    text = _NUMBER.sub("***", PERSON.sub(lambda found: _stars(found[1]), text))
    names = {fold(word) for word in _WORD.findall(name) if len(word) >= _SHORTEST}
    return _WORD.sub(lambda word: _stars(word[0]) if _is_name(word, names) else word[0], text)


def _is_name(word: re.Match[str], names: set[str]) -> bool:
    """Of the debtor, a given name, or written as a name is inside a sentence."""
    text, plain = word[0], fold(word[0])
    if plain in names:
        return True
    if not text[0].isupper() or plain in _OF_NOBODY:
        return False
    before = word.string[: word.start()].rstrip()
    inside = bool(before) and before[-1] not in _ENDS and len(text) >= _SHORTEST and not text.isupper()
    return inside or plain in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(fold, json.loads(parameters.read_text("given_names.json"))["names"]))
