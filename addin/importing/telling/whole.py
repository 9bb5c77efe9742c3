"""All sentences of an import, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from addin.importing.arrived import Arrived
from addin.importing.listing import Listing
from addin.importing.reconciling.afterwards import afterwards
from addin.importing.reconciling.beside_book import beside_the_book
from addin.importing.reconciling.missing import Missing
from addin.importing.reconciling.standing_now import OpenNow
from addin.importing.telling.arrival import of_arrival
from addin.importing.telling.book import of_book, of_freed, of_missing, of_promises, of_receipts
from addin.importing.telling.dues import of_changed_dues, of_dues
from addin.importing.telling.owing_nothing import of_customers
from addin.importing.telling.paid_before import of_paid_before
from addin.importing.telling.papers_beside import of_papers_beside
from addin.importing.telling.remarks import remarks
from addin.model import Notice
from addin.registry import Request


def all_notices(
    arrived: Arrived,
    listing: Listing,
    counts: dict[str, Any],
    missing: Missing,
    planned: Sequence[Notice],
    left: OpenNow,
    request: Request,
    as_of: date,
) -> list[Notice]:
    """What came in, what the book has otherwise, what to look at.

    `counts`: the JSON value of the import; `missing`: what the list no longer has; `planned`: words on first
    calls. `left`: what is open in the book once the list is written.
    """
    draft, owners = left.draft, left.owners
    book = draft.ledger["receivables"]
    after = afterwards(arrived, draft, left)
    return [
        *of_arrival(arrived, after, book, request, counts),
        *of_changed_dues(arrived.lines, arrived.posted.matched, request.language),
        *of_dues(after, draft, request.language),
        *of_customers(arrived, draft.ledger, request.language),
        *beside_the_book(arrived, draft, owners, request.language, as_of),
        *of_papers_beside(arrived.lines, arrived.posted, draft.ledger, request.language),
        *of_book(arrived, after, book, request.language),
        *of_receipts(arrived.posted.receipts, draft.ledger, request.language),
        *of_freed(arrived.posted.freed, draft, request.language),
        *of_paid_before(arrived.posted, draft, owners, as_of, request.language),
        *of_promises(arrived.lines, arrived.posted.promised, draft.ledger, request.language),
        *of_missing(missing, book, request.language),
        *remarks(arrived.lines, listing, request.language),
        *planned,
    ]
