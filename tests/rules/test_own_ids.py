"""Our own ids: every single slip is caught, and every way of typing them is read."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.identifiers import own_id

DIGITS = "0123456789"


def test_own_ids_of_the_documents():
    assert own_id.make_ids("B", np.array([17])).tolist() == ["B-0017-K"]
    assert not set("IOQÇĞİÖŞÜ") & set(own_id.CHECK_LETTERS)
    assert len(set(own_id.CHECK_LETTERS)) == 23


@pytest.mark.parametrize("numbers", [range(1, 3000), range(9_000, 13_000), range(99_990, 100_100)])
def test_every_slip_in_an_own_id_is_caught(numbers):
    slips = []
    for own in own_id.make_ids("B", list(numbers)).tolist():
        prefix, digits, letter = own.split("-")
        changed = {digits[:at] + d + digits[at + 1 :] for at in range(len(digits)) for d in DIGITS}
        swapped = {
            digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :] for at in range(len(digits) - 1)
        }
        slips += [f"{prefix}-{wrong}-{letter}" for wrong in (changed | swapped) - {digits}]
        slips += [f"{other}-{digits}-{letter}" for other in own_id.PREFIXES if other != prefix]
    assert len(slips) > 30 * len(numbers)
    assert own_id.number_of(slips).isna().all()


@given(st.sampled_from(own_id.PREFIXES), st.lists(st.integers(1, 10**12 - 1), min_size=1, max_size=9))
def test_own_ids_give_their_numbers_back(prefix, numbers):
    ids = own_id.make_ids(prefix, numbers)
    assert own_id.is_valid(ids, prefix).all()
    assert own_id.number_of(ids, prefix).tolist() == numbers
    assert own_id.compact(ids).tolist() == ids.tolist()
    assert own_id.next_number(ids, prefix) == max(numbers) + 1
    loose = [own.lower().replace("-", " ").replace("i", "ı") for own in ids.tolist()]
    assert own_id.compact(loose).tolist() == ids.tolist()


@pytest.mark.parametrize(
    "typed", ["B-0017-K", " b-0017-k ", "B–0017–K", "B.17.K", "b0o17k", "B 00I7 K", "Ｂ-0017-K"]
)
def test_own_id_is_read_as_people_type_it(typed):
    assert own_id.compact(typed) == "B-0017-K"
    assert own_id.is_valid([typed], "B").tolist() == [True]


@pytest.mark.parametrize(
    "typed", ["", "B-0017", "0017-K", "B-0017-I", "B-0000-A", "BB-0017-K", "B ş17 K", "Yılmaz"]
)
def test_what_is_no_own_id(typed):
    assert own_id.number_of([typed]).isna().all()


@pytest.mark.parametrize(
    ("prefix", "number"), [("X", 1), ("", 1), ("AB", 1), ("b", 1), ("B", 0), ("B", 10**12)]
)
def test_own_ids_are_not_made_of_anything(prefix, number):
    with pytest.raises(ValueError, match=r"must lie|table letter"):
        own_id.make_ids(prefix, [number])
