"""A list of which no row can be taken: refused, with its rows and the reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from addin.draft import Draft
from addin.importing.arrived import Arrived
from addin.importing.layouts.verdicts import NO_CLAIM, SKIPPED
from addin.importing.listing import Listing
from addin.importing.posting.standing import Owners
from addin.importing.reconciling.beside_book import beside_the_book
from addin.model import Refusal
from addin.registry import Request
from addin.wording import first_few

_SAYS_NOTHING = (*NO_CLAIM, "no_movement")
_OF_OTHERS = {"other_account": "import_other_accounts", "bought": "import_bought_alone"}
_UNSAVED = "import_formula_unsaved"
_NAMED = 3


def refuse_rejected(
    arrived: Arrived, draft: Draft, listing: Listing, counts: dict[str, Any], request: Request, as_of: date
) -> None:
    """Refuse where nothing came in and nothing is told of the book. Errors: Refusal with all rows.

    `counts`: the JSON value of the import.
    """
    verdicts = arrived.lines.verdicts
    skipped = verdicts.reason[verdicts.state == SKIPPED]
    others = [key for reason, key in _OF_OTHERS.items() if reason in skipped]
    if counts["accepted"] or not (counts["rejected"] or others) or arrived.posted.matched.updated.any():
        return
    known = not np.isin(skipped, _SAYS_NOTHING).all()
    if known or beside_the_book(arrived, draft, Owners(draft), request.language, as_of):
        return
    name = ", ".join(Path(str(source)).name for source in request["source"])
    if not counts["rejected"]:
        raise Refusal(others[0], counts, name=name, n=counts["read"])
    told, rejects = listing.rejects()
    text = "\n".join(f"{words} | {each['line']}" for words, each in zip(told, rejects, strict=True))
    unsaved = any(_UNSAVED in each.table.notices for each in arrived.tables)
    raise Refusal(
        "import_unsaved_rejected" if unsaved else "import_all_rejected",
        {**counts, "rejects": rejects, "text": text},
        name=name,
        n=counts["read"],
        rows=first_few(told, _NAMED, "; "),
    )
