"""Amounts that are written alike are read together, and as each of them is read alone."""

from __future__ import annotations

from random import Random

import pytest

from addin.importing.evidence.amount_forms import form_of
from addin.importing.evidence.amounts import evidence, read_amounts
from addin.importing.evidence.cells import Column

FORMS = (
    "9", "0", "9,9", "9,99", "9.99", "0.999", "9.999", "9,999", "999.999", "9.999.999", "9.999,99",
    "9,999.99", "9 999,99", "9'999.99", "-9.999,99", "9.999,99-", "(9.999,99)", "9.999,99 TL", "₺9.999,99",
    "9.999,99 USD", "9.999,99 B", "9.999,99 (A)", "9,9999", "9,9949", "999999999999,99", "9999999999999999",
    "9.999,-", "#999,99#", "9 elma", "", "  ", "yok", "٣٫٥", "٣.999", "99\n99", ",99", "99.99.999",
)  # fmt: skip


def _texts(seed: int, most: int) -> list[str]:
    rng = Random(seed)
    chosen = rng.sample(FORMS, 12)
    texts = [
        "".join(str(rng.choice((0, 1, 5, 9))) if letter == "9" else letter for letter in form)
        for form in chosen
        for _ in range(rng.randrange(1, most))
    ]
    rng.shuffle(texts)
    return texts


@pytest.mark.parametrize("style", [",", ".", "own", ""])
@pytest.mark.parametrize("seed", range(15))
def test_together_as_alone(seed: int, style: str) -> None:
    cells = [*_texts(seed, 30), 12.5, "", 3.0]
    together = read_amounts(Column(cells), style)
    alone = [read_amounts([cell], style) for cell in cells]
    for name in ("kurus", "blank", "unreadable", "rounded", "currency"):
        got = getattr(together, name).tolist()
        assert got == [getattr(each, name)[0] for each in alone], name


@pytest.mark.parametrize("seed", range(15))
def test_a_column_proves_what_its_cells_prove(seed: int) -> None:
    cells = _texts(seed, 30)
    signs = {form.decimal for cell in cells if (form := form_of(cell))}
    proved = evidence(cells)
    assert proved.signs == signs & {",", "."}
    assert bool(proved.doubtful) == ("?" in signs)
    assert not proved.doubtful or form_of(proved.doubtful).decimal == "?"  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["--5", "-5-", "(-5)", "9" * 5000, "9" * 5000 + ",00"])
def test_what_cannot_be_one_amount_is_none(text: str) -> None:
    assert form_of(text) is None
