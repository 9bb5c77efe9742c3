"""A plan is held against the debt as a whole, as one promise is."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.recording.shop import AK, YILDIZ, by_command, by_form, copy_of, shop

DECEMBER = date(2026, 12, 4)  # Ak owes 700,00, Yıldız 6.500,00


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shop(tmp_path_factory.mktemp("plans") / "Kitap.xlsx")


@pytest.fixture
def book(master: Path, tmp_path: Path) -> Path:
    return copy_of(master, tmp_path / "Kitap.xlsx")


@pytest.mark.parametrize("way", [by_command, by_form])
@pytest.mark.parametrize(
    ("kind", "debtor", "amount", "more", "says"),
    [
        ("plan", AK, 2_000.0, {"due": DECEMBER}, "(2.000,00 TL) açık borçtan (700,00 TL)"),
        ("plan", AK, 7_000.01, {"due": DECEMBER}, "(7.000,01 TL) açık borçtan (700,00 TL)"),
        (
            "plan",
            YILDIZ,
            2_000.0,
            {"due": DECEMBER, "receivable": "A-0001-B"},
            "(2.000,00 TL) açık borçtan (1.500,00 TL)",
        ),
        (
            "commitment",
            YILDIZ,
            20_000.0,
            {"file_no": "D-0001-A"},
            "(20.000,00 TL) açık borçtan (6.500,00 TL)",
        ),
    ],
)
def test_its_total_is_asked_about_once(
    kind: str, debtor: str, amount: float, more: dict[str, Any], says: str, way: Any, book: Path
) -> None:
    said = way(book, kind, debtor, {"amount": amount, "instalments": 4, **more})
    assert (said.code, said.json.get("error")) == (2, "record_asked"), said.err
    assert [one["code"] for one in said.json["asked"]] == ["promise_more_than_open"]
    assert f"Planın toplamı {says} büyük." in said.err


@pytest.mark.parametrize("amount", [700.0, 2_000.0])
def test_within_the_debt_or_said_yes_to_it_is_saved(amount: float, book: Path) -> None:
    yes = () if amount == 700.0 else ("--yes",)
    said = by_command(book, "plan", AK, {"amount": amount, "instalments": 4, "due": DECEMBER}, *yes)
    assert said.code == 0 and len(said.json["recorded"]["ids"]) == 4, said.err
