"""A list for each trade, its headers drawn from what somebody wrote who did not know which words are known.

headers.tsv: field, header, trade and, of columns that are none of the debt's, some cells.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections import defaultdict
from pathlib import Path
from random import Random

import pytest

from addin.model import Refusal
from tests.importing.runs import column, run, write

Words = dict[str, list[tuple[str, list[str]]]]
FEWEST = 0.84  # of the lists come in whole and unasked; of the others most may be read in two ways
DEBT, BESIDE = ("number", "issue", "due"), ("note", "phone", "ours", "contact", "place", "other", "bank")
NAMES = (
    "Karaca Yapı Malzemeleri", "Mehmet Özgül", "Ayşe Tuncer", "Deniz Market", "Yıldız Otomotiv Ltd. Şti.",
    "Fatma Karabulut", "Öz Anadolu Gıda", "Hasan Çetinkaya", "Bereket Fırını", "Selim Aydoğan",
    "Mavi Ege Turizm A.Ş.", "Zeynep Kurt", "Gürsoy Nakliyat", "İbrahim Şen",
)  # fmt: skip
KEYS = {"number": "document_no", "issue": "issue_date", "due": "due_date"}


def trades() -> dict[str, Words]:
    found: dict[str, Words] = defaultdict(lambda: defaultdict(list))
    text = Path(__file__).with_name("headers.tsv").read_text("utf-8")
    for field, header, trade, *cells in csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        found[trade][field].append((header, "".join(cells).split("|")))
    return {trade: words for trade, words in found.items() if {"debtor", "amount"} <= words.keys()}


def comes_in(folder: Path, words: Words, rng: Random) -> bool:
    """Whether a list under these words comes in unasked, each debt with its number and days."""
    fields = ["debtor", "amount", *(field for field in DEBT if field in words)]
    if {"paid", "rest"} <= words.keys() and rng.random() < 0.5:
        fields += ["paid", "rest"]
    fields += [field for field in BESIDE if field in words and rng.random() < 0.7]
    drawn = {field: rng.choice(words[field]) for field in fields}
    rng.shuffle(fields)
    rows, owed = [], []
    for at, name in enumerate(NAMES):
        day, kurus = dt.date(2026, 9, 12) + dt.timedelta(days=5 * at), rng.randrange(50_000, 4_000_000)
        paid = kurus // 2 if at % 3 == 0 else 0
        cells = {
            "debtor": name, "number": f"{1041 + 7 * at}", "issue": day, "due": day + dt.timedelta(days=30),
            "amount": kurus / 100, "paid": paid / 100, "rest": (kurus - paid) / 100,
        }  # fmt: skip
        rows.append(
            [cells[each] if each in cells else drawn[each][1][at % len(drawn[each][1])] for each in fields]
        )
        owed.append(kurus - paid if "paid" in fields else kurus)
    source = write(folder, [[drawn[field][0] for field in fields], *rows])
    try:
        outcome = run(source)
    except Refusal:
        return False
    if "receivables" not in outcome.appended or column(outcome, "amount_kurus") != owed:
        return False
    places = {field: fields.index(field) for field in DEBT if field in fields}
    return all(
        column(outcome, KEYS[field]) == [str(row[place]) for row in rows] for field, place in places.items()
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_lists_of_all_trades_come_in(tmp_path: Path, seed: int) -> None:
    known = trades()
    missed = [
        trade for trade, words in known.items() if not comes_in(tmp_path, words, Random(f"{trade}{seed}"))
    ]
    assert len(known) > 100
    assert len(missed) <= (1 - FEWEST) * len(known), missed
