"""What holds for the checks as a whole."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from addin.model import BookFacts, Misfit
from addin.rules.catalogue import SEVERITY
from addin.rules.checks import CHILDREN, any_cell, workbook
from addin.rules.live.rows import REQUIRED
from addin.schema import ENTRY
from tests.rules.checks.case import D, F, G, M, R, S, T, day, new
from tests.rules.checks.clean import Cell, cells_of, check, clean_book, put
from tests.tables import table


def test_clean_book_has_no_findings():
    assert cells_of(check(clean_book())) == set()


def test_empty_book_has_no_findings():
    assert check({key: frame.iloc[:0] for key, frame in clean_book().items()}) == []


def test_a_notary_needs_no_file_before_there_is_one():
    frames = clean_book()
    row = {"file_id": "", "cost_type": "notary", "debtor_id": "B-0001-T"}
    put(frames, {(M, 0, column): value for column, value in row.items()})
    assert "cost_without_file" not in {finding.code for finding in check(frames)}


def test_a_book_of_blank_debtors_and_rows_is_read_without_stumbling():
    frames = clean_book()
    for key in ("debtors", "people", "stages", "fx_rates", "stage_history"):
        frames[key] = frames[key].iloc[:0]
    codes = {finding.code for finding in check(frames)}
    assert "unknown_debtor" in codes and "unknown_person" not in codes and "stage_unknown" not in codes


def test_column_lists_are_those_of_the_schema():
    def of_types(*types):
        kept = {t.key: tuple(c.key for c in t.filled_by("user") if c.type in types) for t in ENTRY}
        return {table: columns for table, columns in kept.items() if columns}

    assert of_types("date", "datetime") == any_cell.DATES
    assert of_types("money", "number", "integer", "percent") == any_cell.NUMBERS
    assert {t.key: (t.id_column, t.prefix) for t in ENTRY} == workbook.IDS
    letters = {t.key: t.prefix for t in ENTRY}
    assert set(workbook.REFERENCES) == {
        (t.key, c.key, letters[c.refers])
        for t in ENTRY
        for c in t.filled_by("user")
        if c.refers and c.refers != "debtors"
    }
    spoken = {"debtor_id", "debtor_name", "party_name", "amount_kurus", "next_action", "next_action_date"}
    needed = {(t.key, c.key) for t in ENTRY for c in t.columns if c.required and c.key not in spoken}
    assert {(table, column) for table, columns in REQUIRED.items() for column in columns} == needed
    assert set(CHILDREN) == {t.key for t in ENTRY if "debtor_id" in t.keys} - {"debtors"}


def faulty_book():
    frames = clean_book()
    put(
        frames,
        {
            (D, 1, "tax_id"): "10000000147",
            (D, 0, "tax_id"): "1234567890",
            (T, 0, "received_on"): day("2026-12-21"),
            (R, 2, "due_date"): day("2026-09-30"),
            (R, 4, "document_no"): "GIB2026000000001",
            (G, 1, "next_action_date"): day("2026-11-16"),
            (S, 2, "plan_no"): "",
            (M, 0, "file_id"): "",
        },
    )
    return frames


def test_findings_come_most_severe_first_and_always_in_one_order():
    findings = check(faulty_book())
    harm = ["error", "warning", "info"]
    ranks = [harm.index(SEVERITY[finding.code]) for finding in findings]
    assert ranks == sorted(ranks) and len(findings) > 7
    again = check(faulty_book())
    assert [(f.code, f.table, f.column) for f in findings] == [(f.code, f.table, f.column) for f in again]
    assert all((np.diff(finding.rows) > 0).all() for finding in findings)


@pytest.mark.parametrize("seed", range(5))
def test_order_of_rows_and_columns_does_not_matter(seed):
    straight = cells_of(check(faulty_book()))
    random = np.random.default_rng(seed)
    mixed = {
        key: frame.iloc[random.permutation(len(frame)), random.permutation(frame.shape[1])]
        for key, frame in faulty_book().items()
    }
    assert cells_of(check(mixed)) == straight


def test_what_the_run_repaired_is_no_finding():
    frames = clean_book()
    put(frames, {(M, 9, "cost_id"): "M-0001-X"} | new(M, 9, debtor_id="B-0002-U", file_id="D-0001-A"))
    put(frames, new(M, 9, amount_kurus=5, cost_type="fee", cost_date=day("2026-04-06")))
    more = {"facts": {R: BookFacts(overwritten={"status": (1,)})}}
    assert {f.code for f in check(frames, **more)} == {"duplicate_id", "formula_overwritten"}
    assert check(frames, **more, repaired=frozenset({"duplicate_id", "formula_overwritten"})) == []


OWN = {"promised_for": day("2026-11-28"), "amount_kurus": 10000}
NO_FAULT: dict[str, dict[Cell, Any]] = {
    "a person may have an 11-digit number without a kind": {(D, 1, "debtor_kind"): ""},
    "two companies with one name and two tax numbers": {
        (D, 2, "debtor_name"): "Işık Gıda A.Ş.",
        **{(R, 4, "debtor_name"): "", (S, 1, "debtor_name"): "", (S, 2, "debtor_name"): ""},
        **{(G, 2, "debtor_name"): "", (G, 4, "debtor_name"): ""},
    },
    "a part of the name beside the id": {(R, 2, "debtor_name"): "IŞIK"},
    "the tax number in place of the id": {(R, 2, "debtor_id"): "4540536920", (R, 2, "debtor_name"): ""},
    "instalments of one document": {
        (R, 1, "document_type"): "instalment",
        (R, 1, "document_no"): "A-123456",
        (R, 2, "document_type"): "instalment",
    },
    "an opening balance without number": {(R, 1, "document_type"): "opening", (R, 1, "document_no"): ""},
    "a cheque of which part was cleared": {
        (R, 3, "due_date"): day("2026-09-01"),
        (R, 3, "open_kurus"): 10000,
    },
    "a paid receivable needs nothing for its stage": {(R, 5, "open_kurus"): 0, (R, 5, "interest_type"): ""},
    "a promise kept in part before its day": {
        (S, 0, "amount_kurus"): 90000,
        (S, 0, "paid_kurus"): 40000,
        (R, 0, "open_kurus"): 60000,
    },
    "an old promise above what is still open": {
        (S, 0, "promised_for"): day("2026-11-19"),
        (S, 0, "amount_kurus"): 90000,
    },
    "a cancelled promise may be anything": {
        (S, 0, "cancelled"): True,
        (S, 0, "amount_kurus"): 10**9,
        (S, 0, "contact_id"): "",
    },
    "an action of the past on a Sunday": {
        (G, 3, "next_action_date"): day("2026-11-08"),
        (G, 3, "action_result"): "done",
    },
    "a party to the file by name": {
        (M, 0, "debtor_id"): "B-0001-T",
        (M, 0, "debtor_name"): "",
        ("parties", 0, "party_name"): "IŞIK GIDA",
    },
    "a party to the file by tax number": {
        (T, 0, "file_id"): "D-0001-A",
        ("parties", 0, "party_name"): "Işık Gd.",
        ("parties", 0, "tax_id"): "4540536920",
    },
    "an event of the file's debtor, who is not among its parties": {
        ("events", 0, "party_name"): "ahmet yılmaz",
        ("parties", 0, "party_name"): "Veli Kefil",
        ("parties", 0, "tax_id"): "",
    },
    "an event of a party": {
        ("events", 0, "party_name"): "Veli Kefil",
        ("parties", 0, "party_name"): "VELİ KEFİL",
    },
    "a hearing to come": new("events", 1, event_id="O-0002-F", file_id="D-0001-A", event_type="hearing")
    | {("events", 1, "event_date"): day("2026-12-21")},
    "a plan that was dropped": {(G, 4, "action_result"): "", (G, 4, "closing_reason"): "closed"},
    "a phone number of eleven digits in a summary": {(G, 2, "summary"): "05321234567 numarasından aradı"},
    "a bounced receipt repeats its receipt": {
        **new(T, 9, receipt_id="T-0004-P", debtor_id="B-0001-T", received_on=day("2026-10-15")),
        **new(T, 9, amount_kurus=40000, reversal="bounced"),
    },
    "a refund typed as negative": {(T, 2, "amount_kurus"): -5000},
    "a cost of a known file needs no debtor": {(M, 0, "debtor_id"): "", (M, 0, "debtor_name"): ""},
    "the same file number at another office": {
        **new(F, 9, file_id="D-0002-B", debtor_id="B-0001-T", office="İstanbul 13. İcra Dairesi"),
        **new(F, 9, case_no="2026/44812"),
    },
    "a currency of the rate table": {
        **new("fx_rates", 5, rate_date=day("2026-11-19"), currency="CHF", rate=50.0),
        **{(R, 4, "currency"): "CHF", (S, 1, "currency"): "CHF", (S, 2, "currency"): "CHF"},
    },
}


def test_a_word_of_the_firm_s_own_on_listeler_is_no_fault():
    frames = clean_book()
    odd = Misfit(G, "result", "unknown_choice", np.array([2]), np.array(["SÖZ VERDİ GİBİ"], dtype=object))
    assert cells_of(check(frames, misfits={G: [odd]})) == {("choice_unknown", G, 2, "result")}
    frames["lists"] = table("lists", "| Liste | Değer |\n| Görüşme sonucu | söz verdi gibi |")
    assert cells_of(check(frames, misfits={G: [odd]})) == set()


def test_a_closing_word_that_nobody_knows_closes_nothing() -> None:
    frames = clean_book()
    frames[G].loc[2, ["closing_reason", "next_action", "action_result"]] = ["bitti", "", ""]
    odd = Misfit(G, "closing_reason", "unknown_choice", np.array([2]), np.array(["bitti"], dtype=object))
    found = cells_of(check(frames, misfits={G: [odd]}))
    assert {("choice_unknown", G, 2, "closing_reason"), ("action_missing", G, 2, "next_action")} <= found
    frames["lists"] = table("lists", "| Liste | Değer |\n| Görüşme kapanış nedeni | bitti |")
    assert ("action_missing", G, 2, "next_action") not in cells_of(check(frames, misfits={G: [odd]}))


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ({}, True),
        (new(S, 9, promise_id="S-0009-A", debtor_id="B-0002-U", made_on=day("2026-11-17"), **OWN), False),
        (new(S, 9, promise_id="S-0009-A", debtor_id="B-0002-U", made_on=day("2026-11-16"), **OWN), True),
        ({(R, 3, "open_kurus"): 0, (R, 5, "open_kurus"): 0}, False),
    ],
    ids=["none", "same day", "older", "owes nothing"],
)
def test_a_promise_at_a_contact_asks_for_a_promise_row(cells, asked):
    frames = clean_book()
    put(frames, {(G, 1, "result"): "promised", (G, 1, "summary"): "Ödeyecek", **cells})
    assert (("promise_not_entered", G, 1, "result") in cells_of(check(frames))) == asked


@pytest.mark.parametrize("name", NO_FAULT)
def test_no_fault(name):
    frames = clean_book()
    put(frames, NO_FAULT[name])
    assert cells_of(check(frames)) == set()
