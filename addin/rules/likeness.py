"""Whether a typed name may stand for a debtor's full name."""

from __future__ import annotations

import numpy as np

from addin.rules.identifiers.columns import Bools, Texts
from addin.rules.names import core_name, is_company_name
from addin.text import fold


def core_without_form(typed: Texts) -> Texts:
    """The core of names typed without legal form; "" where one is given, since it may be another firm's.

    >>> core_without_form(np.array(["rüzgar bisiklet", "Rüzgar Bisiklet A.Ş."], dtype=object)).tolist()
    ['ruzgar bisiklet', '']
    """
    return np.asarray(np.where(is_company_name(typed), "", core_name(typed)), dtype=object)


def may_stand_for(typed: Texts, names: Texts) -> Bools:
    """Where the typed name is the name beside it, or words of it; legal form and spacing do not count.

    >>> typed = np.array(["Işık", "ISIKGIDA A.Ş.", "Ak Gıda", "A.Ş."], dtype=object)
    >>> may_stand_for(typed, np.full(4, "Işık Gıda Ltd. Şti.", dtype=object)).tolist()
    [True, True, False, False]
    """
    whole, cores, folded = core_name(names), core_name(typed), fold(names)
    triples = zip(cores.tolist(), whole.tolist(), folded.tolist(), strict=True)
    return np.fromiter((_is_part(*triple) for triple in triples), dtype=bool, count=len(typed))


def _is_part(core: str, whole: str, folded: str) -> bool:
    joined = core.replace(" ", "") == whole.replace(" ", "")
    return joined or set(core.split()) <= {*whole.split(), *folded.split()}
