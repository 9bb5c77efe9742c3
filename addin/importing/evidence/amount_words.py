"""Headers of amounts, of taxes and of what is taken off, by their words."""

from __future__ import annotations

from functools import cache

from addin.importing.evidence.claim_words import is_no_claim
from addin.importing.evidence.day_forms import month_number
from addin.importing.evidence.header import without_currency, words_in
from addin.importing.evidence.words import source_words
from addin.text import fold

# Words of which an amount's header may be made: "Toplam Fatura Tutarı", "Genel Toplam Tutarı (TL)".
_TAXES = frozenset("kdv otv vergi vergisi vat tax".split())
_NO_TAX = frozenset("matrah matrahi dahil haric orani rate no numarasi dairesi id office".split())
_INCLUDED = frozenset("dahil dahildir included incl".split())
_OFF = ("iskonto", "indirim", "tevkif", "stopaj", "kesinti", "discount", "withh")
_PRICES = frozenset("fiyat fiyati fee price".split())
_SHARES = frozenset(  # "Su Parası" is the money for all of it
    "pay payi parasi taksit taksiti taksidi satis satislar alisveris alisverisi".split()
)
_OF_AMOUNTS = frozenset("genel fatura belge satis odenecek net brut kdv dahil hizmet is borc alacak".split())
_DEBTS = frozenset("borc borcu bakiye bakiyesi prim primi navlun adisyon hakedis hakedisi iscilik".split())
_AROUND_DEBTS = frozenset(  # "Mevcut Borç", "Poliçe Primi"; another word may make it a day or a state
    "mevcut guncel musteri musterinin firma cari toplam net brut bize olan police bugunku anlik ve".split()
)
_AMOUNTS = frozenset("tutar tutari toplam toplami bedel bedeli ucret ucreti meblag meblagi".split())


def says_amount(header: str) -> bool:
    """Whether it names an amount in words that no list of headers has together.

    >>> says_amount("Toplam Fatura Tutarı (TL)"), says_amount("KDV Tutarı"), says_amount("Toplam Adet")
    (True, False, False)
    >>> says_amount("Ücret Toplamı"), says_amount("Hizmet Bedeli Tutarı"), says_amount("Ücretli İzin")
    (True, True, False)
    """
    words = set(without_currency(header).split())
    of_tax = "kdv" in words and "dahil" not in words
    return bool(words & _AMOUNTS) and words <= _OF_AMOUNTS | _AMOUNTS and not of_tax


def names_amount(header: str) -> bool:
    """Whether one of its words is an amount's and none that of another one: what was paid, a tax, a rate.

    >>> names_amount("Yansıtılan Tutar"), names_amount("İşin Bedeli"), names_amount("Kalan Borç Tutarı")
    (True, True, True)
    >>> names_amount("Bakım Bedeli (KDV Dahil)")
    True
    >>> names_amount("Ödenen Tutar"), names_amount("KDV Tutarı"), names_amount("Kapora Bedeli")
    (False, False, False)
    """
    words = set(without_currency(header).split())
    words -= _TAXES if words & _INCLUDED else set()
    return bool(words & _AMOUNTS) and not words & (_of_others() | _TAXES) and not says_off(header)


def names_debt(header: str) -> bool:
    """Whether it names what somebody owes in words that alone say little: "Prim", "Müşteri Borcu".

    >>> names_debt("Mevcut Borç"), names_debt("Poliçe Primi"), names_debt("Borç Günü")
    (True, True, False)
    """
    words = set(without_currency(header).split())
    return bool(words & _DEBTS) and words <= _DEBTS | _AROUND_DEBTS


def may_name_amount(header: str, *, pieces: bool = False) -> bool:
    """Whether it names a price or a share: what is owed where nothing else is. Beside `pieces` only a share.

    >>> may_name_amount("Paket Fiyatı"), may_name_amount("Hasta Payı"), may_name_amount("Birim Fiyat")
    (True, True, False)
    >>> may_name_amount("Paket Fiyatı", pieces=True), may_name_amount("Hasta Payı", pieces=True)
    (False, True)
    """
    words, meant = set(without_currency(header).split()), _SHARES | (frozenset() if pieces else _PRICES)
    others = _of_others() - meant | _TAXES
    return bool(words & meant) and not words & others and not says_off(header)


def may_be_owed(header: str) -> bool:
    """Whether no word of it is that of another sum: what was paid, a limit, a rate, a month's receipts.

    >>> may_be_owed("Aylık"), may_be_owed("Muayene + İşlem"), may_be_owed("Risk Limiti"), may_be_owed("Ekim")
    (True, True, False, False)
    >>> may_be_owed("Son Ödemesi"), may_be_owed("İndirim"), may_be_owed("2026"), may_be_owed("")
    (False, False, False, False)
    """
    words = set(words_in(header))
    others = _of_others() | _sides()["others"] | _sides()["before"] | _TAXES
    named = words and not words & others and not (says_off(header) or is_no_claim(header))
    return bool(named) and not any(month_number(word) or not word.isalpha() for word in words)


def counts_pieces(header: str) -> bool:
    """Whether it names a quantity: "Adet", "Kg"."""
    return not _units().isdisjoint(words_in(header))


def says_left(header: str) -> bool:
    """Whether it names what is left of an amount; "Ödenen Borç" was paid, an older debt is no part of it.

    >>> says_left("Kalan Taksit"), says_left("Ödenmeyen"), says_left("Borç"), says_left("Devreden Borç")
    (True, True, True, False)
    """
    return _side(header) in ("left", "owed")


def says_paid(header: str) -> bool:
    """Whether it names what was paid of an amount.

    >>> says_paid("Ödenen Prim"), says_paid("Ödenecek Kalan"), says_paid("Peşin Alınan"), says_paid("Prim")
    (True, False, True, False)
    """
    return _side(header) == "paid"


def _side(header: str) -> str:
    words, known = words_in(header), _sides()
    if not known["before"].isdisjoint(words):
        return ""
    begun = (
        side for side in ("left", "paid", "owed") if any(w.startswith(tuple(known[side])) for w in words)
    )
    return next(begun, "")


@cache
def _sides() -> dict[str, frozenset[str]]:
    return {side: frozenset(map(fold, words)) for side, words in source_words()["amounts"].items()}


@cache
def _units() -> frozenset[str]:
    return frozenset(map(fold, source_words()["units"])) - _PRICES - _SHARES


@cache
def _of_others() -> frozenset[str]:
    return frozenset(map(fold, (*source_words()["units"], *source_words()["no_claims"])))


def says_tax(header: str) -> bool:
    """Whether it names the tax on an amount.

    >>> says_tax("KDV (%20)"), says_tax("KDV Matrahı"), says_tax("KDV Dahil Tutar"), says_tax("Vergi No")
    (True, False, False, False)
    """
    words = set(words_in(header))
    return bool(words & _TAXES) and not words & _NO_TAX and not says_off(header)


def lacks_tax(cell: object) -> bool:
    """Whether an amount is written without its tax: "1.250 TL + KDV".

    >>> lacks_tax("1.250 TL + KDV"), lacks_tax("1.250 (KDV hariç)"), lacks_tax("1.250 TL + KDV dahil")
    (True, True, False)
    """
    words = set(fold(cell).split()) if isinstance(cell, str) else set[str]()
    return bool(words & _TAXES) and not words & _INCLUDED


def says_off(header: str) -> bool:
    """Whether it names what is taken off an amount: a discount, what the payer withholds.

    >>> says_off("İskonto Tutarı"), says_off("KDV Tevkifatı"), says_off("Net Tutar")
    (True, True, False)
    """
    words = words_in(header)
    return any(word.startswith(_OFF) for word in words) and not set(words) & _NO_TAX
