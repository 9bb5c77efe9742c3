"""The sample year: believable, exact, the same for the same seed, and safe to show."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import stdnum.iban
import stdnum.tr.tckimlik
import stdnum.tr.vkn

from addin.commands.demo import demo, frames, free_path
from addin.demo import make, names
from addin.demo.people import CASES, MAIN
from addin.demo.shapes import COUNTED
from addin.model import CellError, Refusal
from addin.registry import Request
from addin.schema import TABLES
from addin.schema.column import DTYPES
from addin.text import fold, within_one_edit
from tests.demo.verdict import allocation_of, whole_frames

AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="module")
def year():
    return make(as_of=AS_OF)


@pytest.fixture(scope="module")
def healthy(year):
    """Rows before the first planted one, by table."""
    first = {table: len(frame) for table, frame in year.tables.items()}
    for one in year.truth:
        first[one.table] = min(first[one.table], one.row_position)
    return {table: frame.iloc[: first[table]] for table, frame in year.tables.items()}


def test_equal_seeds_give_equal_years(year):
    again, other = make(as_of=AS_OF), make(as_of=AS_OF, seed=8)
    for table, frame in year.tables.items():
        pd.testing.assert_frame_equal(frame, again.tables[table])
    assert year.truth == again.truth and year.raw == again.raw
    assert not year.tables["debtors"].equals(other.tables["debtors"])


def test_columns_are_the_users_with_the_schemas_types(year):
    for key, frame in year.tables.items():
        wanted = TABLES[key].filled_by("user") or TABLES[key].columns
        assert {c.key: str(frame[c.key].dtype) for c in wanted} == {c.key: DTYPES[c.type] for c in wanted}


def test_ids_count_up_with_the_rows(year):
    for key in COUNTED:
        ids = year.tables[key][TABLES[key].id_column]
        assert [int(one.split("-")[1]) for one in ids] == list(range(1, len(ids) + 1))


def test_numbers_have_right_check_digits(healthy):
    """Judged by a third hand, python-stdnum."""
    debtors = healthy["debtors"]
    person = debtors["debtor_kind"] == "person"
    assert person.sum() >= 8 and (~person).sum() >= 30
    assert all(map(stdnum.tr.tckimlik.is_valid, debtors["tax_id"][person]))
    assert all(map(stdnum.tr.vkn.is_valid, debtors["tax_id"][~person]))
    assert all(map(stdnum.iban.is_valid, debtors["iban"]))
    for column in ("tax_id", "phone", "iban", "debtor_name"):
        assert debtors[column].is_unique


def test_nobody_can_be_called_or_written_to_by_mistake(year):
    """Exchanges that are not given out, domains that cannot exist, a bank without licence."""
    debtors = year.tables["debtors"]
    mails = debtors["email"][debtors["email"].str.contains(".", regex=False)]
    assert mails.str.endswith(".example").all()
    phones = debtors["phone"][debtors["phone"].str.len() > 10]
    assert phones.str.fullmatch(r"0\d{3} 0\d{2} \d{2} \d{2}").all()
    turkish = debtors["iban"][debtors["iban"].str.startswith("TR")]
    assert (turkish.str[4:9] == "00999").all()


@pytest.mark.parametrize("words", [names.FIRST, names.LAST, names.BRAND])
def test_no_two_name_words_look_alike(words):
    folded = [fold(word) for word in words]
    assert not [pair for pair in combinations(folded, 2) if within_one_edit(*pair)]


def test_the_two_lots_of_debtors_share_no_numbers():
    for key in ("brands", "tax", "mobile", "landline", "account", "notice"):
        (a, b), (c, d) = getattr(MAIN, key), getattr(CASES, key)
        assert b <= c or d <= a, key


def test_the_year_has_all_that_a_year_has(healthy):
    receivables, promises = healthy["receivables"], healthy["promises"]
    receipts, contacts = healthy["receipts"], healthy["contacts"]
    assert {"TRY", "USD", "EUR"} <= set(receivables["currency"])
    assert {"invoice", "cheque", "opening"} <= set(receivables["document_type"])
    assert {"new", "reminder", "called", "promised", "notice", "attachment", "closed"} <= set(
        receivables["stage"]
    )
    assert {"paid", "bounced", "written_off"} <= set(receivables["closing_reason"])
    assert receivables["disputed"].any()
    assert {"cheque", "credit_note", "card", "transfer", "cash", "exchange_difference"} <= set(
        receipts["channel"]
    )
    assert {"refund", "bounced"} <= set(receipts["reversal"])
    assert promises["cancelled"].any() and (promises["promised_for"] >= pd.Timestamp(AS_OF)).any()
    assert (promises["promise_kind"] == "commitment").any() and (promises["plan_no"] != "").any()
    assert {"promised", "reached", "no_answer", "plan", "disputes"} <= set(contacts["result"])
    assert receivables["issue_date"].dt.to_period("M").nunique() >= 12
    assert set(healthy["events"]["event_type"]) == {"order_sent", "order_served", "final", "attachment"}


def test_promises_are_kept_partly_kept_and_broken(healthy):
    promises = healthy["promises"]
    due = promises[(promises["promised_for"] < pd.Timestamp(AS_OF)) & promises["cancelled"].isna()]
    paid = healthy["receipts"].groupby("promise_id")["amount_kurus"].sum()
    share = due["promise_id"].map(paid).fillna(0) / due["amount_kurus"]
    assert (share == 1).sum() >= 20 and (share == 0).sum() >= 10 and ((share > 0) & (share < 1)).sum() >= 3


def test_an_absent_colleague_has_a_deputy(year):
    people = year.tables["people"].set_index("person")
    (away,) = people.index[people["absent_from"].notna()]
    today = pd.Timestamp(AS_OF)
    assert people.loc[away, "absent_from"] <= today <= people.loc[away, "absent_to"]
    assert people.loc[away, "deputy"] in people.index
    late = year.tables["contacts"]["contacted_at"] >= people.loc[away, "absent_from"]
    assert away not in set(year.tables["contacts"].loc[late, "contacted_by"])
    assert away in set(year.tables["debtors"]["owner"])


def test_what_is_called_paid_has_been_paid(year):
    frames_ = whole_frames(year)
    allocation = allocation_of(frames_)
    paid = frames_["receivables"]["closing_reason"] == "paid"
    assert (allocation.closed_kurus[paid] == 0).all() and paid.sum() > 100
    assert (allocation.open_kurus > 0).sum() > 50


def test_nothing_happens_on_holidays(healthy):
    for table, column in (
        ("contacts", "contacted_at"),
        ("receipts", "received_on"),
        ("contacts", "next_action_date"),
    ):
        days = healthy[table][column].dropna().to_numpy(dtype="datetime64[D]")
        assert np.is_busday(days, holidays=["2026-10-29", "2026-05-27", "2026-04-23"]).all(), (table, column)


@pytest.mark.parametrize("rows", [1_000, 4_321, 50_000])
def test_rows_are_exact_and_in_proportion(rows):
    counts = {key: len(frame) for key, frame in make(rows=rows, as_of=AS_OF).tables.items()}
    assert sum(counts[key] for key in COUNTED) == rows
    wanted = {"debtors": 10, "receivables": 20, "contacts": 35, "promises": 10, "receipts": 20, "files": 5}
    share = {key: 100 * counts[key] / rows for key in wanted}
    # The faults and what belongs to a file weigh more in a small book.
    slack = 8 if rows < 10_000 else 1
    assert all(abs(share[key] - wanted[key]) <= slack for key in wanted), share


def test_sentences_follow_the_language(year):
    english = make(as_of=AS_OF, language="en").tables["contacts"]["summary"]
    assert english.str.contains("accounting").any()
    assert year.tables["contacts"]["summary"].str.contains("TL yatıracak").any()
    assert not year.tables["contacts"]["summary"].str.contains("{", regex=False).any()


def request(**values) -> Request:
    return Request(values, datetime(2026, 11, 20, 9))


def test_command_hands_over_frames_settings_and_truth(tmp_path):
    outcome = demo(None, request(folder=str(tmp_path), truth="truth.json"), as_of=AS_OF)
    assert Path(outcome.answer["book"]) == tmp_path / "Tahsilat-Demo.xlsx"
    assert outcome.cells["calculation_date"] == AS_OF
    truth = json.loads(outcome.files["truth.json"])
    assert len(truth["planted"]) == len(make(as_of=AS_OF).truth) and truth["seed"] == 7
    assert any(isinstance(value, CellError) for value in outcome.appended["debtors"]["credit_limit_kurus"])


def test_raw_cells_stand_in_the_frames(year):
    filled = frames(year)
    for cell in year.raw:
        assert filled[cell.table][cell.column].iloc[cell.row] == cell.value


def test_no_book_is_overwritten(tmp_path):
    for name in ("Tahsilat-Demo.xlsx", "Tahsilat-Demo-2.xlsx", "Tahsilat-Demo-3.xlsx"):
        assert free_path(tmp_path).name == name
        (tmp_path / name).touch()


@pytest.mark.parametrize("values", [{"rows": 10}, {"rows": 400_000}, {"debtors": 0}, {"seed": -1}])
def test_numbers_out_of_range_are_refused(values, tmp_path):
    with pytest.raises(Refusal):
        demo(None, request(folder=str(tmp_path), **values), as_of=AS_OF)
