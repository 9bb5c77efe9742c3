"""Turkish casing, folding, order and likeness."""

import random
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin import text

TURKISH = st.text(alphabet="abcçdefgğhıijklmnoöprsştuüvyzABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ .'-&0123456789âî")


@pytest.mark.parametrize(
    ("given_text", "small", "capital"),
    [
        ("Iğdır", "ığdır", "IĞDIR"),
        ("İzmir", "izmir", "İZMİR"),
        ("I\u0307zmir", "izmir", "I\u0307ZMİR"),
        ("i\u0307zmir", "izmir", "İ\u0307ZMİR"),
        ("ŞIŞLI", "şışlı", "ŞIŞLI"),
        ("", "", ""),
    ],
)
def test_case(given_text, small, capital):
    assert text.lower(given_text) == small
    assert text.upper(given_text) == capital


@given(TURKISH)
def test_case_goes_both_ways(words):
    assert text.upper(text.lower(words)) == text.upper(words)
    assert text.lower(text.upper(words)) == text.lower(words)


@given(st.text())
def test_fold_gives_words_that_stay_as_they_are(words):
    folded = text.fold(words)
    assert text.fold(folded) == folded
    assert "  " not in folded
    assert folded == folded.strip()


@given(TURKISH)
def test_fold_does_not_see_case(words):
    folded = text.fold(words)
    assert folded == text.fold(text.upper(words)) == text.fold(text.lower(words))
    assert folded.isascii()


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("DOĞAN\u00a0İNŞ. SAN. VE TİC. A.Ş.", "dogan ins san ve tic a s"),
        ("Kâğıthane", "kagithane"),
        ("Café Zürih", "cafe zurih"),
        ("I\u0307stanbul", "istanbul"),
        ("Öz–Güven (şube)", "oz guven sube"),
        ("１２３ Ltd", "123 ltd"),
        ("مرحبا", "مرحبا"),
        ("O’nur", "o nur"),
        ("a_b", "a b"),
    ],
)
def test_fold(words, folded):
    assert text.fold(words) == folded


def test_fold_keeps_the_shape_it_is_given():
    column = pd.Series(["Çam", None, "ÇAM"], index=[5, 7, 9], name="unvan", dtype="str")
    folded = text.fold(column)
    assert folded.tolist() == ["cam", "", "cam"]
    assert folded.index.tolist() == [5, 7, 9]
    assert folded.name == "unvan"
    assert folded.dtype == column.dtype
    array = text.fold(np.array(["Çam"], dtype=object))
    assert isinstance(array, np.ndarray)
    assert array.dtype == object
    assert text.fold(pd.Series(["Çam", "Çam"], dtype="category")).tolist() == ["cam", "cam"]
    assert text.fold([]).tolist() == []


def test_order_of_the_alphabet():
    letters = list("abcçdefgğhıijklmnoöpqrsştuüvwxyz")
    shuffled = random.Random(1).sample(letters, len(letters))
    assert sorted(shuffled, key=text.sort_key) == letters


def test_order_of_names():
    names = ["9 Eylül", "Acar", "Âdem", "Aydın", "Çelik", "Ilgaz", "Işık", "İnan", "Öz", "Özer", "Şen", "Zor"]
    column = pd.Series(names[::-1], dtype="str")
    assert column.sort_values(key=text.sort_key).tolist() == names
    assert sorted(["ali veli", "Ali", "ali"], key=text.sort_key) == ["Ali", "ali", "ali veli"]


@given(st.lists(TURKISH, max_size=8))
def test_order_does_not_depend_on_the_start(words):
    backwards = words[::-1]
    assert sorted(words, key=text.sort_key) == sorted(backwards, key=text.sort_key)


def test_closest_gives_the_best_first():
    choices = ["Demir Gıda", "Yılmaz İnşaat A.Ş.", "Yılmaz İnşaat", "Yılmazlar Oto"]
    assert text.closest("yilmaz insaat", choices, limit=2) == ["Yılmaz İnşaat", "Yılmaz İnşaat A.Ş."]
    assert text.closest("xxxx", choices) == []


def damerau(first, second):
    """Optimal string alignment distance, by the book."""
    table = [[i + j if i * j == 0 else 0 for j in range(len(second) + 1)] for i in range(len(first) + 1)]
    for i in range(1, len(first) + 1):
        for j in range(1, len(second) + 1):
            cost = first[i - 1] != second[j - 1]
            table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + cost)
            if i > 1 and j > 1 and first[i - 1] == second[j - 2] and first[i - 2] == second[j - 1]:
                table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
    return table[-1][-1]


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_within_one_edit_equals_the_distance(first, second):
    assert text.within_one_edit(first, second) == (damerau(first, second) <= 1)


def test_importing_text_loads_no_heavy_library():
    code = "import sys, addin.text; sys.exit('pandas' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
