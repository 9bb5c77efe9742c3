"""Headers in the words of different desks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from addin.importing.evidence.header import fields_of
from addin.messages import LANGUAGES, say
from addin.parameters import read_text
from tests.importing.runs import column, lines, run, write


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Borçlu Ünvanı", "debtor_name"), ("Kursiyer", "debtor_name"), ("Borçlu TC No", "tax_id"),
        ("Müşteri Telefonu", "phone"), ("İkametgâh Adresi", "address"), ("SMM No", "document_no"),
        ("Tahakkuk Tarihi", "issue_date"), ("Ödeme Son Günü", "due_date"), ("Fatura Meblağı", "amount"),
        ("Tahsil Edilmeyen Tutar", "open_amount"), ("Tahsil Olunan", "paid_amount"), ("Mülâhazat", "note"),
        ("İcra Takip No", "case_no"),
        ("Takip Bedeli", "filed_amount"), ("Tebellüğ Tarihi", "order_served_on"),
        ("Ödeyeceği Tarih", "promised_for"), ("Föy No", "other_number"), ("V. Dairesi", "tax_office"),
    ],
)  # fmt: skip
def test_a_header_is_known_in_other_words(header: str, field: str) -> None:
    told, sure = fields_of(header)
    assert told == (field,)
    assert sure > 0.9


def test_a_list_in_such_words_comes_in_unasked(tmp_path: Path) -> None:
    text = """
        Kursiyer;Müşteri Telefonu;Tahakkuk Tarihi;Ödeme Son Günü;Tahakkuk Eden;Tahsil Olunan;Kalan Kısım
        Ali Ak;0532 222 33 44;01.09.2026;30.09.2026;1.000,00;400,00;600,00
        Eda Ün;0532 222 33 45;01.10.2026;31.10.2026;2.000,00;;2.000,00
    """
    outcome = run(write(tmp_path, lines(text)))
    assert column(outcome, "due_date") == ["2026-09-30", "2026-10-31"]
    assert column(outcome, "amount_kurus") == [60000, 200000]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_may_be_asked_about_has_a_name(language: str) -> None:
    for field in json.loads(read_text("header_synonyms.json")):
        assert say(f"import.fields.{field}", language)
