"""An entry error typed into the form is refused with the sentence that Hatalar has for the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from addin.books.file import open_book
from addin.model import CellError, Outcome
from addin.rules.catalogue import SEVERITY
from addin.rules.identifiers import own_id
from addin.schema.form import BY_KEY, KINDS
from tests.desk import AS_OF, fingerprint, neighbours, tahsilat
from tests.recording.shop import AK, GOOD, YILDIZ, by_command, copy_of, fill_form, options_of, shop


@dataclass(frozen=True)
class Wrong:
    """A good entry with these fields changed (None: left out) is found by the check `code`."""

    code: str
    kind: str
    fields: dict[str, Any] = field(default_factory=dict)
    debtor: str = YILDIZ

    def __str__(self) -> str:
        return f"{self.code}-{self.kind}"

    @property
    def entry(self) -> dict[str, Any]:
        changed = {**GOOD[self.kind], **self.fields}
        return {key: value for key, value in changed.items() if value is not None}


TEXT, FAR = "on iki", date(1926, 11, 20)
NO_FILE = own_id.make_ids("D", [9])[0]
ERRORS = [
    Wrong("amount_missing", "promise", {"amount": None}),
    Wrong("amount_missing", "receipt", {"amount": None}),
    Wrong("amount_missing", "cost", {"amount": None}),
    Wrong("amount_not_number", "promise", {"amount": TEXT}),
    Wrong("amount_not_number", "plan", {"amount": TEXT}),
    Wrong("amount_not_number", "receipt", {"amount": TEXT}),
    Wrong("amount_not_number", "receipt", {"amount": 10_000_000_000_000.5}),
    Wrong("amount_not_number", "cost", {"amount": TEXT}),
    Wrong("amount_not_positive", "promise", {"amount": -5.0}),
    Wrong("amount_not_positive", "receipt", {"amount": 0.0}),
    Wrong("amount_not_positive", "cost", {"amount": -1.0}),
    Wrong("cell_error_value", "receipt", {"amount": CellError("#REF!")}),
    Wrong("cell_error_value", "promise", {"due": CellError("#DIV/0!")}),
    Wrong("date_text", "contact", {"next_date": "pazartesi"}),
    Wrong("date_text", "contact", {"date": "dün"}),
    Wrong("date_text", "promise", {"due": "ay sonu"}),
    Wrong("date_text", "receipt", {"date": "31.02.2026"}),
    Wrong("date_text", "event", {"date": "kasım"}),
    Wrong("date_text", "cost", {"date": "kasım"}),
    Wrong("currency_unknown", "receipt", {"currency": "dolar"}),
    Wrong("currency_unknown", "cost", {"currency": "XYZ"}),
    Wrong("unknown_debtor", "contact", debtor="Olmayan Firma"),
    Wrong("unknown_debtor", "promise", debtor="Olmayan Firma"),
    Wrong("unknown_debtor", "receipt", debtor="Yıldız İnşat A.Ş."),
    Wrong("ambiguous_debtor", "contact", debtor="Ortak Ad A.Ş."),
    Wrong("ambiguous_debtor", "receipt", {"receivable": None}, debtor="Ortak Ad A.Ş."),
    Wrong("reference_of_other_debtor", "cost", {"file_no": "D-0001-A"}, AK),
    Wrong("debtor_missing", "contact", debtor=""),
    Wrong("debtor_missing", "promise", {"contact": None}, debtor=""),
    Wrong("receipt_without_debtor", "receipt", debtor=""),
    Wrong("action_missing", "contact", {"next_action": None}),
    Wrong("action_missing", "contact", {"next_date": None}),
    Wrong("action_before_contact", "contact", {"next_date": date(2026, 11, 18)}),
    Wrong("contact_in_future", "contact", {"date": date(2026, 11, 23)}),
    Wrong("day_in_future", "cost", {"date": date(2026, 11, 23)}),
    Wrong("promise_before_contact", "promise", {"due": date(2026, 11, 19)}),
    Wrong("promise_before_contact", "promise", {"date": date(2026, 11, 11)}),
    Wrong("receipt_in_future", "receipt", {"date": date(2026, 11, 23)}),
    Wrong("designated_receivable_of_other_debtor", "receipt", {"receivable": "A-0003-D"}),
    Wrong("designated_receivable_of_other_debtor", "contact", {"receivable": "A-0003-D"}),
    Wrong("foreign_currency_mismatch", "receipt", {"currency": "USD"}),
    Wrong("refund_without_receipt", "receipt", {"reversal": "iade"}),
    Wrong("commitment_form_incomplete", "commitment", {"file_no": None, "instalments": 1}),
    Wrong("commitment_form_incomplete", "commitment", {"file_no": NO_FILE, "instalments": 1}),
]
WARNINGS = [
    Wrong("talked_to_third_party", "contact", {"counterpart": "üçüncü kişi"}),
    Wrong("id_number_in_free_text", "contact", {"note": "TCKN'si 10000000146 imiş"}),
    Wrong("summary_empty", "contact", {"note": None}),
    Wrong("action_on_holiday", "contact", {"next_date": date(2026, 11, 22)}),
    Wrong("promise_far", "promise", {"due": date(2027, 10, 1)}),
    Wrong("promise_without_contact", "promise", {"contact": None}),
    Wrong("several_open_promises", "promise", {}),
    Wrong("receipt_before_receivable", "receipt", {"date": date(2026, 6, 1)}),
    Wrong("overpayment", "receipt", {"amount": 9_000.0}),
    Wrong("choice_unknown", "contact", {"channel": "telgraf"}),
    Wrong("promise_not_entered", "contact", {"result": "söz verdi"}),
    Wrong("cost_without_file", "cost", {"file_no": NO_FILE}),
    Wrong("party_not_in_file", "event", {"file_no": "D-0001-A", "party": "Veli Kefil"}),
]
ASKED = [
    Wrong(
        "duplicate_receipt", "receipt", {"amount": 100.0, "date": date(2026, 11, 10), "receivable": None}, AK
    ),
    Wrong("unknown_person", "contact", {"by": "Veli"}),
    Wrong("unknown_person", "event", {"by": "Veli"}),
    Wrong("overpayment", "receipt", {"amount": 65_000.0}),
    Wrong("overpayment", "receipt", {"amount": 1_401.0, "receivable": None}, AK),
    Wrong("amount_three_decimals", "receipt", {"amount": "900,0051"}),
    Wrong("date_before_2000_or_far", "cost", {"date": FAR}),
    Wrong("date_before_2000_or_far", "promise", {"due": date(2066, 11, 27)}),
    Wrong("promise_more_than_open", "promise", {"amount": 99_000.0}),
]


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("words") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


def said_by_hatalar(master: Path, path: Path, case: Wrong) -> list[dict[str, Any]]:
    """What `check` says of the same row typed straight into its table."""
    book = copy_of(master, path)
    row: dict[str, Any] = {}
    for key, value in case.entry.items():
        column = BY_KEY[key].into[case.kind]
        if column:
            row[column] = value
    table = KINDS[case.kind]
    if table != "events":
        row["debtor_name"] = case.debtor
    if case.kind in ("promise", "plan", "commitment"):
        row["promise_kind"] = "icra taahhüdü" if case.kind == "commitment" else "ödeme sözü"
    row.setdefault(BY_KEY["date"].into[case.kind], AS_OF)
    if case.kind == "commitment":
        row.setdefault("promised_for", row["made_on"])
    if case.kind == "contact" and isinstance(row["contacted_at"], date):
        row["contacted_at"] = datetime.combine(row["contacted_at"], time(14, 30))
    opened = open_book(book, backups=False)
    for key in [key for key in row if key.endswith("_kurus") and isinstance(row[key], float)]:
        row[key] = row[key] if row[key] * 100 != round(row[key] * 100) else round(row[key] * 100)
    typed_in(opened, table, row)
    problems = tahsilat("check", book, "--json").json["problems"]
    return [one for one in problems if one["code"] == case.code]


def typed_in(book: Any, table: str, row: dict[str, Any]) -> None:
    """One row as a hand types it: texts and odd numbers go into the cells as they are."""
    plain = {
        key: Decimal(str(value)) if isinstance(value, float) else value
        for key, value in row.items()
        if value != ""
    }
    frame = pd.DataFrame({key: pd.Series([value], dtype=object) for key, value in plain.items()})
    book.write(Outcome(appended={table: frame}))


@pytest.mark.parametrize("case", ERRORS, ids=str)
def test_an_error_is_refused_in_the_words_of_hatalar(case: Wrong, master: Path, book: Path) -> None:
    expected = {one["message"] for one in said_by_hatalar(master, book.with_name("tablo.xlsx"), case)}
    assert expected and SEVERITY[case.code] == "error"
    fill_form(book, case.kind, case.debtor, case.entry)
    before, beside = fingerprint(book), neighbours(book)
    said = tahsilat("record", book, "--json")
    assert (said.code, said.json["error"]) == (2, "record_refused"), said.out
    assert fingerprint(book) == before and neighbours(book) == beside
    told = {one["message"] for one in said.json["problems"] if one["code"] == case.code}
    assert told and told <= expected
    assert all(message in said.err for message in told)


@pytest.mark.parametrize("case", WARNINGS, ids=str)
def test_a_warning_is_said_in_the_words_of_hatalar_and_does_not_stop(
    case: Wrong, master: Path, book: Path
) -> None:
    expected = {one["message"] for one in said_by_hatalar(master, book.with_name("tablo.xlsx"), case)}
    assert SEVERITY[case.code] != "error"
    fill_form(book, case.kind, case.debtor, case.entry)
    said = tahsilat("record", book, "--json")
    assert said.code == 0, said.err
    told = {one["message"] for one in said.json["warnings"] if one["code"] == case.code}
    assert told and all(message in said.err for message in told)
    assert told <= expected


@pytest.mark.parametrize("case", ASKED, ids=str)
def test_what_asks_stops_until_somebody_says_yes(case: Wrong, book: Path) -> None:
    before = fingerprint(book)
    said = by_command(book, case.kind, case.debtor, case.entry)
    assert (said.code, said.json["error"]) == (2, "record_asked"), said.out
    assert [one["code"] for one in said.json["asked"]] == [case.code] and fingerprint(book) == before
    assert by_command(book, case.kind, case.debtor, case.entry, "--yes").code == 0


def test_a_rounded_amount_is_asked_about_in_the_words_of_hatalar(master: Path, book: Path) -> None:
    case = Wrong("amount_three_decimals", "receipt", {"amount": 900.0051})
    (expected,) = {one["message"] for one in said_by_hatalar(master, book.with_name("tablo.xlsx"), case)}
    (told,) = by_command(book, case.kind, case.debtor, {**case.entry, "amount": "900,0051"}).json["asked"]
    assert told["message"] == expected
    fill_form(book, case.kind, case.debtor, case.entry)
    (told,) = tahsilat("record", book, "--json").json["asked"]
    assert told["message"] == expected


# --- what only the form knows ---

OWN = [
    ("missing", "contact", {"result": None}, "“Sonuç”"),
    ("missing", "promise", {"due": None}, "“Söz tarihi / ilk taksit”"),
    ("missing", "event", {"event_type": None}, "“Olay türü”"),
    ("not_used", "receipt", {"result": "söz verdi"}, "“Sonuç” Tahsilat kaydında kullanılmaz"),
    ("choice_unknown", "contact", {"result": "konuştuk"}, "“konuştuk”"),
    ("choice_unknown", "receipt", {"method": "güvercin"}, "“güvercin”"),
    (
        "choice_unknown",
        "contact",
        {"closing": "bitti", "next_action": None, "next_date": None},
        "ödendi, konu kapandı, hukuka devredildi, yanlış kayıt, hesap kapandı.",
    ),
    ("choice_unknown", "event", {"event_type": "uçuş"}, "ödeme emri tebliğ"),
    ("choice_unknown", "cost", {"cost_type": "rüşvet"}, "harç"),
    ("choice_unknown", "cost", {"cost_type": "hesap kapandı"}, "“hesap kapandı”"),
    ("either_field", "contact", {"closing": "konu kapandı"}, "“Kapanış nedeni” yazılınca “Sonraki aksiyon”"),
    ("until_before", "event", {"until": date(2026, 11, 16)}, "(16.11.2026) olay tarihinden (17.11.2026)"),
    ("instalments_too_many", "plan", {"amount": 0.02, "instalments": 3}, "0,02 TL 3 taksite bölünemez"),
    ("not_in_list", "contact", {"previous": "unutuldu"}, "Önceki aksiyon listesinde yok"),
    ("time_wrong", "contact", {"time": "öğlen"}, "“öğlen” saat değil"),
    ("instalments_wrong", "plan", {"instalments": 0}, "1 ile 120"),
    ("dead_reference", "promise", {"receivable": "A-0099-Z"}, "Alacak No “A-0099-Z” bulunamadı"),
    ("dead_reference", "receipt", {"receivable": "A-0001-C"}, "Alacak No “A-0001-C” bulunamadı"),
    ("dead_reference", "receipt", {"receivable": "YOK-1"}, "Alacak No “YOK-1” bulunamadı"),
    ("dead_reference", "receipt", {"promise": "S-0099-Z"}, "“S-0099-Z” bulunamadı"),
    ("dead_reference", "promise", {"contact": "G-0002-A"}, "Görüşme No “G-0002-A” bulunamadı"),
    ("no_calendar", "plan", {"due": date(2032, 12, 1)}, "31.12.2032"),
]


@pytest.mark.parametrize(("code", "kind", "fields", "says"), OWN)
@pytest.mark.parametrize("way", ["form", "command"])
def test_what_no_table_would_show_is_refused_too(
    code: str, kind: str, fields: dict[str, Any], says: str, way: str, book: Path
) -> None:
    entry = Wrong(code, kind, fields).entry
    if way == "form":
        fill_form(book, kind, YILDIZ, entry)
    before = fingerprint(book)
    said = tahsilat("record", book, "--json") if way == "form" else by_command(book, kind, YILDIZ, entry)
    assert said.code == 2 and code in [one["code"] for one in said.json["problems"]], said.out
    assert says in said.err and fingerprint(book) == before
    # Of a number that stands nowhere one sentence says enough.
    assert code != "dead_reference" or len(said.json["problems"]) == 1


def test_all_that_is_missing_is_one_sentence(book: Path) -> None:
    fields = {"result": None, "next_action": None, "next_date": None}
    said = by_command(book, "contact", YILDIZ, Wrong("missing", "contact", fields).entry)
    assert [one["code"] for one in said.json["problems"]] == ["action_missing", "missing"], said.out
    fill_form(book, "event", YILDIZ, Wrong("missing", "event", {"event_type": None}).entry)
    said = tahsilat("record", book, "--json")
    assert [one["code"] for one in said.json["problems"]] == ["missing"], said.out


def test_a_number_of_another_debtor_is_told_once(book: Path) -> None:
    entry = {**GOOD["promise"], "contact": "G-0002-A"}
    said = by_command(book, "promise", YILDIZ, entry)
    assert [one["code"] for one in said.json["problems"]] == ["dead_reference"], said.out
    entry = {**GOOD["event"], "until": date(2026, 11, 16)}
    said = by_command(book, "event", YILDIZ, entry)
    assert [one["code"] for one in said.json["problems"]] == ["until_before"], said.out


def test_two_answers_are_one_sentence(book: Path) -> None:
    entry = Wrong("either_field", "contact", {"closing": "konu kapandı"}).entry
    said = by_command(book, "contact", YILDIZ, entry)
    assert [one["code"] for one in said.json["problems"]] == ["either_field"], said.out


@pytest.mark.parametrize(("typed", "says"), [("23.11.2026", "biçimini Tarih"), ("31.11.2026", "takvimde")])
def test_a_day_that_a_cell_holds_as_text_is_not_said_to_be_none(typed: str, says: str, book: Path) -> None:
    fill_form(book, "promise", YILDIZ, {**GOOD["promise"], "due": typed})
    (told,) = tahsilat("record", book, "--json").json["problems"]
    assert told["code"] == "date_text" and says in told["suggestion"], told


def test_a_closing_reason_of_the_firm_is_as_good_as_one_of_ours(book: Path) -> None:
    said = by_command(
        book, "contact", YILDIZ, {"result": "görüşüldü", "note": "x", "closing": "hesap kapandı"}
    )
    assert said.code == 0, said.err


def test_a_kind_that_nobody_knows_is_refused(book: Path) -> None:
    said = tahsilat("add", "arama", book, "--debtor", YILDIZ, "--json")
    assert said.json["error"] == "record_kind" and "Ödeme Planı" in said.err


@pytest.mark.parametrize(
    ("word", "fields", "ids"),
    [
        ("söz", {"amount": 120.0, "due": date(2026, 12, 4)}, "S-"),
        ("TAKSİT", {"amount": 100.0, "due": date(2026, 12, 1), "instalments": 2}, "S-"),
        ("tahsilat", {"amount": 12.0, "method": "havale"}, "T-"),
        ("tahsilat", {"amount": 12.0, "method": "eft"}, "T-"),
    ],
)
def test_the_short_words_of_every_day_are_known(
    word: str, fields: dict[str, Any], ids: str, book: Path
) -> None:
    said = tahsilat("add", word, book, "--debtor", AK, *options_of(fields), "--json")
    assert said.code == 0 and said.json["recorded"]["ids"][0].startswith(ids), said.err


def test_a_word_of_no_closed_list_is_answered_with_the_list(book: Path) -> None:
    said = by_command(book, "receipt", AK, {"amount": 12.0, "method": "güvercin"})
    assert said.code == 2 and "havale/EFT" in said.err and "Listeler" not in said.err, said.err


def test_a_part_of_a_name_that_fits_several_names_them(book: Path) -> None:
    said = by_command(book, "contact", "ortak", GOOD["contact"])
    assert said.json["error"] == "several_debtors_like" and "Ortak Ad A.Ş." in said.err
    numbers = own_id.make_ids("B", [3, 4])
    assert f"Ortak Ad A.Ş. ({numbers[0]}), Ortak Ad A.Ş. ({numbers[1]}). " in said.err


def test_an_error_value_in_a_text_field_is_refused_as_in_a_table(book: Path) -> None:
    fill_form(book, "contact", YILDIZ, {**GOOD["contact"], "note": CellError("#N/A")})
    said = tahsilat("record", book, "--json")
    assert said.code == 2 and [one["code"] for one in said.json["problems"]] == ["cell_error_value"]
