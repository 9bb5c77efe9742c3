"""What a list says of the state of a cheque, note or bill: "Portföyde", "Ciro edildi - Polat", "İcrada"."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Texts, loose, through
from addin.importing.evidence.words import codes_of, source_words
from addin.text import fold

HELD, OWED, GIVEN_BACK, BOUNCED = "held", "owed_states", "given_back", "bounced"
_UNPAID = re.compile(r"karsiliksiz|protest|arkasi yaz|odenmedi|bounc|dishono|unpaid")
_STATE_TOO = re.compile(
    r"karsiliksiz|protest|iade|iptal|geri|odenmedi|tahsil|return|bounc|dishono|cancel|clear|paid"
)
_BESIDE = re.compile(r"[(:/,;→]|\s[-–]\s")  # "Ciro edildi (Polisan)"


def states_of(texts: Texts) -> Texts:
    """Codes of `status`, HELD and OWED; by the first words where more stands beside them; "" if unknown.

    >>> states_of(np.array(["Ciro edildi - Polat", "Karşılıksızdır", "TEMİNATTA", "Avukatta", "x"])).tolist()
    ['given_away', 'bounced', 'held', 'owed_states', '']
    >>> states_of(np.array(["İade (keşideciye)", "bankadan iade", "Müşteriye iade - karşılıksız"])).tolist()
    ['given_back', 'returned', 'bounced']
    """
    bare = np.array([_BESIDE.split(text, maxsplit=1)[0].strip() for text in texts.tolist()], dtype=object)
    whole, first = _known(texts), _known(bare)
    found = np.where(whole == "", first, whole).astype(object)
    unknown = np.flatnonzero((found == "") & (texts != ""))
    found[unknown] = through(texts[unknown].tolist(), _beside_name, object)
    back = np.flatnonzero(found == GIVEN_BACK)
    unpaid = through(texts[back].tolist(), lambda text: bool(_UNPAID.search(fold(text))), bool)
    found[back[unpaid]] = BOUNCED
    return found


def _beside_name(text: str) -> str:
    """The state whose words begin or end it, somebody named beside them: "Polat'a ciro edildi".

    >>> [_beside_name(text) for text in ("Polat'a ciro edildi", "QNB'YE TAHSİLE VERİLDİ", "Endorsed to Ada")]
    ['given_away', 'held', 'given_away']
    >>> [_beside_name(text) for text in ("Ada bize ciro edildi", "ciro edildi, geri geldi", "Ada'ya verildi")]
    ['', '', '']
    """
    words = fold(text).split()
    if not _not_beside().isdisjoint(words):
        return ""
    parts = ((words[:size], words[size:]) for size in range(len(words) - 1, 1, -1))
    ends = ((words[-size:], words[:-size]) for size in range(len(words) - 1, 1, -1))
    for said, name in (*parts, *ends):
        if (code := _phrases().get(" ".join(said), "")) and not _STATE_TOO.search(" ".join(name)):
            return code
    return ""


def _known(texts: Texts) -> Texts:
    codes = codes_of("status", texts)
    standing = through(texts.tolist(), _standing_or_back, object)
    return np.asarray(np.where(codes == "", standing, codes), dtype=object)


def _standing_or_back(text: str) -> str:
    """What is said of papers beside the codes of `status`: where they are, that who gave them has them.

    >>> [_standing_or_back(text) for text in ("Kasada", "12.11 borçlusuna geri verildi", "Borçluya verin")]
    ['held', 'given_back', '']
    """
    if state := _standing().get(loose(text), ""):
        return state
    words, beside = fold(text).split(), _words_back("beside")
    bare = " ".join(word for word in words if not (word.isdecimal() or word in beside))
    return GIVEN_BACK if bare in _given_back() else ""


@cache
def _phrases() -> dict[str, str]:
    """What says in several words that a paper was handed on, or where it is held."""
    words = source_words()
    told = dict.fromkeys(words["status"]["given_away"], "given_away")
    told |= dict.fromkeys(words[HELD], HELD)
    return {fold(word): code for word, code in told.items() if " " in word}


@cache
def _not_beside() -> frozenset[str]:
    return frozenset(map(fold, source_words()["no_handing_on"]))


@cache
def _standing() -> dict[str, str]:
    """What is said of papers that are still owed, without a code of ours."""
    return {loose(word): code for code in (HELD, OWED) for word in source_words()[code]}


@cache
def _given_back() -> frozenset[str]:
    """To whom it went and what was done, in either order."""
    pairs = [(who, done) for who in _words_back("to") for done in _words_back("done")]
    return frozenset(" ".join(way) for each in pairs for way in (each, each[::-1]))


@cache
def _words_back(kind: str) -> frozenset[str]:
    return frozenset(map(fold, source_words()[GIVEN_BACK][kind]))


def is_case_state(text: str) -> bool:
    """Whether it says how a file of enforcement stands.

    >>> is_case_state("DERDEST"), is_case_state("Portföyde")
    (True, False)
    """
    return loose(text) in _case_states()


@cache
def _case_states() -> frozenset[str]:
    return frozenset(map(loose, source_words()["case_states"]))
