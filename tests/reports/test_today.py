"""Bugün: what comes first, for whom, how much a day, and the way to the debtor's row."""

from __future__ import annotations

import email
import email.policy
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from addin.books.file import open_book
from addin.books.lint import lint, lint_formulas
from addin.model import Place
from addin.reports.digest import digest, now_of
from addin.reports.persons import names_like
from addin.reports.today import row_link
from tests.desk import AS_OF, frame, make_book, refresh, tahsilat
from tests.hosts.libreoffice import LibreOffice
from tests.tables import frame_of

pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")

LATE, SOON = date(2026, 10, 1), date(2026, 12, 15)
PEOPLE = [
    {"person": "Elif Aydın", "person_role": "leader"},
    {
        "person": "Murat Şen",
        "deputy": "Elif Aydın",
        "absent_from": date(2026, 11, 18),
        "absent_to": date(2026, 11, 22),
    },
]


def owes(name: str, lira: int, owner: str = "Elif Aydın", due: date = LATE) -> tuple[dict, dict]:
    return (
        {"debtor_name": name, "owner": owner, "phone": "+905321234567"},
        {"debtor_name": name, "document_no": f"F-{name}", "due_date": due, "amount_kurus": lira * 100},
    )


def talk(name: str, day: date, **more: object) -> dict[str, object]:
    return {
        "debtor_name": name,
        "contacted_at": day,
        "result": "reached",
        "contacted_by": "Elif Aydın",
        **more,
    }


def promise(name: str, made: date, day: date, lira: int) -> dict[str, object]:
    return {"debtor_name": name, "made_on": made, "promised_for": day, "amount_kurus": lira * 100}


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One debtor for each reason, in an order that is not the wanted one, and two who need nothing."""
    debtors, receivables = zip(
        owes("Bekler", 900_000, due=SOON),
        owes("Aksiyonsuz", 5_000),
        owes("Aksiyonsuz Az", 100),
        owes("Bugünkü", 10, "Murat Şen"),
        owes("Geciken", 20, ""),
        owes("Söz Günü", 30),
        owes("Sözünde Durmaz", 40),
        owes("Sözünde Durmaz Çok", 4_000),
        strict=True,
    )
    contacts = [
        talk("Bekler", date(2026, 11, 2), next_action="ara", next_action_date=SOON),
        talk("Bugünkü", date(2026, 11, 2), next_action="ara", next_action_date=AS_OF),
        talk("Geciken", date(2026, 11, 2), next_action="ziyaret", next_action_date=date(2026, 11, 9)),
        talk("Söz Günü", date(2026, 11, 2), next_action="bak", next_action_date=AS_OF, summary="Cuma öder."),
        talk("Sözünde Durmaz", date(2026, 10, 2), next_action="ara", next_action_date=SOON, summary="eski"),
        talk(
            "Sözünde Durmaz", date(2026, 10, 5), next_action="sor", next_action_date=SOON, summary="Ay sonu."
        ),
    ]
    promises = [
        promise("Söz Günü", date(2026, 11, 2), AS_OF, 30),
        promise("Sözünde Durmaz", date(2026, 10, 5), date(2026, 10, 30), 40),
        promise("Sözünde Durmaz Çok", date(2026, 10, 5), date(2026, 10, 30), 4_000),
    ]
    paid = [
        {
            "debtor_name": "Öder",
            "received_on": date(2026, 11, 1),
            "amount_kurus": 100,
            "channel": "transfer",
        }
    ]
    path = tmp_path_factory.mktemp("today") / "Kitap.xlsx"
    make_book(
        path,
        {
            "debtors": [*debtors, {"debtor_name": "Öder"}],
            "receivables": list(receivables),
            "contacts": contacts,
            "promises": promises,
            "receipts": paid,
            "people": PEOPLE,
        },
    )
    refresh(path)
    return path


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy2(master, tmp_path / "Kitap.xlsx"))


def test_order_is_by_reason_then_by_what_is_at_stake(master: Path) -> None:
    rows = frame(master, "today")
    assert list(zip(rows["debtor_name"], rows["what"], strict=True)) == [
        ("Sözünde Durmaz Çok", "broken_promise"),
        ("Sözünde Durmaz", "broken_promise"),
        ("Söz Günü", "promise_due"),
        ("Geciken", "late_action"),
        ("Bugünkü", "today_action"),
        ("Aksiyonsuz", "no_action"),
        ("Aksiyonsuz Az", "no_action"),
    ]
    assert rows["priority"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert rows["action_days_late"].tolist() == [21, 21, 0, 11, 0, pd.NA, pd.NA]
    assert rows["days_late"].tolist() == [50] * 7
    assert rows["overdue_kurus"].tolist() == rows["open_kurus"].tolist()


def test_nobody_who_owes_is_forgotten(master: Path) -> None:
    """Each debtor with a balance has a dated next action ahead or stands in Bugün."""
    debtors, listed = frame(master, "debtors"), set(frame(master, "today")["debtor_id"])
    owing = debtors[debtors["open_kurus"] > 0]
    ahead = owing[owing["next_action_date"].dt.date > AS_OF]
    assert set(owing["debtor_id"]) == listed | set(ahead["debtor_id"])


def test_absent_colleagues_and_orphans_go_to_somebody(master: Path) -> None:
    who = frame(master, "today").set_index("debtor_name")["person"]
    assert who["Bugünkü"] == "Elif Aydın (Murat Şen yerine)"
    assert who["Geciken"] == "Elif Aydın"  # nobody in charge: the leader


def test_back_from_leave_the_work_is_his(book: Path) -> None:
    refresh(book, "--as-of", "2026-11-23")
    who = frame(book, "today").set_index("debtor_name")["person"]
    assert who["Bugünkü"] == "Murat Şen"


def test_the_last_word_is_that_of_the_newest_talk(master: Path) -> None:
    said = frame(master, "today").set_index("debtor_name")["last_summary"]
    assert (said["Sözünde Durmaz"], said["Söz Günü"], said["Geciken"]) == ("Ay sonu.", "Cuma öder.", "")


def test_limit_of_the_day_by_person(tmp_path: Path) -> None:
    pairs = [owes(f"Borçlu {number}", 100 + number, ("Elif", "Can")[number % 2]) for number in range(12)]
    book = make_book(
        tmp_path / "k.xlsx",
        {"debtors": [one for one, _ in pairs], "receivables": [one for _, one in pairs]},
        {"today_limit": 4},
    )
    refresh(book)
    rows = frame(book, "today")
    assert rows[rows["place"] == "now"].groupby("person").size().to_dict() == {"Can": 4, "Elif": 4}
    assert rows[rows["place"] == "waiting"].groupby("person").size().to_dict() == {"Can": 2, "Elif": 2}
    said = tahsilat("today", book)
    assert said.out.count("aksiyonu yok") == 8 and "sırada bekleyen 4 iş" in said.out
    assert len(tahsilat("today", book, "--json").json["today"]) == 8


# --- the morning digest ---


def test_who_owes_dollars_alone_is_not_called_about_nothing(tmp_path: Path) -> None:
    debtor, bill = owes("Acme", 900)
    book = make_book(
        tmp_path / "Kitap.xlsx", {"debtors": [debtor], "receivables": [bill | {"currency": "USD"}]}
    )
    refresh(book)
    for command in ("today", "next"):
        assert (
            "Acme – aksiyonu yok – açık 900,00 USD, vadesi 50 gün geçmiş – 0532"
            in tahsilat(command, book).out
        )


def test_digest_by_person_and_for_one(book: Path) -> None:
    whole = tahsilat("today", book).out
    assert whole.startswith("20.11.2026 Cuma") and "Elif Aydın: 7 iş" in whole
    assert "Sözünde Durmaz Çok – tutulmayan söz (söz günü 21 gün geçti) – açık 4.000,00 TL" in whole
    assert " – açık 4.000,00 TL, vadesi geçen 4.000,00 TL (50 gün) – 0532 123 45 67" in whole
    assert "   Söz: 30.10.2026 gününe 4.000,00 TL, ödenen 0,00 TL" in whole
    assert "Geciken – geciken aksiyon (iş 11 gün gecikti) – açık 20,00 TL" in whole
    assert "   Yapılacak: ziyaret" in whole and "   Son görüşme: Cuma öder." in whole
    for query in ("elif", "AYDIN", "Elif Aydın"):
        assert tahsilat("today", book, "--person", query).out.count("\n1. ") == 1
    assert "yapılacak iş yok" in tahsilat("today", book, "--person", "Murat").out


def test_an_unknown_person_is_told_with_the_known_names(book: Path) -> None:
    said = tahsilat("today", book, "--person", "Ayşe")
    assert said.code == 2 and "“Ayşe” adında biri yok" in said.err and "Murat Şen" in said.err


@pytest.mark.parametrize(
    ("query", "meant"),
    [("ali", ["Ali"]), ("CAN", ["Ali Can", "Can Ali"]), ("can ali", ["Can Ali"]), ("al", []), ("", [])],
)
def test_names(query: str, meant: list[str]) -> None:
    assert names_like(query, ["Ali", "Ali Can", "Can Ali"]) == meant


def test_mail_is_a_draft_that_mail_programs_read(book: Path) -> None:
    path = book.parent / "sabah.eml"
    said = tahsilat("today", book, "--eml", path)
    assert said.code == 0 and "sabah.eml" in said.out
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert message["Subject"] == "Tahsilat: 20.11.2026 yapılacaklar (7 iş)"
    assert message["X-Unsent"] == "1" and message.get_content_charset() == "utf-8"
    assert message.get_content().strip() in said.out
    assert tahsilat("today", book, "--eml", path).code == 2


def test_limit_shows_the_most_urgent(book: Path) -> None:
    said = tahsilat("today", book, "--limit", "2", "--json").json
    assert [item["debtor_name"] for item in said["today"]] == ["Sözünde Durmaz Çok", "Sözünde Durmaz"]
    assert tahsilat("today", book, "--limit", "0").code == 2


def test_digest_of_a_book_never_refreshed_is_that_of_the_refreshed_one(tmp_path: Path) -> None:
    """Rows without number are work as well."""
    debtor, receivable = owes("Ak Ltd.", 50)
    book = make_book(tmp_path / "k.xlsx", {"debtors": [debtor], "receivables": [receivable]})
    before = book.read_bytes()
    said = tahsilat("today", book).out
    assert "Ak Ltd. – aksiyonu yok" in said and book.read_bytes() == before
    refresh(book)
    assert tahsilat("today", book).out == said


def test_notes_of_a_plan_are_no_talk(tmp_path: Path) -> None:
    plan = {"result": "plan", "next_action": "ilk arama", "next_action_date": AS_OF, "summary": "listeden"}
    debtor, receivable = owes("Ak Ltd.", 50)
    rows = {"debtors": [debtor], "receivables": [receivable], "contacts": [talk("Ak Ltd.", AS_OF, **plan)]}
    book = make_book(tmp_path / "k.xlsx", rows)

    for command in ("today", "next"):
        said = tahsilat(command, book).out
        assert "Henüz görüşülmedi; listeden" in said and "Son görüşme: listeden" not in said


def test_nothing_to_do_is_said(tmp_path: Path) -> None:
    book = make_book(tmp_path / "k.xlsx", {})
    assert tahsilat("today", book).out.strip() == "20.11.2026: yapılacak iş yok."


def test_digest_names_nobody_where_nobody_is_in_charge() -> None:
    work = frame_of("today", [{"debtor_name": "Ak", "what": "no_action", "place": "now"}])
    assert "sorumlusu yok: 1 iş" in digest(work, as_of=AS_OF, language="tr")
    assert now_of(work.assign(place="waiting")).empty


# --- the way to the row ---


def test_links_find_the_row_wherever_it_is_sorted(book: Path, libreoffice: LibreOffice) -> None:
    """The formula's own words are put into cells and computed after the debtors were sorted anew."""
    place = open_book(book).place("debtors")
    workbook = openpyxl.load_workbook(book)
    debtors = workbook[place.sheet]
    ids = place.columns["debtor_id"]
    cells = [debtors.cell(place.header_row + 1 + row, ids) for row in range(9)]
    moved = [cell.value for cell in cells][::-1]
    for cell, value in zip(cells, moved, strict=True):
        cell.value = value
    today = open_book(book).place("today")
    sheet, probe = workbook[today.sheet], workbook.create_sheet("Deneme")
    wanted = {}
    for row in range(7):
        formula = sheet[today.cell(row, "go")].value
        assert formula.startswith('=HYPERLINK("#') and len(formula) <= 150
        probe.cell(row + 1, 1).value = "=" + formula[len("=HYPERLINK(") :].rpartition(",")[0]
        debtor = sheet[today.cell(row, "debtor_id")].value
        wanted[row] = f"#'{place.sheet}'!{place.cell(moved.index(debtor), 'debtor_name')}"
    workbook.save(book)
    values = libreoffice.recalculated(book)
    assert {row: values["Deneme"][row][0] for row in range(7)} == wanted
    go = today.columns["go"] - 1
    assert [line[go] for line in values[today.sheet][today.header_row : today.header_row + 7]] == ["git"] * 7


def test_written_links_pass_the_package_lint(master: Path) -> None:
    assert not lint(master) and not lint_formulas(master)


def test_links_quote_what_would_break_a_formula() -> None:
    place = Place(
        "debtors", "Ali'nin 'Borçlu'ları" + "x" * 11, 5, 9, 1, 2, {"debtor_id": 1, "debtor_name": 2}, {}
    )
    link = row_link(place, 3, 'B-"1*', "git")
    assert '"B-""1~*"' in link.formula and "'Ali''nin ''Borçlu''ları" in link.formula
    assert link.target.endswith("'!B9") and len(f'HYPERLINK({link.formula},"git")') <= 170
