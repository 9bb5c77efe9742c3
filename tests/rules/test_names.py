"""Names: what a company's name is without its forms, and who stands in the list twice."""

import random
from collections import Counter
from itertools import combinations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.rules import names
from addin.text import fold, within_one_edit


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("IŞIK GIDA SAN. VE TİC. LTD. ŞTİ.", "isik gida"),
        ("Işık Gıda Sanayi ve Ticaret Limited Şirketi", "isik gida"),
        ("Işık Gıda Ltd.Şti.", "isik gida"),
        ("Işık Gıda LTDŞTİ", "isik gida"),
        ("Işık Gıda A.Ş.", "isik gida"),
        ("Işık Gıda AŞ", "isik gida"),
        ("Işık Gıda T.A.Ş.", "isik gida"),
        ("Işık Gıda İç ve Dış Tic. A.Ş.", "isik gida"),
        ("Işık Gıda Paz. İth. İhr.", "isik gida"),
        ("Işık Gıda", "isik gida"),
        ("DOĞAN İNŞ. TAŞ. LTD. ŞTİ.", "dogan insaat tasimacilik"),
        ("Doğan İnşaat Taşımacılık", "dogan insaat tasimacilik"),
        ("A.B.C. Makine San. A.Ş.", "abc makina"),
        ("ABC Makina", "abc makina"),
        ("Yılmaz Ticaret", "yilmaz ticaret"),
        ("Yılmaz Tic. Ltd. Şti.", "yilmaz ticaret"),
        ("Yılmaz San. Tic. Ltd. Şti.", "yilmaz"),
        ("Ahmet San", "ahmet san"),
        ("Ali As", "ali as"),
        ("Mehmet Taş", "mehmet tas"),
        ("Sn. Ayşe Kaya", "ayse kaya"),
        ("Özel Ağız ve Diş Ltd. Şti.", "ozel agiz dis"),
        ("Ltd. Şti.", "ltd sti"),
        ("A.Ş.", "a s"),
        ("", ""),
        (" - ", ""),
    ],
)
def test_core_name(name, core):
    assert names.core_name(name) == core


@pytest.mark.parametrize(
    "name", ["X Ltd. Şti.", "X LİMİTED ŞİRKETİ", "X A.Ş.", "X AŞ", "X SAN TIC AS", "X Holding"]
)
def test_companies(name):
    assert names.is_company_name(name)


@pytest.mark.parametrize("name", ["Ali As", "Ahmet San", "Yılmaz Ticaret", "Ayşe Ak", "Şirin Limon", ""])
def test_not_known_as_companies(name):
    assert not names.is_company_name(name)


def reasons(*entries, tax_ids=None):
    found = names.near_duplicates(list(entries), tax_ids)
    return list(found.itertuples(index=False, name=None))


def test_reasons():
    assert reasons("Işık Gıda Ltd.", "Demir Oto", "IŞIK GIDA A.Ş.") == [(0, 2, "core")]
    assert reasons("Ahmet Yılmaz", "YILMAZ AHMET") == [(0, 1, "order")]
    assert reasons("Ak Deniz Nakliyat", "Akdeniz Nak.") == [(0, 1, "spacing")]
    assert reasons("Çetinkaya Tekstil", "Çetinkya Tekstil") == [(0, 1, "typo")]
    assert reasons("Çetinkaya Tekstil", "Tekstil Çetinkyaa") == [(0, 1, "typo")]
    assert reasons() == []
    assert reasons("", " ", "") == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("Hisar Plastik Tic. Ltd. Şti.", "Hisr Plastik Tic. Ltd. Şti."),
        ("Üçler Fidan Kimya", "Üçer Fidan Kimya"),
        ("Ayşe Demir", "Ayşe Demr"),
        ("Kaya Gıda", "Kya Gıda"),
        ("Kaya Gıda", "Kaay Gıda"),
        ("Kaya Gıda", "Kayya Gıda"),
        ("Kaya Gıda", "Ksya Gıda"),
        ("Mert Oto", "Mret Oto"),
        ("Akın Yapı Malzemeleri", "Akn Yapı Malzemeleri"),
    ],
)
def test_a_slip_in_a_short_word(right, wrong):
    assert reasons(right, wrong) == reasons(wrong, right) == [(0, 1, "typo")]
    assert reasons(right, wrong, tax_ids=["4540536920", "1234567890"]) == []


def test_a_letter_less_in_a_word_that_several_have():
    assert reasons("Hasan Kaya", "Hasa Kaya") == []
    assert reasons("Hasan Kaya", "Hasa Kaya", "Hasan Öz", "Hasan Ak") == [(0, 1, "typo")]


def test_one_telephone_and_one_letter():
    names_of = ["Akar Yapı", "Akay Yapı", "Ak Market 1", "Ak Market 2", "Ada A", "Ada B"]
    same = names.near_duplicates(names_of, phones=["+905321112233"] * 6)
    assert same.to_numpy().tolist() == [[0, 1, "typo"]]
    assert reasons(*names_of) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ali Can", "Ali Han"),
        ("Kaya Gıda", "Koza Gıda"),
        ("Akar Yapı Malzemeleri", "Akay Yapı Malzemeleri"),
        ("Emin Yılmaz", "Emine Yılmaz"),
        ("Naim Yılmaz", "Nazım Yılmaz"),
        ("ABC Yapı", "ABV Yapı"),
        ("Ali Kaya", "Ali Kara"),
        ("Demir Gıda", "Demirci Gıda"),
        ("Şube 10001 Market", "Şube 10002 Market"),
        ("Orhan Yıldırım", "Erhan Yıldırım"),
        ("Yılmaz Ticaret", "Yılmaz Pazarlama"),
        ("Yılmaz Gıda", "Yılmaz Tekstil"),
    ],
)
def test_different_names_stay_apart(one, other):
    assert reasons(one, other) == []


def test_a_word_that_others_bear_is_no_typo():
    assert reasons("Serkan Yılmaz", "Sercan Yılmaz") == [(0, 1, "typo")]
    assert reasons("Serkan Yılmaz", "Sercan Yılmaz", "Serkan Öztürk", "Sercan Aslan") == []


def test_different_tax_numbers_are_different_debtors():
    same = ["Işık Gıda"] * 2
    assert reasons(*same, tax_ids=["4540536920", "1234567890"]) == []
    assert reasons(*same, tax_ids=["4540536920", ""]) == [(0, 1, "core")]
    assert reasons(*same, tax_ids=["4540536920", "4540536920"]) == [(0, 1, "core")]
    assert reasons(*same, tax_ids=["4540536920", "10000000146"]) == [(0, 1, "core")]
    typo = ["Çetinkaya Tekstil", "Çetinkya Tekstil"]
    assert reasons(*typo, tax_ids=["4540536920", "1234567890"]) == []
    assert reasons(*typo, tax_ids=["4540536920", ""]) == [(0, 1, "typo")]
    assert reasons(*typo, tax_ids=["4540536920", "4540536920"]) == [(0, 1, "typo")]
    four = ["Işık Gıda"] * 4
    assert reasons(*four, tax_ids=["1", "2", "1", ""]) == [(0, 2, "core"), (0, 3, "core")]


NO_WORDS = ["kya", "hisr"]
WORDS = ["isikk", "yilmaz", "yilmas", "demir", "demirr", "gida", "oto", "cetinkaya", "cetinkya", "kaya"]
WORDS += ["hisar", *NO_WORDS]
NAMES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=12)


def is_alike(one, other, entries):
    """The definition, pair by pair."""
    first, second = sorted(one.split()), sorted(other.split())
    if first == second or one.replace(" ", "") == other.replace(" ", ""):
        return True
    left, right = (
        list((Counter(first) - Counter(second)).elements()),
        list((Counter(second) - Counter(first)).elements()),
    )
    kinds = {" ".join(sorted(entry.split())) for entry in entries}
    for odd, usual, key in ((left, right, one), (right, left, other)):
        if len(odd) == len(usual) == 1 and len(key) >= 8 and len(first) == len(second):
            alone = sum(key.split().count(odd[0]) for key in kinds) == 1
            often = sum(key.split().count(usual[0]) for key in kinds) >= 3
            short = min(len(odd[0]), len(usual[0])) < 5
            proved = not short or odd[0] in NO_WORDS or len(first) > 2 or often
            if alone and proved and odd[0][0] == usual[0][0] and within_one_edit(odd[0], usual[0]):
                return True
    return False


@given(NAMES)
def test_every_row_like_an_earlier_one_is_found(entries):
    found = names.near_duplicates(entries)
    assert all(
        is_alike(entries[a], entries[b], entries)
        for a, b in zip(found["first"], found["second"], strict=True)
    )
    pairs = combinations(range(len(entries)), 2)
    expected = {b for a, b in pairs if is_alike(entries[a], entries[b], entries)}
    assert set(found["second"]) == expected


@given(NAMES)
def test_one_row_for_a_double(entries):
    found = names.near_duplicates(pd.Series(entries, dtype="str"))
    assert found["second"].is_unique
    assert (found["first"] < found["second"]).all()
    assert list(found) == ["first", "second", "reason"]


def test_many_rows():
    pick = random.Random(3)
    first = ["Ahmet", "Mehmet", "Ayşe", "Fatma", "Hüseyin", "Zeynep", "Emine", "Mustafa"]
    entries = [f"{pick.choice(first)} {pick.randrange(10**6):06d} Gıda" for _ in range(4000)]
    entries[3999] = entries[17].upper() + " LTD ŞTİ"
    found = names.near_duplicates(entries)
    assert (17, 3999) in set(zip(found["first"], found["second"], strict=True))
    assert len(found) < 20
    assert fold(entries[17]) in fold(entries[3999])


def test_a_word_of_a_million_letters_takes_no_time() -> None:
    entries = ["Kum Ticaret", "A" * 1_000_000, "A" * 999_999]
    assert len(names.near_duplicates(entries)) == 0
