"""Numbers that name a person, a company, an account or a telephone."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from addin.messages import say
from addin.registry import Argument, formula
from addin.rules.identifiers import iban, phone, tax_id, tckn, vkn

Texts = npt.NDArray[np.object_]


@formula("TCKN_GECERLI", Argument("tckn", "text"))
def is_tckn(tckn: Texts, language: str) -> Any:
    """Whether the check digits of a personal id number are right."""
    return _TCKN(tckn)


@formula("VKN_GECERLI", Argument("vkn", "text"))
def is_vkn(vkn: Texts, language: str) -> Any:
    """Whether the check digit of a tax number is right."""
    return _VKN(vkn)


@formula("KIMLIK_TURU", Argument("kimlik_no", "text"))
def id_kind(kimlik_no: Texts, language: str) -> Any:
    """TCKN, YKN or VKN, as the number's length and beginning say."""
    kinds = {code: say(f"formulas.kinds.{code}", language) for code in ("tckn", "ykn", "vkn")}
    return [kinds.get(code, "") for code in tax_id.kind(kimlik_no).tolist()]


@formula("IBAN_GECERLI", Argument("iban_no", "text"))
def is_iban(iban_no: Texts, language: str) -> Any:
    """Whether length and check digits of an IBAN are right, blanks or not."""
    return iban.is_valid(iban_no)


@formula("TELEFON_DUZELT", Argument("telefon", "text"))
def mended_phone(telefon: Texts, language: str) -> Any:
    """The number as +905321234567; a sentence where it is none."""
    numbers = phone.compact(telefon)
    return np.where(numbers != "", numbers, say("formulas.no_phone", language))


# The arguments carry the modules' names.
_TCKN, _VKN = tckn.is_valid, vkn.is_valid
