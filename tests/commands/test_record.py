"""Kayıt and `tahsilat add`: one entry, checked, numbered, appended; or nothing at all."""

from __future__ import annotations

import io
import shlex
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.cli import main
from addin.messages import LANGUAGES, say
from addin.model import Outcome
from addin.schema import TABLES as SCHEMA
from addin.schema.form import FIELDS, KINDS
from tests.desk import AS_OF, cell, column, fingerprint, frame, log_lines, refresh, tahsilat, type_into
from tests.recording.shop import AK, GOOD, YILDIZ, by_command, by_form, copy_of, fill_form, shop

DERIVED = {"trace", "recorded_at"}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("record") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


def rows_added(before: Path, after: Path, table: str) -> pd.DataFrame:
    old, new = frame(before, table), frame(after, table)
    return new.loc[~new.index.isin(old.index)]


# --- both ways ---


@pytest.mark.parametrize("kind", KINDS)
def test_form_and_command_write_the_same_row(kind: str, master: Path, tmp_path: Path) -> None:
    ways = {"form": by_form, "command": by_command}
    found = {}
    for name, way in ways.items():
        book = copy_of(master, tmp_path / f"{name}.xlsx")
        said = way(book, kind, YILDIZ, GOOD[kind])
        assert said.code == 0, said.err
        rows = rows_added(master, book, KINDS[kind])
        table = SCHEMA[KINDS[kind]]
        assert said.json["recorded"] == {"table": table.key, "ids": rows[table.id_column].tolist()}
        assert rows["recorded_at"].notna().all() and (rows["trace"] != "").all()
        found[name] = rows.drop(columns=list(DERIVED))
    pd.testing.assert_frame_equal(found["form"], found["command"])
    assert len(found["form"]) == {"plan": 3, "commitment": 4}.get(kind, 1)


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_stands_in_the_row(kind: str, master: Path, book: Path) -> None:
    assert by_form(book, kind, "yıldız inş", GOOD[kind]).code == 0
    row = rows_added(master, book, KINDS[kind]).iloc[0].to_dict()
    wanted: dict[str, dict[str, Any]] = {
        "contact": {
            "debtor_id": "B-0001-T",
            "debtor_name": YILDIZ,
            "contacted_at": datetime(2026, 11, 19, 14, 30),
            "contacted_by": "Elif Kaya",
            "result": "reached",
            "counterpart": "officer",
            "nonpayment_reason": "cash_shortage",
            "is_sample": True,
            "next_action_date": datetime(2026, 11, 24),
            "status": "planned",
            "control": "",
        },
        "promise": {
            "amount_kurus": 120_050,
            "made_on": datetime(2026, 11, 20),
            "promised_for": datetime(2026, 12, 4),
            "contact_id": "G-0001-Z",
            "promise_kind": "promise",
            "status": "waiting",
        },
        "plan": {"amount_kurus": 3_333, "plan_no": "P-1", "instalment_no": 1, "plan_total_kurus": 10_000},
        "commitment": {"promise_kind": "commitment", "file_id": "D-0001-A", "amount_kurus": 100_000},
        "receipt": {"receivable_id": "A-0001-B", "channel": "transfer", "amount_kurus": 175_000},
        "cost": {"file_id": "D-0001-A", "cost_type": "fee", "paid_by": "Elif Kaya", "amount_kurus": 9_250},
        "event": {"file_id": "D-0001-A", "event_type": "attachment"},
    }
    assert {key: row[key] for key in wanted[kind]} == wanted[kind]


SAID = {
    "contact": "(tekrar ara, 24.11.2026).",
    "promise": "(1.200,50 TL, 04.12.2026).",
    "plan": "(100,00 TL).",
    "commitment": "(4.000,00 TL).",
    "receipt": "(1.750,00 TL, 19.11.2026).",
    "cost": "(92,50 TL, 18.11.2026).",
    "event": "(17.11.2026).",
}


@pytest.mark.parametrize("kind", KINDS)
def test_amount_and_day_are_said_as_they_were_read(kind: str, book: Path) -> None:
    said = by_command(book, kind, YILDIZ, GOOD[kind], "--dry-run")
    assert said.err.splitlines()[0].endswith(SAID[kind]), said.err


def test_a_trial_speaks_of_what_would_be(book: Path) -> None:
    before = fingerprint(book)
    said = by_command(book, "contact", YILDIZ, GOOD["contact"], "--dry-run")
    assert "yapıldı diye kapanacaktı" in said.err and said.json["dry_run"] is True
    assert fingerprint(book) == before
    assert by_command(book, "contact", YILDIZ, GOOD["contact"]).json["dry_run"] is False


@pytest.mark.parametrize("kind", KINDS)
def test_a_recorded_row_is_none_that_a_hand_added(kind: str, book: Path) -> None:
    assert by_command(book, kind, YILDIZ, GOOD[kind]).code == 0
    lines = len(log_lines(book))
    refresh(book)
    told = [line["new"] for line in log_lines(book)[lines:]]
    assert not [text for text in told if "yeni satır" in text or "elle" in text]
    assert refresh(book)["changed_cells"] == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_add_without_a_kind_shows_an_example_of_each_that_runs(language: str, book: Path) -> None:
    said = tahsilat("add", language=language)
    lines = [line for line in said.err.splitlines() if line.startswith("  tahsilat add ")]
    assert said.code == 2 and "[--" not in said.err and len(lines) == len(KINDS)
    assert tahsilat("add", book, language=language).err.count("\n") == said.err.count("\n")
    for line, table in zip(lines, KINDS.values(), strict=True):
        kind, _, *words = shlex.split(line)[2:]
        run = tahsilat("add", kind, book, *words, "--json", language=language)
        assert run.code == 0 and run.json["recorded"]["table"] == table, run.err


# --- the form ---


def test_the_form_is_cleared_and_keeps_its_kind(book: Path) -> None:
    tahsilat("record", book, "--debtor", YILDIZ)
    assert cell(book, "form_name") == YILDIZ and cell(book, "form_open") == 6500
    fill_form(book, "receipt", YILDIZ, GOOD["receipt"], form_anyway="evet")
    assert tahsilat("record", book).code == 0
    cells = open_book(book).cells()
    assert cells["form_kind"] == "Tahsilat"
    left = [key for key in cells if key.startswith("form_") and key != "form_kind"]
    assert [key for key in left if any_text(cells[key])] == []
    assert len(left) > len(FIELDS) + 10
    assert cells["shown_form_amount"] == "gerekli" and cells["shown_form_result"] == "—"


def any_text(value: Any) -> bool:
    if isinstance(value, list):
        return any(any_text(one) for one in value)
    return value not in ("", None)


def test_an_empty_form_turns_to_a_debtor_by_name_number_or_telephone(book: Path) -> None:
    for query in ("yıldız inş", "4540536920", "0532 123 45 67", "B-0001-T"):
        said = tahsilat("record", book, "--debtor", query, "--json")
        assert said.json["recorded"] is None and said.json["debtor"]["name"] == YILDIZ, said.err
        assert cell(book, "form_debtor") == cell(book, "form_stamp") == YILDIZ
    assert cell(book, "form_items")[0][:2] == ["A-0001-B", "F-1"]
    assert cell(book, "form_open_promises")[0][0] == "S-0001-V"
    assert cell(book, "form_contacts")[0][3] == "Ay sonunda ödeyecek"
    assert cell(book, "form_action") == "ödemeyi denetle"


def test_a_long_note_is_cut_beside_the_form(book: Path) -> None:
    """A line that runs out to the right shrinks the printed form."""
    long = {**GOOD["contact"], "note": "Müdür bey aradı, " * 400}
    assert by_command(book, "contact", YILDIZ, long).code == 0
    tahsilat("record", book, "--debtor", YILDIZ)
    shown = cell(book, "form_contacts")[0][3]
    assert shown.startswith("Müdür bey aradı,") and shown.endswith("…") and len(shown) <= 60


def test_the_view_says_what_the_card_says(book: Path) -> None:
    tahsilat("record", book, "--debtor", YILDIZ)
    tahsilat("card", book, YILDIZ)
    for key in ("open", "overdue", "last_contact", "last_receipt", "promises", "risk", "owner"):
        assert cell(book, f"form_{key}") == cell(book, f"card_{key}"), key


def test_refresh_fills_the_view_for_the_name_that_stands_there(book: Path) -> None:
    open_book(book, backups=False).write(Outcome(cells={"form_debtor": AK}))
    refresh(book)
    assert (cell(book, "form_name"), cell(book, "form_stamp"), cell(book, "form_open")) == (AK, AK, 700)


def test_an_empty_form_is_refused_with_what_to_do(book: Path) -> None:
    said = tahsilat("record", book, "--json")
    assert said.code == 2 and said.json["error"] == "record_empty" and "--debtor" in said.err


def test_a_form_that_stands_filled_in_excel_is_not_called_empty(book: Path) -> None:
    mark = book.with_name(f"~${book.name}")
    mark.touch()
    assert tahsilat("record", book, "--json").json["error"] == "open_elsewhere"
    assert tahsilat("record", book, "--dry-run", "--json").json["error"] == "record_empty"
    mark.unlink()
    assert tahsilat("record", book, "--json").json["error"] == "record_empty"


def test_a_formula_without_its_result_is_no_empty_cell(book: Path) -> None:
    """As other programs write them: Excel has not calculated the book yet."""
    named, workbook = open_book(book)._named, openpyxl.load_workbook(book)
    for key, formula in (("form_debtor", '=""&B3'), ("form_amount", "=1/0")):
        area = named[key][1]
        assert area is not None
        workbook[area.sheet].cell(area.top, area.left).value = formula
    workbook.save(book)
    before = fingerprint(book)
    for options in ((), ("--debtor", YILDIZ)):
        said = tahsilat("record", book, "--json", *options)
        assert said.json["error"] == "record_unsaved" and 'Borçlu (=""&B3), Tutar (=1/0)' in said.err
    assert fingerprint(book) == before
    assert tahsilat("form", "receipt", book).code == 2
    assert tahsilat("form", "receipt", book, "--yes").code == 0
    assert open_book(book).cells()["form_amount"] == ""


def test_another_debtor_does_not_take_over_what_was_typed(book: Path) -> None:
    fill_form(book, "receipt", YILDIZ, {"amount": 5.0})
    before = fingerprint(book)
    said = tahsilat("record", book, "--debtor", AK, "--json")
    assert said.json["error"] == "record_other_debtor" and fingerprint(book) == before
    assert tahsilat("record", book, "--debtor", "4540536920").code == 0


def test_a_form_that_shows_another_debtor_asks_whose_entry_it_is(book: Path) -> None:
    assert tahsilat("form", "receipt", book, "--debtor", AK).code == 0
    fill_form(book, "receipt", YILDIZ, {"amount": 5.0})
    before = fingerprint(book)
    said = tahsilat("record", book, "--json")
    assert said.code == 2 and fingerprint(book) == before, said.out
    assert [one["code"] for one in said.json["asked"]] == ["other_in_view"]
    assert AK in said.err and YILDIZ in said.err
    assert tahsilat("record", book, "--yes").code == 0
    fill_form(book, "receipt", YILDIZ, {"amount": 6.0}, form_stamp="yıldız inş")
    assert tahsilat("record", book).code == 0


# --- what goes with an entry ---


def test_a_contact_ends_the_action_before_it(book: Path) -> None:
    said = by_command(book, "contact", YILDIZ, GOOD["contact"])
    assert "Önceki aksiyon (G-0001-Z: ödemeyi denetle) yapıldı diye kapandı." in said.err
    row = frame(book, "contacts").iloc[0]
    assert (row["action_result"], row["status"]) == ("done", "closed")
    assert row["action_result_date"] == pd.Timestamp(2026, 11, 19)


def test_the_action_before_may_be_put_off_with_a_reason_only(book: Path) -> None:
    fields = {**GOOD["contact"], "previous": "ertelendi"}
    before = fingerprint(book)
    said = by_command(book, "contact", YILDIZ, fields)
    assert said.code == 2 and "gerekçesini de yazın" in said.err and fingerprint(book) == before
    assert by_command(book, "contact", YILDIZ, {**fields, "previous_reason": "tatilde"}).code == 0
    row = frame(book, "contacts").iloc[0]
    assert (row["action_result"], row["action_result_reason"]) == ("postponed", "tatilde")


@pytest.mark.parametrize("changed", [{"date": date(2026, 11, 11)}, {"result": "plan"}])
def test_an_earlier_contact_or_a_plan_ends_nothing(changed: dict[str, Any], book: Path) -> None:
    assert by_command(book, "contact", YILDIZ, {**GOOD["contact"], **changed}).code == 0
    assert frame(book, "contacts").iloc[0]["action_result"] == ""


def test_a_promise_is_linked_to_the_contact_of_its_day(book: Path) -> None:
    fields = {"amount": 10.0, "due": date(2026, 12, 1), "date": date(2026, 11, 12)}
    said = by_command(book, "promise", YILDIZ, fields)
    assert column(book, "promises", "contact_id")[-1] == "G-0001-Z" and "G-0001-Z görüşmesine" in said.err
    assert by_command(book, "promise", YILDIZ, {**fields, "date": date(2026, 11, 13)}).code == 0
    assert column(book, "promises", "contact_id")[-1] == ""


def test_a_receipt_says_what_it_settles(book: Path) -> None:
    said = by_command(book, "receipt", YILDIZ, GOOD["receipt"], "--dry-run")
    settles = {(one["table"], one["id"]): one.get("amount") for one in said.json["settles"]}
    assert settles == {
        ("receivables", "A-0001-B"): "1500.00",
        ("receivables", "A-0002-C"): "250.00",
        ("promises", "S-0001-V"): "1000.00",
        ("contacts", "G-0001-Z"): None,
    }
    assert "F-1 (A-0001-B): 1.500,00 TL, F-2 (A-0002-C): 250,00 TL" in said.err
    assert by_command(book, "receipt", YILDIZ, GOOD["receipt"]).json["settles"] == said.json["settles"]
    refresh(book)
    assert frame(book, "receipts").iloc[-1]["attributed_contact_id"] == "G-0001-Z"
    assert column(book, "receivables", "open_kurus")[:2] == [0, 475_000]


def test_money_that_goes_back_is_no_overpayment(book: Path) -> None:
    cheque = {"amount": 800.0, "method": "çek", "date": date(2026, 11, 12)}
    taken = by_command(book, "receipt", AK, cheque).err
    assert "F-3" in taken and say("notices.record_cheque", "tr") in taken
    said = by_command(book, "receipt", AK, {**cheque, "date": date(2026, 11, 18), "reversal": "karşılıksız"})
    assert said.code == 0 and say("record.settles_nothing", "tr") not in said.err
    assert "Borca geri eklenir: F-3 (A-0003-D): 700,00 TL." in said.err


def test_the_same_receipt_twice_asks(book: Path) -> None:
    fields = {"amount": 100.0, "date": date(2026, 11, 10)}
    before = fingerprint(book)
    said = by_command(book, "receipt", AK, fields)
    assert (said.code, said.json["error"]) == (2, "record_asked") and fingerprint(book) == before
    assert [one["code"] for one in said.json["asked"]] == ["duplicate_receipt"]
    said = by_command(book, "receipt", AK, fields, "--yes")
    assert said.code == 0 and [one["code"] for one in said.json["asked"]] == ["duplicate_receipt"]
    fill_form(book, "receipt", AK, fields, form_anyway="evet")
    assert tahsilat("record", book).code == 0 and len(frame(book, "receipts")) == 3


def test_a_receipt_far_above_the_debt_asks_with_both_amounts(book: Path) -> None:
    """One digit too many; up to double the debt it is told only."""
    said = by_command(book, "receipt", AK, {"amount": 7_000.0})
    assert said.code == 2 and "Açık borç 700,00 TL, yazılan tahsilat 7.000,00 TL;" in said.err
    assert by_command(book, "receipt", AK, {"amount": 1_400.0}, "--dry-run").code == 0
    assert by_command(book, "receipt", AK, {"amount": 7_000.0}, "--yes").code == 0
    nothing = by_command(book, "receipt", AK, {"amount": 5.0})
    assert nothing.code == 2 and "Açık borç 0,00 TL" in nothing.err


def test_a_cheque_is_held_against_what_no_cheque_stands_for(book: Path) -> None:
    cheque = {"amount": 600.0, "method": "çek", "date": date(2026, 11, 12)}
    assert by_command(book, "receipt", AK, cheque).code == 0
    refresh(book)
    second = by_command(book, "receipt", AK, {**cheque, "amount": 601.0})
    assert second.code == 2 and "Ödemenin 401,00 TL kadarına karşılık" in second.err
    assert "dışında açık borç 200,00 TL, yazılan tahsilat 601,00 TL." in second.err
    own = column(book, "receivables", "receivable_id")[-1]  # not the one that this entry would open
    assert f"Alacak No’ya onu yazın: {own} (600,00 TL); yeni" in second.err


def test_the_clearing_of_a_cheque_in_hand_asks_no_more_than_which_it_is(book: Path) -> None:
    cheque = {"amount": 600.0, "method": "çek", "date": date(2026, 11, 12)}
    assert by_command(book, "receipt", AK, cheque).code == 0
    refresh(book)
    own = column(book, "receivables", "receivable_id")[-1]
    last = len(frame(book, "receivables")) - 1
    type_into(book, "receivables", "due_date", {last: datetime(2026, 11, 13)})
    later = {**cheque, "date": date(2026, 11, 13)}
    said = by_command(book, "receipt", AK, later)
    assert said.code == 2 and "onun tahsili sayıldı" in said.err and "açık borç yok" not in said.err
    assert by_command(book, "receipt", AK, {**later, "receivable": own}).code == 0


def test_a_person_is_written_as_the_team_has_the_name(book: Path) -> None:
    team = Outcome(appended={"people": pd.DataFrame([{"person": "Elif Su"}, {"person": "Can Su"}])})
    open_book(book, backups=False).write(team)
    assert by_command(book, "contact", YILDIZ, {**GOOD["contact"], "by": "KAYA"}).code == 0
    assert column(book, "contacts", "contacted_by")[-1] == "Elif Kaya"
    cost = {"amount": 10.0, "cost_type": "harç"}
    assert by_command(book, "cost", YILDIZ, {**cost, "by": "can"}).code == 0
    assert column(book, "costs", "paid_by") == ["Can Su"] == column(book, "costs", "recorded_by")
    several = by_command(book, "cost", YILDIZ, {**cost, "by": "elif"})
    assert several.json["error"] == "record_refused" and "Elif Kaya, Elif Su" in several.err
    nobody = by_command(book, "cost", YILDIZ, {**cost, "by": "Veli"})
    assert nobody.json["error"] == "record_asked" and "Elif Kaya, Elif Su, Can Su" in nobody.err
    assert by_command(book, "cost", YILDIZ, {**cost, "by": "Veli"}, "--yes").code == 0


def test_what_is_known_beside_a_form_is_said_beside_it(book: Path) -> None:
    """No cell holds what was typed: no talk of cells; a missing action is told once."""
    closed = {"result": "ulaşılamadı", "closing": "konu kapandı"}
    said = by_command(book, "contact", YILDIZ, closed)
    assert [one["code"] for one in said.json["warnings"]] == ["no_action_for_open_debtor"]
    rounded = by_command(book, "receipt", YILDIZ, {"amount": "10,0051"})
    (told,) = rounded.json["asked"]
    assert told["code"] == "amount_three_decimals" and "10,01 sayılıyor" in told["message"]
    late = by_command(book, "contact", YILDIZ, {**GOOD["contact"], "next_date": "31.11.2026"})
    assert "“Sonraki aksiyon tarihi” alanına takvimde olan bir günü" in late.err and "Hücre" not in late.err
    bare = by_command(book, "contact", YILDIZ, {"result": "görüşüldü", "note": "x"})
    assert [one["code"] for one in bare.json["problems"]] == ["action_missing"]


def test_the_number_on_the_paper_is_as_good_as_ours(book: Path) -> None:
    paid = {"amount": 100.0, "receivable": "f-2"}
    assert by_command(book, "receipt", YILDIZ, paid).json["settles"][0]["id"] == "A-0002-C"
    assert column(book, "receipts", "receivable_id")[-1] == "A-0002-C"
    cost = {"amount": 5.0, "cost_type": "harç", "file_no": "2026/44812"}
    assert by_form(book, "cost", YILDIZ, cost).code == 0
    assert column(book, "costs", "file_id") == ["D-0001-A"]
    nobody = tahsilat("add", "olay", book, "--event-type", "haciz", "--file-no", "2026/44812")
    assert nobody.code == 0 and column(book, "events", "file_id") == ["D-0001-A"], nobody.err
    others = by_command(book, "receipt", YILDIZ, {**paid, "receivable": "F-3"})
    assert [one["code"] for one in others.json["problems"]] == ["designated_receivable_of_other_debtor"]
    assert AK in others.err and "kontrol harfi" not in others.err
    nowhere = by_command(book, "receipt", YILDIZ, {**paid, "receivable": "F-33"})
    assert nowhere.code == 2


def test_lira_for_a_debt_in_another_currency_is_called_lira(book: Path) -> None:
    debtor = column(book, "debtors", "debtor_id")[2]
    claim = {"debtor_id": debtor, "due_date": AS_OF, "currency": "USD", "amount_kurus": 5_000}
    open_book(book, backups=False).write(Outcome(appended={"receivables": pd.DataFrame([claim])}))
    said = by_command(book, "receipt", debtor, {"amount": 10.0})
    assert said.code == 2 and "Kaydedilmedi. TL tahsilat, alacağın para biriminde değil" in said.err, said.err
    rates = [
        {"rate_date": date(2026, 11, day), "currency": "USD", "rate": rate}
        for day, rate in ((2, 39.5), (9, 40.0))
    ]
    open_book(book, backups=False).write(Outcome(appended={"fx_rates": pd.DataFrame(rates)}))
    said = by_command(book, "receipt", debtor, {"amount": 10.1})
    assert "10,10 TL, Kurlar’daki kurla (40) 0,25 USD" in said.err, said.err
    early = by_command(book, "receipt", debtor, {"amount": 10.1, "date": date(2026, 11, 4)})
    assert "(39,5) 0,26 USD" in early.err, early.err


def test_the_same_contact_twice_asks(book: Path) -> None:
    assert by_command(book, "contact", YILDIZ, GOOD["contact"]).code == 0
    before = fingerprint(book)
    said = by_command(book, "contact", YILDIZ, {**GOOD["contact"], "time": "17:00"})
    assert said.code == 2 and fingerprint(book) == before
    assert [(one["code"], one["column"]) for one in said.json["asked"]] == [("same_contact", "summary")]
    assert column(book, "contacts", "contact_id")[-1] in said.err
    other = {**GOOD["contact"], "note": "Tekrar aradım, yarın ödüyor"}
    assert by_command(book, "contact", YILDIZ, other).code == 0
    assert by_command(book, "contact", YILDIZ, GOOD["contact"], "--yes").code == 0


@pytest.mark.parametrize("kind", ["promise", "plan", "commitment", "cost", "event"])
def test_the_same_entry_twice_asks(kind: str, book: Path) -> None:
    first = by_command(book, kind, YILDIZ, GOOD[kind])
    assert first.code == 0, first.err
    before = fingerprint(book)
    said = by_command(book, kind, YILDIZ, GOOD[kind])
    assert said.code == 2 and fingerprint(book) == before, said.err
    assert [one["code"] for one in said.json["asked"]] == ["same_entry"]
    assert first.json["recorded"]["ids"][0] in said.err
    other = {"amount": 77.0} if "amount" in GOOD[kind] else {"note": "ikinci banka"}
    assert by_command(book, kind, YILDIZ, {**GOOD[kind], **other}).code == 0
    assert by_command(book, kind, YILDIZ, GOOD[kind], "--yes").code == 0


def test_an_instalment_plan_of_a_commitment_outside_the_frame_is_warned_of(book: Path) -> None:
    said = by_command(book, "commitment", YILDIZ, {**GOOD["commitment"], "instalments": 6})
    assert said.code == 0
    (warning,) = [one for one in said.json["warnings"] if one["code"] == "commitment_outside_frame"]
    assert "dörtten çok" in warning["message"] and "üç aydan sonra" in warning["message"]
    codes = [
        one["code"] for one in by_command(book, "commitment", YILDIZ, GOOD["commitment"]).json["warnings"]
    ]
    assert "commitment_outside_frame" not in codes


def test_yenile_gerekli_shows_until_the_book_is_refreshed(master: Path, book: Path) -> None:
    stale = say("template.stale", "tr")
    assert by_command(book, "receipt", YILDIZ, GOOD["receipt"]).code == 0
    assert cell(book, "stale_receipts") == stale == cell(book, "stale_today")
    assert cell(book, "stale_contacts") == ""
    other = copy_of(master, book.with_name("b.xlsx"))
    said = by_command(other, "receipt", YILDIZ, GOOD["receipt"], "--refresh")
    assert said.code == 0 and cell(other, "stale_receipts") == "" and "yenilendi" in said.err
    assert column(other, "receivables", "open_kurus")[0] == 0


def test_a_number_that_was_ever_given_is_not_given_again(book: Path) -> None:
    """The contact is gone, a promise still names it."""
    open_book(book, backups=False).write(
        Outcome(appended={"promises": pd.DataFrame([{"debtor_name": AK, "contact_id": "G-0009-H"}])})
    )
    assert by_command(book, "contact", AK, GOOD["contact"]).json["recorded"]["ids"] == ["G-0010-J"]


def test_a_time_behind_a_day_belongs_to_contacts_alone(book: Path) -> None:
    noon = datetime(2026, 11, 12, 12, 30)
    promise = {key: value for key, value in GOOD["promise"].items() if key != "contact"}
    assert (
        by_form(book, "promise", YILDIZ, {**promise, "date": noon, "due": datetime(2026, 12, 4, 9)}).code == 0
    )
    row = frame(book, "promises").iloc[-1]
    assert (row["made_on"], row["promised_for"]) == (datetime(2026, 11, 12), datetime(2026, 12, 4))
    assert row["contact_id"] == "G-0001-Z"  # of that day
    contact = {key: value for key, value in GOOD["contact"].items() if key != "time"}
    assert by_form(book, "contact", YILDIZ, {**contact, "date": noon}).code == 0
    assert frame(book, "contacts")["contacted_at"].iloc[-1] == noon
    typed = {**contact, "note": "x", "date": noon, "time": "14:30"}
    assert by_form(book, "contact", YILDIZ, typed).code == 0
    assert frame(book, "contacts")["contacted_at"].iloc[-1] == datetime(2026, 11, 12, 14, 30)


def test_today_fills_in_for_an_empty_date(book: Path) -> None:
    fields = {key: value for key, value in GOOD["contact"].items() if key not in ("date", "time")}
    assert by_command(book, "contact", YILDIZ, fields).code == 0
    assert column(book, "contacts", "contacted_at")[-1].date() == AS_OF


def test_a_day_that_came_from_the_calculation_date_is_said(book: Path) -> None:
    said = by_command(book, "cost", YILDIZ, {"amount": 10.0, "cost_type": "harç"})
    assert said.code == 0 and "20.11.2026" in said.err
    typed = by_command(book, "cost", YILDIZ, {"amount": 11.0, "cost_type": "harç", "date": AS_OF})
    assert "kitabın hesap tarihi" not in typed.err and "kitabın hesap tarihi" in said.err
    pinned = tahsilat("refresh", book, "--as-of", "2026-11-19")
    assert "19.11.2026" in pinned.err + pinned.out and "--as-of" in pinned.err + pinned.out


def test_an_english_user_types_english_words(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    assert tahsilat("new", path, "--as-of", "2026-11-20", language="en").code == 0
    open_book(path, backups=False).write(
        Outcome(
            appended={"debtors": pd.DataFrame([{"debtor_name": "Ak"}])}, cells={"calculation_date": AS_OF}
        )
    )
    words = ["--amount", "1,250.50", "--method", "cash", "--yes"]  # nothing is owed yet
    said = tahsilat("add", "receipt", path, "--debtor", "Ak", *words, language="en")
    assert said.code == 0 and said.out.startswith("Saved for Ak, Receipt: T-0001"), said.err
    assert column(path, "receipts", "amount_kurus") == [125_050]


def test_a_sample_contact_that_brought_money_stands_in_help_without_names(book: Path) -> None:
    note = "GIDA'dan Ayşe Hanım (0532 123 45 67) yarın ödüyor"
    fields = {**GOOD["contact"], "note": note, "date": date(2026, 11, 18)}
    assert by_command(book, "contact", AK, fields).code == 0
    refresh(book)
    assert not any_text(cell(book, "help_samples"))
    assert by_command(book, "receipt", AK, {"amount": 40.0, "date": date(2026, 11, 19)}).code == 0
    refresh(book)
    said = [row[1] for row in cell(book, "help_samples") if row[1]]
    told = "A*** G*** L***. Ş***.: görüşüldü – G***'dan A*** Hanım (***) yarın ödüyor."
    assert said == [f"{told} Getirdiği para: 40,00 TL."]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "saved"), [("e\n", True), ("h\n", False), ("", False)])
def test_on_a_terminal_a_receipt_shows_what_it_settles_and_asks(
    answer: str, saved: bool, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    words = ["add", "receipt", str(book), "--debtor", YILDIZ, "--amount", "1.000"]
    assert (main(words) == 0) is saved
    said = capsys.readouterr().err
    assert said.startswith(f"{YILDIZ} için Tahsilat (1.000,00 TL, 20.11.2026). Düşülen alacak: F-1 ")
    assert "Düşülen alacak: F-1 (A-0001-B): " in said
    assert len(frame(book, "receipts")) == (2 if saved else 1)


@pytest.mark.parametrize(("answer", "saved"), [("e\n", True), ("h\n", False)])
def test_on_a_terminal_a_question_is_asked_where_it_comes_up(
    answer: str, saved: bool, book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    words = ["add", "receipt", str(book), "--debtor", AK, "--amount", "7.000"]
    assert main(words) == (0 if saved else 2)
    said = capsys.readouterr().err
    assert "Açık borç 700,00 TL" in said and said.count("Yine de kaydedilsin mi?") == 1
    assert len(frame(book, "receipts")) == (2 if saved else 1)


def test_nothing_but_its_own_sheets_is_touched(master: Path, book: Path) -> None:
    tahsilat("record", book, "--debtor", YILDIZ)
    assert by_form(book, "receipt", YILDIZ, GOOD["receipt"]).code == 0
    before, after = parts(master), parts(book)
    changed = {name for name in before if before[name] != after[name]}
    assert list(before) == list(after)
    assert {name for name in changed if not name.startswith(("xl/worksheets/sheet", "xl/tables/"))} <= {
        "xl/workbook.xml"
    }


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_a_sample_mark_that_is_neither_yes_nor_no_is_refused(book: Path) -> None:
    said = by_form(book, "contact", YILDIZ, {**GOOD["contact"], "sample": "belki"})
    assert (said.code, [one["code"] for one in said.json["problems"]]) == (2, ["choice_unknown"])


def test_what_is_neither_yes_nor_no_saves_nothing(book: Path) -> None:
    fill_form(book, "contact", YILDIZ, GOOD["contact"], form_anyway="olur")
    before = fingerprint(book)
    said = tahsilat("record", book, "--json")
    assert (said.code, said.json["error"]) == (2, "record_yes_or_no")
    assert "“olur”" in said.err and "“evet”" in said.err
    assert fingerprint(book) == before
