"""What the list says of its debtors and the book has otherwise, told beside the import's own steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from addin.importing.arrived import Arrived
from addin.importing.posting.standing import Owners
from addin.importing.reconciling import balances, cancelled, gone_moves
from addin.importing.reconciling.files_beside import owed_beside_files
from addin.importing.reconciling.zero_amounts import owed_in_book
from addin.model import Notice

if TYPE_CHECKING:
    from addin.draft import Draft


def beside_the_book(
    arrived: Arrived, draft: Draft, owners: Owners, language: str, as_of: date
) -> list[Notice]:
    """Balances, files and cancelled documents that do not fit what the book has of the debtors."""
    ledger, lines, posted = draft.ledger, arrived.lines, arrived.posted
    differing = balances.differing_balances(arrived, draft, owners, as_of)
    return [
        *gone_moves.notices(gone_moves.gone_moves(arrived.tables, lines, posted, ledger), ledger, language),
        *cancelled.notices(lines, posted, ledger["receivables"], language),
        *balances.notices(differing, language),
        *balances.notices(owed_in_book(lines, ledger), language, "import_zero_owed"),
        *balances.notices(owed_beside_files(lines, posted, ledger), language, "import_files_beside"),
    ]
