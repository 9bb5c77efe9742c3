"""KEP: registered e-mail addresses; a soft check of the form."""

from __future__ import annotations

import re

from addin.rules.identifiers import email
from addin.rules.identifiers.columns import Bools, Texts, check_rule, matches

compact = email.compact
_PROVIDER = re.compile(r"[^@;]+@(?:[a-z0-9-]+\.)*kep\.tr")


@check_rule
def is_valid(values: Texts) -> Bools:
    """Where one e-mail address stands under kep.tr.

    >>> is_valid(["ornek@hs01.kep.tr", "ornek@firma.com.tr", "ornek@benkep.tr"]).tolist()
    [True, False, False]
    """
    addresses = compact(values)
    return email.is_valid(addresses) & matches(addresses, _PROVIDER)
