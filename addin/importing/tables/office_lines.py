"""Lines that name the enforcement office of the files below them: "POLATLI İCRA DAİRESİ"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from addin.importing.evidence.cells import is_filled, shown
from addin.rules.identifiers import file_no
from addin.text import fold

_FILES = re.compile(r"[\s:–-]+(?:icra\s+)?(?:takip\s+)?dosya(?:lar.|s.)?(?:\s+listesi)?$", re.IGNORECASE)
_LABEL = re.compile(r"^[^:]*:\s*(?=\S)")


def office_line(cells: Sequence[Any]) -> dict[str, str]:
    """The office that a line of nothing else names; {} where it names none.

    >>> office_line(["POLATLI İCRA DAİRESİ", ""]), office_line(["Polatlı 2. İcra Müdürlüğü Dosyaları"])
    ({'office': 'POLATLI İCRA DAİRESİ'}, {'office': 'Polatlı 2. İcra Müdürlüğü'})
    >>> office_line(["İcra Dairesi:", "Polatlı İcra Dairesi"]), office_line(["İcra Takip Listesi"])
    ({'office': 'Polatlı İcra Dairesi'}, {})
    >>> office_line(["Polatlı İcra Dairesi", "Ak Ltd.", 5.0])
    {}
    """
    texts = [shown(cell).strip() for cell in cells if is_filled(cell)]
    bare = _LABEL.sub("", " ".join(texts)) if len(texts) <= 2 else ""
    named = _FILES.sub("", bare).strip()
    if "icra" not in fold(named) or not file_no.is_office([named])[0]:
        return {}
    return {"office": named}
