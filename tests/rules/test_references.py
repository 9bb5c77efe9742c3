"""Which debtor a row means, whatever was typed in the pair."""

from __future__ import annotations

import pytest

from addin.rules.references import resolve_debtors
from tests.tables import frame_of, table

DEBTORS = """
| Borçlu No | Unvan            | TCKN/VKN    |
| B-0001-T  | Işık Gıda        | 4540536920  |
| B-0002-U  | Ahmet Yılmaz     | 10000000146 |
| B-0003-V  | Ahmet Yılmaz     | 17291716060 |
| B-0004-W  | Ak Ltd. Şti.     | 0150015264  |
| B-0005-X  | Ak Nakliyat      | 0150015264  |
| B-0006-Y  | Rüzgar Bisiklet San. ve Tic. Ltd. Şti. |  |
| B-0007-Z  | Deniz Yapı Ltd. Şti. |         |
| B-0008-A  | Deniz Yapı A.Ş.  |             |
"""


def resolve(debtor_id, debtor_name):
    rows = frame_of("receipts", [{"debtor_id": debtor_id, "debtor_name": debtor_name}])
    return resolve_debtors(table("debtors", DEBTORS), rows)


@pytest.mark.parametrize(
    ("typed_id", "typed_name", "meant"),
    [
        ("B-0001-T", "", "B-0001-T"),
        (" b1t ", "", "B-0001-T"),
        ("", "IŞIK  GIDA", "B-0001-T"),
        ("ışık gıda", "", "B-0001-T"),
        ("", "454 053 69 20", "B-0001-T"),
        ("4540536920", "Işık Gıda", "B-0001-T"),
        ("", "B-0002-U", "B-0002-U"),
        ("B-0003-V", "Ahmet Yılmaz", "B-0003-V"),
        ("10000000146", "Ahmet Yılmaz", "B-0002-U"),
        ("0150015264", "Ak Nakliyat", "B-0005-X"),
        ("Ahmet Yılmaz", "B-0003-V", "B-0003-V"),
        ("B-0001-T", "Eski Unvan", "B-0001-T"),
        ("", "rüzgar bisiklet", "B-0006-Y"),
        ("RÜZGAR BİSİKLET", "", "B-0006-Y"),
        ("", "Ak", "B-0004-W"),
        ("B-0007-Z", "deniz yapı", "B-0007-Z"),
    ],
)
def test_resolved(typed_id, typed_name, meant):
    found = resolve(typed_id, typed_name)
    assert found.debtor_id.tolist() == [meant]
    names = dict(zip(*table("debtors", DEBTORS)[["debtor_id", "debtor_name"]].to_numpy().T, strict=True))
    assert found.debtor_name.tolist() == [names[meant]]
    assert not (found.unknown | found.ambiguous | found.missing).any()


@pytest.mark.parametrize(
    ("typed_id", "typed_name", "kind", "in_name", "candidates"),
    [
        ("", "", "missing", False, ""),
        ("B-0009-B", "", "unknown", False, ""),
        ("", "Veli", "unknown", True, ""),
        ("", "Işık Gıdda", "unknown", True, "B-0001-T Işık Gıda"),
        # A number that nobody has is not overruled by a name.
        ("B-0009-B", "Işık Gıda", "unknown", False, "B-0001-T Işık Gıda"),
        # Another legal form may be another firm.
        ("", "Rüzgar Bisiklet A.Ş.", "unknown", True, "B-0006-Y Rüzgar Bisiklet San. ve Tic. Ltd. Şti."),
        ("", "Deniz Yapı", "ambiguous", True, "B-0007-Z Deniz Yapı Ltd. Şti.; B-0008-A Deniz Yapı A.Ş."),
        (
            "B-0001-T",
            "rüzgar bisiklet",
            "ambiguous",
            True,
            "B-0001-T Işık Gıda; B-0006-Y Rüzgar Bisiklet San. ve Tic. Ltd. Şti.",
        ),
        ("", "Ahmet Yılmaz", "ambiguous", True, "B-0002-U Ahmet Yılmaz; B-0003-V Ahmet Yılmaz"),
        ("0150015264", "", "ambiguous", False, "B-0004-W Ak Ltd. Şti.; B-0005-X Ak Nakliyat"),
        ("B-0001-T", "Ak Nakliyat", "ambiguous", True, "B-0001-T Işık Gıda; B-0005-X Ak Nakliyat"),
        (
            "B-0001-T",
            "Ahmet Yılmaz",
            "ambiguous",
            True,
            "B-0001-T Işık Gıda; B-0002-U Ahmet Yılmaz; B-0003-V Ahmet Yılmaz",
        ),
    ],
)
def test_not_resolved(typed_id, typed_name, kind, in_name, candidates):
    found = resolve(typed_id, typed_name)
    kinds = {name for name in ("missing", "unknown", "ambiguous") if getattr(found, name).any()}
    assert kinds == {kind}
    assert found.position.tolist() == [-1] and found.debtor_id.tolist() == [""]
    assert found.in_name.tolist() == [in_name]
    assert found.candidates.tolist() == [candidates]


@pytest.mark.parametrize(
    ("typed_name", "differs"),
    [
        ("Eski Unvan", True),
        ("Işık Matbaa", True),
        ("Işık", False),
        ("gıda ışık", False),
        ("Işıkgıda San. Tic. A.Ş.", False),
        ("B-0001-T", False),
        ("", False),
    ],
)
def test_a_name_that_is_not_the_debtors_is_noted_and_the_id_decides(typed_name, differs):
    found = resolve("B-0001-T", typed_name)
    assert found.debtor_id.tolist() == ["B-0001-T"]
    assert found.name_differs.tolist() == [differs]


def test_without_any_debtor_all_are_unknown():
    rows = frame_of("receipts", [{"debtor_id": "B-0001-T"}, {"debtor_name": "Işık"}, {}])
    found = resolve_debtors(table("debtors"), rows)
    assert found.unknown.tolist() == [True, True, False]
    assert found.missing.tolist() == [False, False, True]
