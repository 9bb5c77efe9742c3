"""Random small ledgers for properties: few debtors, few days, every kind of row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

DAY = date(2026, 1, 1)
dates = st.none() | st.integers(0, 30).map(lambda days: DAY + timedelta(days=days))
debtors = st.sampled_from(["B-1", "B-1", "B-2", ""])
currencies = st.sampled_from(["", "TRY", "USD"])
amounts = st.sampled_from([None, -300, 0, 1, 100, 100, 250, 999, 10**12])
some_receivable = st.sampled_from(["", "", "A-0", "A-1", "A-2", "A-3", "A-9"])

_receivable = st.fixed_dictionaries(
    {
        "debtor_id": debtors,
        "currency": currencies,
        "amount_kurus": amounts,
        "issue_date": dates,
        "due_date": dates,
        "document_type": st.sampled_from(["invoice", "", "cheque", "cheque", "note"]),
        "source_receivable_id": some_receivable,
        "closing_reason": st.sampled_from(
            [
                "",
                "",
                "",
                "",
                "paid",
                "waived",
                "written_off",
                "bounced",
                "bounced",
                "replaced",
                "wrong_record",
            ]
        ),
    }
)
_receipt = st.fixed_dictionaries(
    {
        "debtor_id": debtors,
        "currency": currencies,
        "amount_kurus": amounts,
        "received_on": dates,
        "channel": st.sampled_from(
            ["", "cash", "transfer", "cheque", "cheque", "note", "credit_note", "offset"]
        ),
        "receivable_id": some_receivable,
        "reversal": st.sampled_from(["", "", "", "refund", "cancelled", "bounced"]),
    }
)


def numbered(prefix: str, key: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, key: f"{prefix}-{at}"} for at, row in enumerate(rows)]


receivables = st.lists(_receivable, max_size=8).map(lambda rows: numbered("A", "receivable_id", rows))
receipts = st.lists(_receipt, max_size=8).map(lambda rows: numbered("T", "receipt_id", rows))

# One debtor with papers and cash of few amounts, so that a paper's own money is often among it.
_of_one = {"debtor_id": st.just("B-1"), "currency": st.just(""), "amount_kurus": st.sampled_from([100, 250])}
_paper = st.fixed_dictionaries(
    {
        **_of_one,
        "issue_date": st.just(DAY),
        "due_date": dates,
        "document_type": st.sampled_from(["invoice", "cheque", "note"]),
        "source_receivable_id": st.just(""),
        "closing_reason": st.sampled_from(["", "", "paid", "bounced", "waived"]),
    }
)
_cash = st.fixed_dictionaries(
    {
        **_of_one,
        "received_on": dates,
        "channel": st.sampled_from(["", "transfer", "credit_note"]),
        "receivable_id": st.sampled_from(["", "", "", "A-1"]),
        "reversal": st.sampled_from(["", "", "", "refund"]),
    }
)
papers = st.lists(_paper, max_size=6).map(lambda rows: numbered("A", "receivable_id", rows))
cash = st.lists(_cash, max_size=5).map(lambda rows: numbered("T", "receipt_id", rows))
