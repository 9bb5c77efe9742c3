"""Identity and account numbers against python-stdnum, examples of documents, and typing slips."""

import numpy as np
import pandas as pd
import pytest
import stdnum.iban
import stdnum.tr.tckimlik
import stdnum.tr.vkn
from hypothesis import given
from hypothesis import strategies as st

from addin.rules.identifiers import (
    iban,
    mersis,
    tax_id,
    tckn,
    uets,
    vkn,
    ykn,
)
from addin.rules.identifiers.columns import as_texts, digit_matrix

DIGITS = "0123456789"


def completed(start, check_digits, is_right):
    """`start` with the check digits, found by trial with the oracle, that make it valid."""
    numbers = (f"{start}{check:0{check_digits}d}" for check in range(10**check_digits))
    return next((number for number in numbers if is_right(number)), "")


# --- TCKN, YKN, VKN -----------------------------------------------------------------------------------


@given(st.lists(st.text(DIGITS, min_size=9, max_size=12), min_size=1, max_size=30))
def test_tckn_equals_the_oracle_on_any_digits(numbers):
    assert tckn.is_valid(numbers).tolist() == [stdnum.tr.tckimlik.is_valid(n) for n in numbers]


@given(st.integers(100_000_000, 999_999_999))
def test_tckn_equals_the_oracle_on_valid_ones_and_their_slips(start):
    number = completed(start, 2, stdnum.tr.tckimlik.is_valid)
    slips = [number[:at] + digit + number[at + 1 :] for at in range(11) for digit in DIGITS]
    assert tckn.is_valid(number)
    assert tckn.is_valid(slips).tolist() == [stdnum.tr.tckimlik.is_valid(slip) for slip in slips]


@given(st.lists(st.text(DIGITS, min_size=8, max_size=11), min_size=1, max_size=30))
def test_vkn_equals_the_oracle_on_any_digits(numbers):
    assert vkn.is_valid(numbers).tolist() == [stdnum.tr.vkn.is_valid(n) for n in numbers]


@given(st.integers(0, 999_999_999))
def test_vkn_equals_the_oracle_on_valid_ones_and_their_slips(start):
    number = completed(f"{start:09d}", 1, stdnum.tr.vkn.is_valid)
    slips = [number[:at] + digit + number[at + 1 :] for at in range(10) for digit in DIGITS]
    assert vkn.is_valid(number)
    assert vkn.is_valid(slips).tolist() == [stdnum.tr.vkn.is_valid(slip) for slip in slips]


def test_vkn_equals_the_oracle_on_many():
    numbers = np.random.default_rng(7).integers(0, 10**10, 20_000)
    texts = [f"{number:010d}" for number in numbers.tolist()]
    assert vkn.is_valid(texts).tolist() == [stdnum.tr.vkn.is_valid(text) for text in texts]


def test_tckn_does_not_begin_with_zero():
    check_digits_are_right = ["00000000000", "01234567840"]
    assert tckn.is_valid(["10000000146", *check_digits_are_right]).tolist() == [True, False, False]


def test_document_examples():
    assert tckn.is_valid(["10000000146", "17291716060", "12345678901", "17291716050"]).tolist() == [
        1,
        1,
        0,
        0,
    ]
    assert vkn.is_valid(["4540536920", "4540536921", "0010012345"]).tolist() == [1, 0, 0]
    assert vkn.is_valid("1234567890")
    assert not tax_id.is_valid("1234567890")
    assert ykn.is_valid(["99123456740", "99999999999", "9912345674"]).tolist() == [1, 1, 0]
    assert ykn.has_check_digits(["99123456740", "99123456750"]).tolist() == [1, 0]


@pytest.mark.parametrize(
    "written",
    ["172 917 160 60", "17291716060\u00a0", "172.917.160-60", "１７２９１７１６０６０", "17291716060\u200b"],
)
def test_marks_and_wide_digits_are_left_out(written):
    assert tckn.compact(written) == "17291716060"
    assert tckn.is_valid(written)


@pytest.mark.parametrize("written", ["1729171606O", "17291716060\0", "", "ğ", "1729171606٠x", "-1729171606"])
def test_what_is_no_number(written):
    assert not tckn.is_valid(written)
    assert not tckn.is_valid(["10000000146", written])[1]


def test_any_column_is_taken():
    column = pd.Series(["4540536920", None, "4540536921"], dtype="str")
    assert vkn.is_valid(column).tolist() == [True, False, False]
    assert vkn.is_valid(column).dtype == bool
    assert vkn.is_valid(pd.array(["4540536920", pd.NA], dtype="string")).tolist() == [True, False]
    assert vkn.is_valid([4540536920.0, 4540536920, 1.5]).tolist() == [True, True, False]
    assert vkn.is_valid([]).tolist() == []
    assert vkn.compact([]).dtype == object


def test_digit_matrix_is_not_cut_at_nul():
    assert digit_matrix(as_texts(["12\0", "123", "12", "1234"]), 3)[1].tolist() == [False, True, False, False]


@given(st.integers(0, 9_999_999))
def test_lost_zeros_come_back(start):
    number = completed(f"00{start:07d}", 1, stdnum.tr.vkn.is_valid)
    short = number.lstrip("0")
    offered = vkn.repair(short)
    assert offered == (number if len(short) in {8, 9} else "")
    assert vkn.repair(number) == ""


PROBLEMS = {
    "": "",
    "   ": "",
    "10000000146": "",
    "4540536920": "",
    "99123456740": "",
    "99123456741": "ykn_checksum",
    "17291716050": "tckn_checksum",
    "4540536921": "vkn_checksum",
    "150015264": "id_leading_zero_lost",
    "11111111111": "id_placeholder",
    "22222222222": "id_placeholder",
    "1111111111": "id_placeholder",
    "00000000000": "id_placeholder",
    "1234567890": "id_placeholder",
    "12345678901": "id_placeholder",
    "1,23E+10": "id_scientific",
    "1.23457E+09": "id_scientific",
    "4E9": "id_scientific",
    "123": "vkn_checksum",
    "abc": "vkn_checksum",
    "172917160601": "tckn_checksum",
    "TC 17291716060": "tckn_checksum",
}


@pytest.mark.parametrize(("written", "code"), PROBLEMS.items())
def test_problem_of_one(written, code):
    assert tax_id.problems([written]).tolist() == [code]


def test_problems_of_a_column_stand_where_they_belong():
    written = list(PROBLEMS)
    assert tax_id.problems(written).tolist() == list(PROBLEMS.values())


def test_company_needs_ten_digits():
    written = ["10000000146", "17291716050", "4540536920", "99123456740", "", "172917160601", "11111111111"]
    codes = ["id_wrong_kind", "id_wrong_kind", "", "id_wrong_kind", "", "vkn_checksum", "id_placeholder"]
    assert tax_id.problems(written, [True] * 7).tolist() == codes
    assert tax_id.problems(["4540536920"], [False]).tolist() == [""]


# --- IBAN, MERSİS, UETS -------------------------------------------------------------------------------


@given(st.text(DIGITS, min_size=5, max_size=5), st.text(DIGITS, min_size=16, max_size=16))
def test_iban_equals_the_oracle_on_valid_ones_and_their_slips(bank, account):
    number = "TR" + stdnum.iban.calc_check_digits(f"TR00{bank}0{account}") + f"{bank}0{account}"
    slips = [number[:at] + digit + number[at + 1 :] for at in range(2, 26) for digit in "0369"]
    # The tenth character, the reserve, is not ours to judge: the oracle wants a 0 there as well.
    slips = [slip for slip in slips if slip[9] == "0"]
    assert iban.is_valid(number)
    assert iban.is_valid(slips).tolist() == [stdnum.iban.is_valid(slip) for slip in slips]


def test_iban_forms():
    numbers = [
        "TR330006100519786457841326",
        "TR330006100519786457841327",
        "tr33 0006 1005 1978 6457 8413 26",
        "DE89370400440532013000",
        "GB29NWBK60161331926819",
        "DE89370400440532013001",
        "TR33000610051978645784132",
        "TR",
        "ığ",
        "",
    ]
    assert iban.is_valid(numbers).tolist() == [1, 0, 1, 1, 1, 0, 0, 0, 0, 0]
    assert iban.is_turkish(numbers).tolist() == [1, 1, 1, 0, 0, 0, 1, 1, 0, 0]


def test_iban_swaps_are_caught():
    number = "TR330006100519786457841326"
    swaps = [number[:at] + number[at + 1] + number[at] + number[at + 2 :] for at in range(2, 25)]
    assert not iban.is_valid([swap for swap in swaps if swap != number]).any()


def test_mersis():
    assert mersis.is_valid(["0454053692000015", "0454 0536 9200 0015", "454053692000015"]).tolist() == [
        1,
        1,
        0,
    ]
    assert mersis.tax_number(["0454053692000015", "045405369200001", ""]).tolist() == ["4540536920", "", ""]


def test_uets():
    assert uets.is_valid(["23456-12345-54321", "234561234554321", "23456-12345-543211", "abc"]).tolist() == [
        1,
        1,
        0,
        0,
    ]
