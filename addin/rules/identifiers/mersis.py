"""MERSİS: the 16-digit number of the central trade register."""

from __future__ import annotations

from addin.rules.identifiers import tckn, vkn
from addin.rules.identifiers.columns import Bools, Texts, check_rule, digit_matrix, each, text_rule

compact = tckn.compact


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where there are 16 digits; its inner form is not settled by any source.

    >>> is_valid(["0454-0536-9200-0015", "454053692000015"]).tolist()
    [True, False]
    """
    return digit_matrix(compact(values), 16)[1]


@text_rule
def tax_number(values: Texts) -> Texts:
    """Digits 2 to 11 where they form a right VKN, else "".

    >>> tax_number(["0454053692000015", "0000000000000015"]).tolist()
    ['4540536920', '']
    """
    inner = each(compact(values), lambda text: text[1:11] if len(text) == 16 else "")
    inner[~vkn.is_valid(inner) | (inner == "0000000000")] = ""
    return inner
