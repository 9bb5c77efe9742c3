"""What a list says of the state of a cheque, note or bill: "Portföyde", "Ciro edildi - Polat", "İcrada"."""

from __future__ import annotations

import re
from functools import cache

import numpy as np

from addin.importing.evidence.cells import Texts, loose, through
from addin.importing.evidence.words import codes_of, source_words

HELD, OWED = "held", "owed_states"
_BESIDE = re.compile(r"[(:/,;→]|\s[-–]\s")  # "Ciro edildi (Polisan)"


def states_of(texts: Texts) -> Texts:
    """Codes of `status`, HELD and OWED; by the first words where more stands beside them; "" if unknown.

    >>> states_of(np.array(["Ciro edildi - Polat", "Karşılıksızdır", "TEMİNATTA", "Avukatta", "x"])).tolist()
    ['given_away', 'bounced', 'held', 'owed_states', '']
    """
    bare = np.array([_BESIDE.split(text, maxsplit=1)[0].strip() for text in texts.tolist()], dtype=object)
    whole, first = _known(texts), _known(bare)
    return np.asarray(np.where(whole == "", first, whole), dtype=object)


def _known(texts: Texts) -> Texts:
    codes = codes_of("status", texts)
    standing = through(texts.tolist(), lambda text: _standing().get(loose(text), ""), object)
    return np.asarray(np.where(codes == "", standing, codes), dtype=object)


@cache
def _standing() -> dict[str, str]:
    """What is said of papers that are still owed, without a code of ours."""
    return {loose(word): code for code in (HELD, OWED) for word in source_words()[code]}
