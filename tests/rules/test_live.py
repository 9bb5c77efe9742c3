"""What the live formulas may look like, and what their twins say on rows anyone can check by eye."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pytest

from addin.messages import LANGUAGES, catalogue, header
from addin.model import Misfit, column_letters
from addin.rules.live import live_values
from addin.rules.live.control import CHECKS
from addin.rules.live.rows import IDENTIFYING
from addin.rules.settings import Settings
from addin.schema import ENTRY, TABLES
from addin.schema.formulas import FORMULAS, LONGER, LONGEST, calculated_column, formula_text
from addin.schema.formulas.control import CONDITIONS
from tests.tables import table

AS_OF = date(2026, 11, 20)
FIRST_ROW = 5
FUNCTIONS = set(
    "COUNT FIND IF IFERROR INT ISERR LEFT LEN LOOKUP MAX MID MIN MMULT MOD MONTH N NOT OR REPT RIGHT ROUND "
    "SUBSTITUTE SUMPRODUCT T TRIM YEAR".split()
)


def shown(key: str, text: str, *misfits: Misfit) -> dict[str, list[Any]]:
    frame = table(key, text)
    words = {code: code for code in catalogue("tr")["control"]}
    found = live_values(key, frame, misfits, as_of=AS_OF, settings=Settings(), words=words)
    return {column: [str(value) for value in values] for column, values in found.items()}


def misfit(key: str, column: str, row: int, raw: Any) -> Misfit:
    return Misfit(key, column, "text", np.array([row]), np.array([raw], dtype=object))


def written(table_key: str, column_key: str, language: str) -> str:
    letters = {key: column_letters(number) for number, key in enumerate(TABLES[table_key].keys, start=1)}
    return formula_text(table_key, column_key, letters, FIRST_ROW, language)


def test_each_formula_column_has_one_formula_and_one_twin() -> None:
    declared = {(entry.key, column.key) for entry in ENTRY for column in entry.filled_by("formula")}
    twins = {(entry.key, key) for entry in ENTRY for key in shown(entry.key, "")}
    assert set(FORMULAS) == declared == twins
    assert max(len(entry.filled_by("formula")) for entry in ENTRY) <= 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table_key", "column_key"), FORMULAS)
def test_formulas_stay_short_and_portable(table_key: str, column_key: str, language: str) -> None:
    texts = {key: header(table_key, key, language) for key in TABLES[table_key].keys}
    formula = written(table_key, column_key, language)
    whole = calculated_column(table_key, column_key, texts, language)
    assert len(formula) <= LONGER.get((table_key, column_key), LONGEST)
    assert len(whole) < 8192
    bare = re.sub(r'"[^"]*"', "", formula)
    assert set(re.findall(r"[A-Z]+(?=\()", bare)) <= FUNCTIONS
    assert set(re.findall(r"TK_\w+|BUGUN", bare)) <= {"BUGUN"} | {f"TK_{name}" for name in Settings.__slots__}
    assert not re.search(r"\[[a-z_]+\]|\{[a-z_]+\.", formula + whole)


def test_kontrol_asks_in_the_same_order_as_its_twin() -> None:
    for key, conditions in CONDITIONS.items():
        asked = [
            code
            for shown_as, _ in conditions
            for code in re.findall(r"control\.(\w+)", shown_as) or [shown_as]
        ]
        assert asked == [code for code, _ in CHECKS[key]], key
        assert set(asked) <= set(catalogue("tr")["control"])


def test_every_word_of_kontrol_is_used_and_stands_in_both_languages() -> None:
    used = {code for checks in CHECKS.values() for code, _ in checks}
    for language in LANGUAGES:
        assert set(catalogue(language)["control"]) == used


def test_a_row_is_known_by_columns_of_its_table() -> None:
    for key, columns in IDENTIFYING.items():
        assert set(columns) <= set(TABLES[key].keys)


def test_receivable_status_by_rank() -> None:
    found = shown(
        "receivables",
        """
        | Vade       | Tutar | Açık Tutar | Kapanış Nedeni | Dosya No | İhtilaflı mı |
        | 01.11.2026 | 100   | 100        | vazgeçildi     | D-1      | evet         |
        | 01.11.2026 | 100   | 0          |                | D-1      | evet         |
        | 01.11.2026 | 100   | 100        |                | D-1      | evet         |
        | 01.11.2026 | 100   | 100        |                |          | evet         |
        | 19.11.2026 | 100   |            |                |          | hayır        |
        | 20.11.2026 | 100   |            |                |          |              |
        | 21.11.2026 | 100   |            |                |          |              |
        |            | 100   |            |                |          |              |
        | 01.11.2026 |       |            |                |          |              |
        | 19.11.2026 | 100   | 100        | karşılıksız    |          |              |
        | 10.12.2026 | 100   | 100        | karşılıksız    |          |              |
        |            | 100   | 100        | karşılıksız    |          |              |
        | 10.12.2026 | 100   | 100        | karşılıksız    |          | evet         |
        | 19.11.2026 | 100   | 0          | karşılıksız    |          |              |
        """,
    )
    by_rank = [*"closed paid enforcement disputed overdue today not_due".split(), "", ""]
    assert found["status"] == [*by_rank, "bounced", "bounced", "bounced", "disputed", "closed"]
    assert found["days_overdue"] == [
        *("19", "0", "19", "19", "1", "0", "0", "<NA>", "<NA>", "1", "0", "<NA>", "0", "0")
    ]
    assert found["age_bucket"][4:9] == ["d1_30", "not_due", "not_due", "undated", ""]


@pytest.mark.parametrize(
    ("due", "bucket"),
    [
        ("20.11.2026", "not_due"),
        ("19.11.2026", "d1_30"),
        ("21.10.2026", "d1_30"),
        ("20.10.2026", "d31_60"),
        ("21.09.2026", "d31_60"),
        ("20.09.2026", "d61_90"),
        ("21.08.2026", "d91_120"),
        ("23.07.2026", "d91_120"),
        ("22.07.2026", "over_120"),
    ],
)
def test_age_buckets_at_their_borders(due: str, bucket: str) -> None:
    found = shown("receivables", f"| Düzenleme | Vade | Tutar |\n| | {due} | 1 |\n| {due} | | 1 |")
    assert found["age_bucket"] == [bucket, bucket]


def test_promise_status() -> None:
    """Two days of grace, near from three days before, kept from 95 %."""
    found = shown(
        "promises",
        """
        | Söz Tarihi | Tutar  | Ödenen | İptal |
        | 01.11.2026 | 100    | 100    | evet  |
        | 01.11.2026 | 67,40  | 64,03  |       |
        | 01.11.2026 | 67,40  | 64,02  |       |
        | 01.11.2026 | 67,40  |        |       |
        | 17.11.2026 | 100    |        |       |
        | 18.11.2026 | 100    | 50     |       |
        | 23.11.2026 | 100    |        |       |
        | 24.11.2026 | 100    |        |       |
        |            | 100    | 100    |       |
        """,
    )
    expected = "cancelled kept partly broken broken near near waiting".split()
    assert found["status"] == [*expected, ""]


def test_contact_status() -> None:
    found = shown(
        "contacts",
        """
        | Sonraki Aksiyon Tarihi | Aksiyon Sonucu | Kapanış Nedeni |
        | 19.11.2026             |                |                |
        | 20.11.2026             |                |                |
        | 21.11.2026             |                |                |
        | 19.11.2026             | yapıldı        |                |
        |                        |                | ödendi         |
        |                        |                |                |
        """,
    )
    assert found["status"] == ["late", "today", "planned", "closed", "closed", ""]


def test_follow_up_status_and_idle_days() -> None:
    found = shown(
        "debtors",
        """
        | Unvan | Açık Bakiye | Döviz Bakiyesi | Sonraki Aksiyon Tarihi | Son Görüşme | Son Ödeme  |
        | A     | 10          |                | 19.11.2026             | 01.11.2026  | 10.11.2026 |
        | B     | 10          |                | 20.11.2026             | 10.11.2026  |            |
        | C     |             | 5,00 USD       | 21.11.2026             |             |            |
        | D     | 10          |                |                        | 25.11.2026  |            |
        | E     | 0           |                | 19.11.2026             |             |            |
        |       | 10          |                | 19.11.2026             |             |            |
        """,
    )
    assert found["follow_up_status"] == ["late", "today", "planned", "no_action", "clear", ""]
    assert found["idle_days"] == ["10", "10", "<NA>", "0", "<NA>", "<NA>"]


def test_period_and_holder_days() -> None:
    assert shown("receipts", "| Tarih |\n| 05.03.2026 |\n| |")["period"] == ["2026-03", ""]
    assert shown("files", "| Safha Tarihi |\n| 31.10.2026 |\n| |")["holder_days"] == ["20", "<NA>"]
    stages = "| Safha | Safha Tarihi |\n| ihtar | 31.10.2026 |\n| kapandı | 31.10.2026 |"
    assert shown("receivables", stages)["holder_days"] == ["20", "<NA>"]


@pytest.mark.parametrize(
    ("number", "kind", "word"),
    [
        ("4540536920", "tüzel", ""),
        ("4540536921", "tüzel", "vkn_checksum"),
        ("454053692", "", "vkn_checksum"),
        ("17291716060", "gerçek", ""),
        ("17291716050", "gerçek", "tckn_checksum"),
        ("10000000146", "tüzel", "id_wrong_kind"),
        ("99123456741", "gerçek", ""),
        ("1234567890", "", "id_placeholder"),
        ("11111111111", "", "id_placeholder"),
        ("454 053 69 20", "", ""),
        ("", "", ""),
    ],
)
def test_kontrol_of_tax_numbers(number: str, kind: str, word: str) -> None:
    text = f"| Unvan | TCKN/VKN | Tür |\n| A | {number} | {kind} |"
    assert shown("debtors", text)["control"] == [word]


def test_kontrol_of_receivables() -> None:
    found = shown(
        "receivables",
        """
        | Borçlu | Unvan | Düzenleme  | Vade       | Tutar | Para Birimi |
        | B-1    |       | 01.11.2026 | 20.11.2026 | 10    | TL          |
        |        |       | 01.11.2026 | 20.11.2026 | 10    | TL          |
        |        | A     | 01.11.2026 | 20.11.2026 |       | TL          |
        |        | A     | 01.11.2026 | 20.11.2026 | 0     | TL          |
        |        | A     |            |            | 10    | TL          |
        |        | A     | 21.11.2026 | 20.11.2026 | 10    | TL          |
        |        | A     | 01.11.1999 | 20.11.2026 | 10    | TL          |
        |        | A     | 01.11.2026 | 20.11.2026 | 10    | CHF         |
        |        |       |            |            |       | TL          |
        """,
    )
    assert found["control"] == [
        "",
        "debtor_missing",
        "amount_missing",
        "amount_not_positive",
        "due_and_issue_missing",
        "due_before_issue",
        "date_far",
        "currency_unknown",
        "",
    ]


def test_kontrol_sees_what_the_frame_cannot_hold() -> None:
    row = "| # | Unvan | Düzenleme | Tutar |\n| 7 | A | 01.11.2026 | |"
    for column, raw, word in [
        ("amount_kurus", "1.234,56", "amount_not_number"),
        ("amount_kurus", 2e10, "amount_too_large"),
        ("amount_kurus", True, "amount_not_number"),
    ]:
        assert shown("receivables", row, misfit("receivables", column, 7, raw))["control"] == [word]
    text = "| # | Unvan | Düzenleme | Tutar |\n| 7 | A | 01.11.2026 | 10 |"
    due = misfit("receivables", "due_date", 7, "yarın")
    assert shown("receivables", text, due)["control"] == ["date_text"]


def test_kontrol_of_contacts() -> None:
    found = shown(
        "contacts",
        """
 | Unvan | Tarih | Sonuç | Sonraki Aksiyon | Sonraki Aksiyon Tarihi | Kapanış Nedeni | Aksiyon Sonucu |
 | A | 20.11.2026 | görüşüldü | ara | 25.11.2026 | | |
 | A | 21.11.2026 | görüşüldü | ara | 25.11.2026 | | |
 | A | 21.11.2026 | plan | ara | 25.11.2026 | | |
 | A | 20.11.2026 | | ara | 25.11.2026 | | |
 | A | 20.11.2026 | görüşüldü | ara | | | |
 | A | 20.11.2026 | görüşüldü | | | ödendi | |
 | A | 20.11.2026 | görüşüldü | | | | yapıldı |
 | A | 20.11.2026 | görüşüldü | ara | 19.11.2026 | | |
        """,
    )
    expected = [
        "",
        "contact_in_future",
        "",
        "result_missing",
        "action_missing",
        "",
        "",
        "action_before_contact",
    ]
    assert found["control"] == expected
