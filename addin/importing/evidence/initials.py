"""Headers of which a word is but its first letter: "Ö. Tarihi" is no misspelt "Tarihi"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from addin.importing.evidence.cut_words import Titles

_MONEY = {"amount", "paid_amount", "debit", "credit"}  # a balance of either side is one


def by_initial(
    initial: str, rests: Sequence[str], fields: tuple[str, ...], titles: Titles
) -> tuple[str, ...]:
    """The fields of all titles that may be meant; `fields` alone where they usually are.

    `rests`: the words behind the letter, as they are written out; `fields`: what they mean without it.

    >>> titles = {(2, "o"): {("odeme", "tarihi"): ("due_date",)}, (2, "i"): {("is", "tarihi"): ("day",)}}
    >>> [by_initial(letter, ["tarihi"], ("day",), titles) for letter in "oix"]
    [('due_date',), ('day',), ('day',)]
    """
    ends = {_stems(rest.split()) for rest in rests}
    likely = titles.get((len(rests[0].split()) + 1, initial), {}).items()
    told = {field for title, each in likely if _stems(title[1:]) in ends for field in each}
    usual = {*fields} <= told - _MONEY  # "İ. Tarihi" is that of the document, if it may be
    return fields if usual or not told else tuple(sorted(told))


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    """Of "Tutar" and "Tutarı" alike."""
    return tuple(word.rstrip("i") for word in words)
