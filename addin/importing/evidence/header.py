"""Header texts: which of our columns each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from addin.importing.evidence.buckets import buckets_of
from addin.importing.evidence.card_words import of_card
from addin.importing.evidence.cells import loose
from addin.importing.evidence.claim_words import claim_told, is_no_claim
from addin.importing.evidence.cut_words import cut_short
from addin.importing.evidence.day_forms import form_of, month_number
from addin.importing.evidence.day_words import days_told
from addin.importing.evidence.genitives import nominative
from addin.importing.evidence.initials import by_initial
from addin.importing.evidence.misspelt import mended
from addin.importing.evidence.paper_parties import names_giver
from addin.importing.evidence.paper_words import of_any_paper
from addin.importing.evidence.titles import begun, by_words, synonyms, title_words
from addin.importing.evidence.words import is_numbered, source_words
from addin.importing.evidence.written_out import written_out
from addin.rules.identifiers import currency
from addin.text import fold, within_one_edit

SURE = 0.9  # from here on a guess is taken without a question
_EXACT, _PARTLY, TYPO = 1.0, 0.95, 0.7
LONG_TYPO = 0.8  # of a long header: enough where cells cannot tell
_SHORTEST_WITH_TYPO = 5  # letters as it should be
_DOT_WITHIN = re.compile(r"\w\.\w")
_LONG = 7  # letters of a header of which one that is wrong leaves no doubt
_DEBTOR = ("debtor_name",)
_DOCUMENT = ("document_no",)
_DUE = ("due_date",)
_PAYERS = {*_DEBTOR, "drawer", "endorser", "sender"}  # one of them owes on a cheque
_OF_CARD = {("address",), ("phone",), ("email",), ("province",), ("tax_office",)}
_PAYMENTS = {"amount": "paid_amount", "issue_date": "settled_on"}
_MOST_CUT = 4  # letters of a header that its column had no room for
_LONGEST = 16  # letters of a header of which a word is an initial
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_IN_DAYS = re.compile(r"[(\[] *(?:g.n|days?) *[)\]]", re.IGNORECASE)  # "Vadesi (Gün)"
_PARTS = re.compile(r"[/|\n]| - ")
_GLUED = re.compile(r"(?<=[^\W\d_A-Z])(?=TL$|TRY$|USD$|EUR$|GBP$)")
_LAST_DIGIT = re.compile(r"(?<=[^\W\d])[\W_]*\d$")  # "Telefon 2"; of a number every digit is its own
_MONTH, _DAYS_OF_PAYMENT = "month", 3
_AGES = {"bucket_0_30", "bucket_31_60", "bucket_61_90", "bucket_over_90"}
_LONG_NUMBER = re.compile(r"\d{3,}")  # an amount: no "1-30" and no "31-60"


@cache
def fields_of(header: str) -> tuple[tuple[str, ...], float]:
    """The fields that a header may mean, and how sure that is; () and 0.0 where it means none.

    >>> fields_of("Vergi No / TCKN"), fields_of("Tutar (GBP)"), fields_of("Fatra No")
    ((('tax_id',), 0.95), (('amount',), 0.95), (('document_no',), 0.8))
    >>> fields_of("InvoiceDate"), fields_of("Ödeme Tarihi"), fields_of("Depo")
    ((('issue_date',), 1.0), (('due_date', 'settled_on'), 1.0), ((), 0.0))
    >>> fields_of("Fatura Tari"), fields_of("Tutr"), fields_of("Vaade")[1]
    ((('issue_date',), 0.7), (('amount',), 0.7), 0.7)
    >>> fields_of("Vade Tar."), fields_of("Düz.Tarihi"), fields_of("Takip N.")
    ((('due_date',), 0.95), (('issue_date',), 0.95), (('case_no',), 0.7))
    >>> fields_of("Fa.t No"), fields_of("Bakiye (B)")
    ((('document_no',), 0.8), (('debit_balance',), 1.0))
    """
    if found := certain(header) or _behind_initial(header):
        return found
    undotted = certain(header.replace(".", "")) if _DOT_WITHIN.search(header) else None  # "Fa.t No"
    return (undotted[0], LONG_TYPO) if undotted else _near(header)


@cache
def certain(header: str) -> tuple[tuple[str, ...], float] | None:
    """As `fields_of`, typing errors apart: None where the text names no column.

    >>> certain("Telefon 2"), certain("1-30"), certain("1"), certain("1300"), certain("130")
    ((('phone',), 0.95), (('bucket_0_30',), 1.0), None, None, None)
    >>> certain("Due Date / Vade"), certain("Invoice No Fatura No"), certain("Fatura Tutar Kişi")
    ((('due_date',), 0.95), (('document_no',), 0.95), None)
    >>> certain("Taraflar (Borçlu)"), certain("Keşideci / Müşteri"), certain("Ödeme Günü (vade)")
    ((('debtor_name',), 0.95), (('debtor_name',), 0.95), (('due_date', 'due_days'), 0.95))
    >>> certain("Müşteri / Tutar"), certain("Mkbz No"), certain("Fatura Tr.")
    (None, (('receipt_no',), 0.95), (('issue_date',), 0.95))
    >>> certain("Senedin No"), certain("Carinin Telefonu")
    ((('cheque_no',), 1.0), (('phone',), 0.95))
    """
    known, key = synonyms(), loose(header)
    bare = header.strip()
    if not bare or _LONG_NUMBER.fullmatch(bare) or _names_debtor_and_more(bare):  # "#" has no letters either
        return None
    coming = set() if key in known else {*_to_come(header)}
    if key in known or coming & {*_DUE, "settled_on"}:
        return known.get(key, _DUE), _EXACT
    if is_numbered(header) or "paid_amount" in coming:  # "Firma 1" is a firm, "Beklenen Ödeme" did not come
        return None
    inside = [known.get(loose(part), ()) for part in _BRACKETS.findall(header)]
    for bare in (own := without_currency(header), _BRACKETS.sub(" ", header), _LAST_DIGIT.sub("", header)):
        for text in (bare, *written_out(bare)) if len(bare) > 1 else ():  # "m2" is no customer
            if loose(text) in known:
                fields = known[loose(text)]
                told = [field for field in fields if inside and field in inside[0]]  # "Ödeme Günü (vade)"
                counted = ("due_days",) if _IN_DAYS.search(header) and "due_date" in fields else ()
                return tuple(told) or tuple(dict.fromkeys((*fields, *counted))), _PARTLY
    for told_apart in _fields_of_parts(header):
        if len(told_apart) > 1 and (common := _common(told_apart)):
            return common, _PARTLY
    fields = _DOCUMENT if of_any_paper(_PARTS.split(header), known) else ()
    fields = (
        _DEBTOR
        if inside == [_DEBTOR] or names_giver(header)
        else fields or cut_short(header, by_words()) or days_told(header)
    )
    fields = fields or claim_told(own) or of_card(header, known) or _of_payment(header)
    bare = "" if fields else nominative(header, title_words())  # "Çekin Vadesi"
    return (fields, _PARTLY) if fields else certain(bare)


def _of_payment(header: str) -> tuple[str, ...]:
    """The sum or the day of what its other words say was paid; () for any other.

    >>> _of_payment("Alınan Kapora Tutarı"), _of_payment("Peşinat Tarihi"), _of_payment("Fatura Tarihi")
    (('paid_amount',), ('settled_on',), ())
    """
    paid, _, last = header.rpartition(" ")
    meant = next((own for own in _PAYMENTS if own in synonyms().get(loose(last), ())), "")
    told = bool(paid and meant) and (certain(paid) or ((),))[0][:1] == ("paid_amount",)
    return (_PAYMENTS[meant],) if told else ()


def _fields_of_parts(header: str) -> Iterator[list[tuple[str, ...]]]:
    """What each part of the header means by itself, in each way it may be parted."""
    parts = _PARTS.split(header)
    for way in (parts, *_both_languages(header)):
        yield [synonyms().get(loose(part), ()) for part in way]
    if len(parts) > 1:  # "V.No / TCKN"
        yield [(certain(part) or ((),))[0] for part in parts]


def _to_come(header: str) -> tuple[str, ...]:
    """What a header with a word for what is only expected would mean without it; () for any other.

    >>> _to_come("Tahsil Tarihi (beklenen)"), _to_come("Tahsil Tarihi"), _to_come("Planlanan Ödeme")
    (('settled_on',), (), ('paid_amount',))
    """
    expected = {fold(word) for word in source_words()["expected"]}
    words = fold(header).split()
    left = "".join(word for word in words if word not in expected)
    return synonyms().get(left, ()) if left and not expected.isdisjoint(words) else ()


def _common(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """What all parts of a header may mean; of "Keşideci / Müşteri" the debtor."""
    if _DEBTOR in parts and all(set(part) & _PAYERS for part in parts):
        return _DEBTOR
    return tuple(field for field in parts[0] if all(field in part for part in parts))


def _both_languages(header: str) -> Iterator[tuple[str, str]]:
    """The ways in which it may be one title above another: "Due Date Vade"."""
    words = header.split()
    return ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words)))


def _names_debtor_and_more(header: str) -> bool:
    """Whether the debtor shares the column with what his card has: "Müşteri / Adresi" is no address."""
    first, *others = [synonyms().get(loose(part), ()) for part in header.split("/")]
    return first == _DEBTOR and not _OF_CARD.isdisjoint(others)


def _names_debtor_or_other(header: str) -> bool:
    """Whether the debtor shares the header with a word that is no column of ours: "Okul / Kurum"."""
    named = {synonyms().get(loose(part), ()) for part in header.split("/")}
    return {(), _DEBTOR} == named


def known_in(titles: Sequence[str]) -> int:
    """How many of our columns a row of titles names; one with a colon before a value is no title.

    >>> known_in(("Unvan", "Tutar")), known_in(("Unvan:", "Ak", "Tarih:", "")), known_in(("Unvan:",))
    (2, 0, 1)
    >>> known_in(("Yaşlar", "30 Gn", "60 Gn", "90 Gn")), known_in(("A-12-45", "1"))
    (3, 0)
    >>> known_in(("Ad Soyad", "15.09.2026", "15.10.2026", "15.11.2026"))
    2
    >>> known_in(("Okul / Kurum", "Eylül 2026", "Ekim 2026", "TOPLAM"))
    2
    """
    filled = [title for title in titles if title]
    labels = 0 < sum(title.endswith(":") for title in filled) < len(filled)
    found = [certain(title) for title in filled if not (labels and title.endswith(":"))]
    ages = {age for age in buckets_of(titles) if age}
    named = {each[0][0] for each in found if each}
    of_payment = sum(form_of(title) is not None for title in filled) >= _DAYS_OF_PAYMENT
    named |= {_DEBTOR[0]} if any(map(_names_debtor_or_other, filled)) else set()
    named |= {_MONTH} if of_payment and _DEBTOR[0] in named else set()
    return max(len(named), len(named - _AGES) + len(ages) * (len(ages) > 1))


def _near(header: str) -> tuple[tuple[str, ...], float]:
    key = loose(header)
    if month_number(header) or _names_debtor_and_more(header) or is_no_claim(header):
        # "Kasım" is no misspelt "Basım", "Ne kadar aldık" no "Ne kadar aldı"
        return (), 0.0
    words = fold(header).split()
    if len(words) > 1 and len(words[-1]) == 1 < len(words[-2]) and words[-1].isalpha():
        # the cells tell what "Takip T." is, never what "P. O." is
        meant = {field for fields in begun(key, _LONGEST) for field in fields}
        return tuple(sorted(meant)), TYPO * bool(meant)
    for at in range(1, len(key) * (len(key) == _SHORTEST_WITH_TYPO)):  # "Vaade"
        if key[at] == key[at - 1] and key[:at] + key[at + 1 :] in synonyms():
            return synonyms()[key[:at] + key[at + 1 :]], TYPO
    if len(key) >= _SHORTEST_WITH_TYPO - 1:
        near = [
            fields
            for text, fields in synonyms().items()
            if len(text) >= _SHORTEST_WITH_TYPO and within_one_edit(key, text)
        ]
        if near:
            return near[0], LONG_TYPO if len(key) >= _LONG and len(set(near)) == 1 else TYPO
    if len(words) > 1 and max(map(len, words)) > 1 and len(found := begun(key, len(key) + _MOST_CUT)) == 1:
        return found.pop(), TYPO
    right = {each[0] for text in mended(header, title_words()) if (each := certain(text))}
    return (right.pop(), LONG_TYPO if len(key) >= _LONG else TYPO) if len(right) == 1 else ((), 0.0)


def _behind_initial(header: str) -> tuple[tuple[str, ...], float] | None:
    """What "Ö. Tarihi" may be; None where no single letter stands before a title."""
    first, _, rest = fold(header).partition(" ")
    bare = certain(rest) if len(first) == 1 and first.isalpha() else None
    if bare is None:
        return None
    fields = by_initial(first, (rest, *written_out(rest)), bare[0], by_words())
    return fields, LONG_TYPO if fields == bare[0] else TYPO


def sure_by_cells(header: str, field: str) -> float:
    """How sure a column is that its cells or its place tell: never as a header that names it.

    >>> sure_by_cells("Kolon 7", "debtor_name"), sure_by_cells("Borç", "debit")
    (0.9, 1.0)
    """
    fields, sure = fields_of(header)
    return max(SURE, sure) if field in fields else SURE


def words_in(header: str) -> list[str]:
    """Folded; "AmountTL" is two."""
    return fold(_GLUED.sub(" ", header)).split()


def without_currency(header: str) -> str:
    """The header without a word that names a currency.

    >>> without_currency("Tutar (USD)"), without_currency("TL Tutarı")
    ('tutar', 'tutari')
    """
    return " ".join(word for word in words_in(header) if not currency.is_valid(word))


def currency_in(header: str) -> str:
    """The currency that a header names; "" when none.

    >>> currency_in("Tutar (USD)"), currency_in("Tutar"), currency_in("Bakiye ₺")
    ('USD', '', 'TRY')
    """
    words = [*words_in(header), *(sign for sign in "₺$€£" if sign in header)]
    codes = dict.fromkeys(code for code in currency.compact(words).tolist() if code)
    return next(iter(codes)) if len(codes) == 1 else ""
