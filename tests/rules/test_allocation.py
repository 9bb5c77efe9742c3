"""Allocation: the lira go where the record says, then by age; none is lost and none is made."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.rules.allocation import Allocation, allocate
from addin.rules.cash import cash_kurus, kept_cash_kurus, signed_kurus
from addin.rules.cheques import missing_linked_receivables
from tests.rules import ledgers
from tests.rules.slow_allocation import Slow
from tests.tables import frame_of, table

INVOICES = """
| # | Alacak | Borçlu | Düzenleme  | Vade       | Tutar  | Para Birimi | Kapanış Nedeni |
| 0 | A-1    | B-1    | 01.01.2026 | 31.01.2026 | 100,00 |             |                |
| 2 | A-2    | B-1    | 05.01.2026 | 15.01.2026 | 50,00  | TL          |                |
| 3 | A-3    | B-1    |            |            | 30,00  |             |                |
| 4 | A-4    | B-1    | 01.01.2026 |            | 20,00  |             |                |
| 5 | A-5    | B-1    | 01.01.2026 | 01.01.2026 | 40,00  | USD         |                |
| 6 | A-6    | B-2    | 01.01.2026 | 01.01.2026 | 60,00  |             |                |
"""


def lira(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(kurus) else kurus / 100 for kurus in column]


def run(receipts: str, invoices: str = INVOICES) -> Allocation:
    return allocate(table("receivables", invoices), table("receipts", receipts))


def opened(receipts: str, invoices: str = INVOICES) -> list[float | None]:
    return lira(run(receipts, invoices).open_kurus)


def test_oldest_due_first_issue_date_stands_in_undated_last() -> None:
    assert opened("| Borçlu | Tarih | Tutar |\n| B-1 | 01.02.2026 | 60,00 |") == [100, 10, 30, 0, 40, 60]
    assert opened("| Borçlu | Tarih | Tutar |\n| B-1 | 01.02.2026 | 190,00 |") == [0, 0, 10, 0, 40, 60]


def test_designation_first_then_the_rest_by_age() -> None:
    result = run("| # | Borçlu | Tarih | Tutar | Alacak |\n| 7 | B-1 | 01.02.2026 | 120,00 | A-1 |")
    assert lira(result.open_kurus) == [0, 50, 30, 0, 40, 60]
    assert result.links.to_dict("list") == {
        "receipt": [7, 7],
        "transfer": [-1, -1],
        "receivable": [0, 4],
        "kurus": [10000, 2000],
    }


def test_a_later_designation_is_honoured_before_an_earlier_general_payment() -> None:
    assert opened(
        """
        | Tahsilat | Borçlu | Tarih      | Tutar | Alacak |
        | T-1      | B-1    | 01.02.2026 | 20,00 |        |
        | T-2      | B-1    | 02.02.2026 | 20,00 | A-4    |
        """
    ) == [100, 30, 30, 0, 40, 60]


@pytest.mark.parametrize("named", ["A-6", "A-5", "A-99"], ids=["other debtor", "other currency", "unknown"])
def test_a_designation_that_does_not_fit_is_not_followed(named: str) -> None:
    rows = f"| Borçlu | Tarih | Tutar | Alacak |\n| B-1 | 01.02.2026 | 20,00 | {named} |"
    assert opened(rows) == [100, 50, 30, 0, 40, 60]


def test_overpayment_is_credit_and_flows_on_to_a_later_receivable() -> None:
    paid = "| Borçlu | Tarih | Tutar |\n| B-2 | 01.02.2026 | 75,00 |"
    result = run(paid)
    assert (lira(result.allocated_kurus), lira(result.credit_kurus)) == ([60], [15])
    later = INVOICES + "| 9 | A-9 | B-2 | 01.03.2026 | 01.04.2026 | 10,00 | | |"
    result = run(paid, later)
    assert (lira(result.open_kurus)[-1], lira(result.credit_kurus)) == (0, [5])


@pytest.mark.parametrize("reversal", ["iptal", "karşılıksız"])
def test_cancelled_and_bounced_receipts_count_nothing(reversal: str) -> None:
    result = run(f"| Borçlu | Tarih | Tutar | İade/İptal |\n| B-2 | 01.02.2026 | 60,00 | {reversal} |")
    assert (lira(result.open_kurus)[-1], lira(result.allocated_kurus), lira(result.credit_kurus)) == (
        60,
        [0],
        [0],
    )


@pytest.mark.parametrize("amount", ["25,00", "-25,00"])
def test_refund_takes_credit_first_then_the_newest_payment(amount: str) -> None:
    result = run(
        f"""
        | Tahsilat | Borçlu | Tarih      | Tutar    | İade/İptal |
        | T-1      | B-2    | 01.02.2026 | 75,00    |            |
        | T-2      | B-2    | 05.02.2026 | {amount} | iade       |
        """
    )
    assert lira(result.open_kurus)[-1] == 10
    assert (lira(result.allocated_kurus), lira(result.credit_kurus)) == ([60, -10], [15, -15])


def test_refund_reopens_the_newest_or_the_named_one() -> None:
    rows = """
        | Tahsilat | Borçlu | Tarih      | Tutar  | İade/İptal | Alacak |
        | T-1      | B-1    | 01.02.2026 | 20,00  |            |        |
        | T-2      | B-1    | 03.02.2026 | 50,00  |            |        |
        | T-3      | B-1    | 05.02.2026 | 30,00  | iade       | {}     |
        """
    assert opened(rows.format("")) == [100, 30, 30, 0, 40, 60]
    assert opened(rows.format("A-4")) == [100, 10, 30, 20, 40, 60]


def test_refund_beyond_all_receipts_is_credit_below_zero() -> None:
    result = run("| Borçlu | Tarih | Tutar | İade/İptal |\n| B-2 | 01.02.2026 | 5,00 | iade |")
    assert (lira(result.credit_kurus), lira(result.open_kurus)[-1]) == ([-5], 60)


def test_credit_note_settles_and_is_no_cash() -> None:
    rows = "| Borçlu | Tarih | Tutar | Kanal |\n| B-2 | 01.02.2026 | 60,00 | iade faturası |"
    assert opened(rows)[-1] == 0
    assert cash_kurus(table("receipts", rows)).tolist() == [0]


def test_rows_that_take_no_part_stay_as_excel_sums_them() -> None:
    invoices = """
        | Alacak | Borçlu | Vade       | Tutar  |
        | A-1    | B-1    | 01.01.2026 | -10,00 |
        | A-2    | B-1    | 01.01.2026 |        |
        | A-3    |        | 01.01.2026 | 5,00   |
        """
    rows = "| Borçlu | Tarih | Tutar |\n| B-1 | 01.02.2026 | 3,00 |\n| | 01.02.2026 | 4,00 |\n| B-1 | | |"
    result = run(rows, invoices)
    assert lira(result.open_kurus) == [-10, None, 5]
    assert (lira(result.allocated_kurus), lira(result.credit_kurus)) == ([0, 0, None], [3, 4, None])


CLOSED = """
| Alacak | Borçlu | Vade       | Tutar  | Kapanış Nedeni |
| A-1    | B-1    | 01.01.2026 | 100,00 | {} |
| A-2    | B-1    | 02.01.2026 | 100,00 |    |
"""


@pytest.mark.parametrize(
    ("reason", "general", "named"),
    [
        ("ödendi", (30, 70, 100), (30, 70, 100)),
        ("vazgeçildi", (0, 100, 70), (30, 70, 100)),
        ("değersiz", (0, 100, 70), (30, 70, 100)),
        ("yenilendi", (0, 100, 70), (30, 70, 100)),
        ("yanlış kayıt", (0, 100, 70), (0, 100, 70)),
    ],
)
def test_closed_receivables(reason: str, general: tuple, named: tuple) -> None:
    """Settled and closed part of A-1, then what is open of A-2, for 30 lira in general or for A-1."""
    for receivable, expected in (("", general), ("A-1", named)):
        rows = f"| Borçlu | Tarih | Tutar | Alacak |\n| B-1 | 03.01.2026 | 30,00 | {receivable} |"
        result = run(rows, CLOSED.format(reason))
        assert lira(result.open_kurus)[0] == 0
        got = (lira(result.settled_kurus)[0], lira(result.closed_kurus)[0], lira(result.open_kurus)[1])
        assert got == expected


CHEQUE = """
| Alacak | Borçlu | Belge Türü | Düzenleme  | Vade       | Tutar  | Kaynak | Kapanış Nedeni |
| A-1    | B-1    | fatura     | 01.01.2026 | 31.01.2026 | 100,00 |        |                |
| A-2    | B-1    | çek        | 10.01.2026 | 30.04.2026 | 100,00 | A-1    | {} |
"""
GIVEN = "| Tahsilat | Borçlu | Tarih | Tutar | Kanal | Alacak | İade/İptal |\n"


def test_cheque_closes_the_invoice_and_stands_as_a_claim() -> None:
    assert opened(GIVEN + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |", CHEQUE) == [0, 100]
    assert opened(GIVEN + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | | |", CHEQUE) == [0, 100]


def test_a_claim_without_source_still_belongs_to_its_receipt() -> None:
    claims = table("receivables", CHEQUE.replace("| A-1    | {}", "|        | {}").format(""))
    receipts = table("receipts", GIVEN + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |")
    result = allocate(claims, receipts)
    assert result.papers.claim.tolist() == [1]
    assert missing_linked_receivables(claims, receipts, result).empty


def test_linked_cheque_without_receipt_settles_its_source() -> None:
    result = run("", CHEQUE)
    assert lira(result.open_kurus) == [0, 100]
    assert result.links.to_dict("list") == {
        "receipt": [-1],
        "transfer": [1],
        "receivable": [0],
        "kurus": [10000],
    }


def test_cleared_cheque_is_cash_that_names_it() -> None:
    rows = (
        GIVEN
        + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek        | A-1 | |\n"
        + "| T-2 | B-1 | 30.04.2026 | 100,00 | havale/EFT | A-2 | |"
    )
    assert opened(rows, CHEQUE) == [0, 0]
    assert cash_kurus(table("receipts", rows)).tolist() == [0, 10000]


BESIDE = """
| Alacak | Borçlu | Belge Türü | Vade       | Tutar  | Kapanış Nedeni |
| A-1    | B-1    | çek        | 30.11.2026 | 500,00 | {}             |
| A-2    | B-1    | fatura     | 13.12.2026 | 680,00 |                |
"""
CAME = "| Borçlu | Tarih | Tutar | Kanal |\n| B-1 | {} | {} | {} |"


@pytest.mark.parametrize("closing", ["", "ödendi"], ids=["in hand", "cashed"])
@pytest.mark.parametrize("channel", ["havale/EFT", "iade faturası"])
def test_money_that_names_nothing_stays_out_of_a_paper(closing: str, channel: str) -> None:
    result = run(CAME.format("25.11.2026", "100,00", channel), BESIDE.format(closing))
    assert lira(result.open_kurus) == [0 if closing else 500, 580]


def test_a_bounced_paper_is_paid_by_age() -> None:
    result = run(CAME.format("05.12.2026", "100,00", "nakit"), BESIDE.format("karşılıksız"))
    assert lira(result.open_kurus) == [400, 680]


@pytest.mark.parametrize(
    ("closing", "day", "channel", "opened"),
    [
        ("", "30.11.2026", "havale/EFT", [0, 680]),
        ("", "29.11.2026", "havale/EFT", [500, 180]),
        ("", "30.11.2026", "iade faturası", [500, 180]),
        ("ödendi", "29.11.2026", "havale/EFT", [0, 680]),
    ],
    ids=["on its day", "too early", "no cash", "closed as paid"],
)
def test_cash_of_its_whole_amount_is_a_paper_s_own(
    closing: str, day: str, channel: str, opened: list
) -> None:
    result = run(CAME.format(day, "500,00", channel), BESIDE.format(closing))
    assert lira(result.open_kurus) == opened


def test_more_than_all_debts_goes_into_the_paper() -> None:
    result = run(CAME.format("25.11.2026", "700,00", "nakit"), BESIDE.format(""))
    assert (lira(result.open_kurus), lira(result.credit_kurus)) == ([480, 0], [0])


@pytest.mark.parametrize(
    ("receipt", "closing"),
    [
        ("| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | karşılıksız |", ""),
        ("| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |", "karşılıksız"),
        ("", "karşılıksız"),
    ],
    ids=["receipt", "claim", "no receipt"],
)
def test_bounced_cheque_undoes_both(receipt: str, closing: str) -> None:
    result = run(GIVEN + receipt, CHEQUE.format(closing))
    assert lira(result.open_kurus) == [100, 0]
    assert lira(result.closed_kurus) == [0, 100]


BOUNCE = "| T-9 | B-1 | 30.04.2026 | 100,00 | çek | | karşılıksız |\n"


@pytest.mark.parametrize("closing", ["", "karşılıksız"], ids=["row alone", "claim says so too"])
def test_a_bounce_in_a_row_of_its_own_undoes_the_receipt(closing: str) -> None:
    rows = GIVEN + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |\n" + BOUNCE
    result = run(rows, CHEQUE.format(closing))
    assert lira(result.open_kurus) == [100, 0]
    assert lira(result.closed_kurus) == [0, 100]
    assert lira(result.allocated_kurus) == [0, 0]


def test_a_bounce_row_undoes_the_oldest_receipt_up_to_its_day_only() -> None:
    rows = table(
        "receipts",
        GIVEN
        + "| T-1 | B-1 | 01.05.2026 | 100,00 | çek   | | |\n"
        + "| T-2 | B-1 | 20.01.2026 | 100,00 | çek   | | |\n"
        + "| T-3 | B-1 | 10.01.2026 | 100,00 | çek   | | |\n"
        + "| T-4 | B-1 | 01.01.2026 | 100,00 | senet | | |\n"
        + "| T-5 | B-1 | 01.01.2026 | 90,00  | çek   | | |\n"
        + "| T-6 | B-2 | 01.01.2026 | 100,00 | çek   | | |\n"
        + BOUNCE,
    )
    claims = table("receivables", "")
    result = allocate(claims, rows)
    assert result.papers.undone.tolist() == [False, False, True, False, False, False, False]
    assert len(missing_linked_receivables(claims, rows, result)) == 5


TWO_INVOICES = """
| Alacak | Borçlu | Belge Türü | Düzenleme  | Vade       | Tutar  | Kaynak |
| A-1    | B-1    | fatura     | 01.01.2026 | 31.01.2026 | 100,00 |        |
| A-2    | B-1    | fatura     | 02.01.2026 | 01.02.2026 | 100,00 |        |
| A-3    | B-1    | çek        | 10.01.2026 | 30.04.2026 | 100,00 | A-1    |
| A-4    | B-1    | çek        | 12.01.2026 | 31.05.2026 | 100,00 | A-2    |
"""


@pytest.mark.parametrize("named", ["A-1", "A-2", ""], ids=["invoice", "claim", "nothing"])
def test_a_bounce_that_names_what_its_receipt_does_not_leaves_it_the_claim(named: str) -> None:
    rows = (
        GIVEN + "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | | |\n" + BOUNCE.replace("| |", f"| {named} |", 1)
    )
    result = run(rows, CHEQUE.format(""))
    assert lira(result.open_kurus) == [100, 0]
    assert result.papers.claim.tolist() == [1, -1]
    claims, receipts = table("receivables", CHEQUE.format("")), table("receipts", rows)
    assert missing_linked_receivables(claims, receipts, result).empty


@pytest.mark.parametrize("named", ["A-2", "A-4"], ids=["invoice", "claim"])
def test_a_bounce_undoes_the_receipt_of_what_it_names(named: str) -> None:
    rows = GIVEN + (
        "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |\n"
        "| T-2 | B-1 | 12.01.2026 | 100,00 | çek | A-2 | |\n"
    )
    result = run(rows + BOUNCE.replace("| |", f"| {named} |", 1), TWO_INVOICES)
    assert lira(result.open_kurus) == [0, 100, 100, 0]


def test_a_bounced_cheque_that_stands_alone_is_still_owed() -> None:
    alone = """
        | Alacak | Borçlu | Belge Türü | Vade       | Tutar  | Kapanış Nedeni |
        | A-1    | B-1    | çek        | 30.04.2026 | 100,00 | karşılıksız    |
        """
    assert opened("", alone) == [100]


def test_a_second_cheque_after_a_bounced_one_needs_its_own_claim() -> None:
    rows = GIVEN + (
        "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | karşılıksız |\n"
        "| T-2 | B-1 | 10.02.2026 | 100,00 | çek | A-1 | |"
    )
    claims, receipts = table("receivables", CHEQUE.format("")), table("receipts", rows)
    result = allocate(claims, receipts)
    assert lira(result.open_kurus) == [0, 0]
    missing = missing_linked_receivables(claims, receipts, result)
    assert missing.to_dict("records") == [
        {
            "debtor_id": "B-1",
            "debtor_name": "",
            "document_type": "cheque",
            "issue_date": pd.Timestamp("2026-02-10"),
            "amount_kurus": 10000,
            "currency": "TRY",
            "source_receivable_id": "A-1",
        }
    ]
    assert {name: str(kind) for name, kind in missing.dtypes.items()} == {
        name: str(kind) for name, kind in claims[list(missing)].dtypes.items()
    }


@pytest.mark.parametrize("named", ["", "A-1"])
@pytest.mark.parametrize("invoice", ["100,00", "0,00"], ids=["invoice", "advance"])
def test_an_appended_claim_is_found_again(named: str, invoice: str) -> None:
    claims = table(
        "receivables", f"| Alacak | Borçlu | Vade | Tutar |\n| A-1 | B-1 | 31.01.2026 | {invoice} |"
    )
    receipts = table("receipts", GIVEN + f"| T-1 | B-1 | 10.01.2026 | 100,00 | senet | {named} | |")
    missing = missing_linked_receivables(claims, receipts, allocate(claims, receipts))
    assert len(missing) == 1
    after = pd.concat([claims, missing.assign(receivable_id="A-2")], ignore_index=True)
    after = after.fillna({name: "" for name in claims.columns if str(claims[name].dtype) == "str"})
    result = allocate(after, receipts)
    assert missing_linked_receivables(after, receipts, result).empty
    assert lira(result.open_kurus) == [0, 100]


def test_cheques_given_for_each_other_settle_nothing() -> None:
    circle = """
        | Alacak | Borçlu | Belge Türü | Vade       | Tutar  | Kaynak |
        | A-1    | B-1    | çek        | 31.01.2026 | 100,00 | A-2    |
        | A-2    | B-1    | çek        | 28.02.2026 | 100,00 | A-1    |
        """
    assert opened("", circle) == [100, 100]


def test_a_cancelled_entry_leaves_the_claim_to_its_replacement() -> None:
    rows = GIVEN + (
        "| T-1 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | iptal |\n"
        "| T-2 | B-1 | 10.01.2026 | 100,00 | çek | A-1 | |"
    )
    assert opened(rows, CHEQUE) == [0, 100]


def test_kept_cash_gives_back_what_was_paid_last_before() -> None:
    rows = table(
        "receipts",
        """
        | Tahsilat | Borçlu | Tarih      | Tutar | İade/İptal |
        | T-1      | B-1    | 01.01.2026 | 10,00 |            |
        | T-2      | B-1    | 05.01.2026 | 10,00 |            |
        | T-3      | B-1    | 06.01.2026 | 12,00 | iade       |
        | T-4      | B-1    | 09.01.2026 | 10,00 |            |
        """,
    )
    assert kept_cash_kurus(rows).tolist() == [800, 0, 0, 1000]


@given(ledgers.receivables, ledgers.receipts)
@settings(max_examples=400)
def test_equals_the_slow_way(debts: list[dict], receipts: list[dict]) -> None:
    assert_slow_way(debts, receipts)


@given(ledgers.papers, ledgers.cash)
@settings(max_examples=300)
def test_equals_the_slow_way_where_papers_have_their_own_money(
    debts: list[dict], receipts: list[dict]
) -> None:
    assert_slow_way(debts, receipts)


def assert_slow_way(debts: list[dict], receipts: list[dict]) -> None:
    slow = Slow(debts, receipts)
    result = allocate(frame_of("receivables", debts), frame_of("receipts", receipts))
    plain = lambda column: [None if pd.isna(value) else int(value) for value in column]  # noqa: E731
    assert result.papers.claim.tolist() == slow.claim
    assert plain(result.open_kurus) == slow.open
    assert plain(result.allocated_kurus) == slow.allocated
    assert plain(result.credit_kurus) == slow.credit
    assert plain(result.transfer_credit_kurus) == slow.transfer_credit


@given(ledgers.receivables, ledgers.receipts)
def test_no_kurus_is_lost_in_any_currency(debts: list[dict], receipts: list[dict]) -> None:
    owed, paid = frame_of("receivables", debts), frame_of("receipts", receipts)
    result = allocate(owed, paid)
    assert (owed["amount_kurus"] == result.settled_kurus + result.closed_kurus + result.open_kurus).all()
    live = pd.Series(signed_kurus(paid, result.papers.undone), paid.index)
    assert (live == result.allocated_kurus + result.credit_kurus).all()
    transfers = pd.Series(result.papers.transfers, owed.index) * owed["amount_kurus"]
    for currency in ("TRY", "USD"):
        mine = owed["currency"].replace("", "TRY") == currency
        theirs = paid["currency"].replace("", "TRY") == currency
        incoming = live[theirs].sum() + transfers[mine].sum()
        credit = result.credit_kurus[theirs].sum() + result.transfer_credit_kurus[mine].sum()
        assert incoming == result.settled_kurus[mine].sum() + credit
    # What Excel's SUM shows for the cells is what we show.
    assert owed["amount_kurus"].sum() == sum(
        column.sum() for column in (result.settled_kurus, result.closed_kurus, result.open_kurus)
    )


@given(ledgers.receivables, ledgers.receipts, st.randoms(use_true_random=False))
def test_order_of_rows_and_columns_does_not_matter(debts: list[dict], receipts: list[dict], random) -> None:
    owed, paid = frame_of("receivables", debts), frame_of("receipts", receipts)
    mixed_owed = owed.iloc[random.sample(range(len(owed)), len(owed)), ::-1]
    mixed_paid = paid.iloc[random.sample(range(len(paid)), len(paid)), ::-1]
    result, mixed = allocate(owed, paid), allocate(mixed_owed, mixed_paid)
    for name in ("open_kurus", "settled_kurus", "closed_kurus", "transfer_credit_kurus"):
        pd.testing.assert_series_equal(getattr(mixed, name).sort_index(), getattr(result, name))
    for name in ("allocated_kurus", "credit_kurus"):
        pd.testing.assert_series_equal(getattr(mixed, name).sort_index(), getattr(result, name))
    keys = ["receipt", "transfer", "receivable", "kurus"]
    mixed_links, links = (found.links.sort_values(keys, ignore_index=True) for found in (mixed, result))
    pd.testing.assert_frame_equal(mixed_links, links)
