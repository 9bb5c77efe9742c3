"""Sentences of Hatalar as they are said beside a form: no cell holds what was typed."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from addin.messages import LANGUAGES, say, words
from addin.recording.entry import Entry, Problem, label, named
from addin.recording.up_to_date import Part
from addin.recording.values import is_day, readings
from addin.rules.balances import rates_on
from addin.rules.money import to_kurus
from addin.rules.rows import BASE_CURRENCY, PAPER, currencies, days, texts, whole
from addin.schema import TABLES
from addin.schema.cells import OPEN_LISTS
from addin.schema.form import BY_KEY, fields_of
from addin.text import fold
from addin.wording import amount, first_few, shown

if TYPE_CHECKING:
    import pandas as pd


_NEXT = {"promise_more_than_open": "promise_over", "promise_not_entered": "promise_next"}


def for_a_form(problem: Problem, part: Part, entry: Entry, rows: pd.DataFrame) -> Problem:
    """The sentence of Hatalar, with what is known beside a form and not beside a cell."""
    if problem.code == "amount_not_number":
        return _no_amount(problem, entry, rows)
    if problem.code == "action_missing":
        asked = {key: named(key, entry) for key in ("next_action", "next_date", "closing")}
        return replace(problem, suggestion=say("record.action_next", entry.language, **asked))
    if entry.in_words and must_be_known(problem, entry):
        problem = replace(problem, message=_unknown_word(problem, entry))
    return replace(problem, suggestion=_next(problem, part, entry, rows))


def _unknown_word(problem: Problem, entry: Entry) -> str:
    """A command line has no cell and no drop-down of which Hatalar could speak."""
    field = _field_of(problem, entry)
    told = {"value": entry.typed[field].raw, "field": label(field, entry.language)}
    return say("record.word_unknown", entry.language, **told)


def _field_of(problem: Problem, entry: Entry) -> str:
    return next(each.key for each in fields_of(entry.kind) if each.into[entry.kind] == problem.column)


def _next(problem: Problem, part: Part, entry: Entry, rows: pd.DataFrame) -> str:
    """What to do next: another thing beside a form than in a table."""
    language = entry.language
    if must_be_known(problem, entry):
        return _one_of(TABLES[entry.table][problem.column].choices, part, language)
    if problem.code == "overpayment":
        return _owed(part, rows, language)
    if problem.code == "date_text":
        field = _field_of(problem, entry)
        key = "date_cell" if is_day(str(entry.typed[field].raw)) else "date_next"
        return say(f"record.{key}", language, field=label(field, language))
    if problem.code == "foreign_currency_mismatch":
        return _counter_value(part, rows, language) or problem.suggestion
    if problem.code in _NEXT:
        return say(f"record.{_NEXT[problem.code]}", language)
    return problem.suggestion


def _no_amount(problem: Problem, entry: Entry, rows: pd.DataFrame) -> Problem:
    """A text that can be read in two ways is told with both; a number that is too large as such."""
    typed, language = entry.typed["amount"], entry.language
    if typed.reason == "too_large":
        return replace(problem, suggestion=say("record.too_large", language))
    found = readings(str(typed.raw), language)
    if len(found) < 2:
        return problem
    unit = str(currencies(rows)[0])
    told = {"value": typed.raw}
    for name, kurus in zip(("whole", "parts"), to_kurus(found).kurus, strict=True):
        told |= {name: amount(kurus, unit, language), f"{name}_typed": amount(kurus, "", language)}
    message = say("record.two_readings", language, **told)
    return replace(problem, message=message, suggestion=say("record.two_readings_next", language, **told))


def _counter_value(part: Part, rows: pd.DataFrame, language: str) -> str:
    """What lira are worth in the only currency that is owed, at the last rate; "" where nobody knows."""
    mine, claims = part.frames["receipts"].loc[rows.index], part.frames["receivables"]
    owed = (claims["open_kurus"].fillna(0) > 0) & (texts(claims, "debtor_id") == texts(mine, "debtor_id")[0])
    if named := texts(mine, "receivable_id")[0]:
        owed &= texts(claims, "receivable_id") == named
    units = np.unique(currencies(claims)[owed.to_numpy(dtype=bool)])
    lira, typed = currencies(mine)[0] == BASE_CURRENCY, whole(mine["amount_kurus"])
    if len(units) != 1 or units[0] == BASE_CURRENCY or not lira:
        return ""
    rate = float(rates_on(units, days(mine["received_on"]), part.draft["fx_rates"])[0])
    if not rate > 0:
        return ""
    worth = to_kurus([Decimal(int(typed[0])) / Decimal(str(rate)) / 100]).kurus[0]
    said = {
        "typed": amount(int(typed[0]), BASE_CURRENCY, language),
        "worth": amount(worth, units[0], language),
    }
    return say("record.counter_value", language, rate=shown(rate, "number", "", language), **said)


def _owed(part: Part, rows: pd.DataFrame, language: str) -> str:
    """The open debt in the receipt's currency before it came, beside what was typed.

    A cheque pays no other cheque: what those in hand stand for is none that it may settle. They are told, as
    it may be one of them that was cashed.
    """
    mine, claims = part.frames["receipts"].loc[rows.index], part.frames["receivables"]
    unit = str(currencies(mine)[0])
    same = (currencies(claims) == unit) & (texts(claims, "debtor_id") == texts(mine, "debtor_id")[0])
    open_, in_hand = claims["open_kurus"].fillna(0).clip(lower=0).astype("int64"), same & False
    if np.isin(texts(mine, "channel")[:1], PAPER).all():
        paper = same & part.money.allocation.papers.paper
        same &= ~paper
        in_hand = paper & (open_ > 0).to_numpy() & ~claims["receivable_id"].isin(part.money.cheques_opened)
    owed = open_[same].sum() + mine["allocated_kurus"].fillna(0).sum()
    typed = int(mine["amount_kurus"].iloc[0])
    said = {"open": amount(int(owed), unit, language), "typed": amount(typed, unit, language)}
    if not in_hand.any():
        return say("record.owed", language, **said)
    numbers, ids = (texts(claims[in_hand], key) for key in ("document_no", "receivable_id"))
    each = zip(numbers, ids, whole(claims["amount_kurus"])[in_hand], strict=True)
    papers = [f"{number or code} ({amount(int(sum_), unit, language)})" for number, code, sum_ in each]
    return say("record.owed_beside_papers", language, **said, papers=first_few(papers))


def plan_over(part: Part, entry: Entry, rows: pd.DataFrame) -> list[Problem]:
    """One question when what a plan leaves to pay exceeds what is owed: each instalment alone may not."""
    claims, language = part.frames["receivables"], entry.language
    mine = part.frames["promises"].loc[rows.index]
    total = int(whole(mine["amount_kurus"]).sum())
    unit, named = str(currencies(mine)[0]), texts(mine, "receivable_id")[0]
    owed = (texts(claims, "debtor_id") == texts(mine, "debtor_id")[0]) & (currencies(claims) == unit)
    if named:
        owed = texts(claims, "receivable_id") == named
    open_ = int(whole(claims["open_kurus"])[owed].clip(min=0).sum())
    if total - int(whole(mine["paid_kurus"]).sum()) <= open_:
        return []
    told = {"total": amount(total, unit, language), "open": amount(open_, unit, language)}
    message = say("record.plan_over", language, **told)
    next_ = say("record.promise_over", language)
    return [Problem("promise_more_than_open", "amount_kurus", message, next_)]


def must_be_known(problem: Problem, entry: Entry) -> bool:
    """A word of a required field or in place of one, or that the cell's own validation would not let in.

    A firm may lengthen the open lists.
    """
    if problem.code != "choice_unknown":
        return False
    needed = [each for each in fields_of(entry.kind) if entry.kind in each.required]
    needed += [BY_KEY[each.unless] for each in needed if each.unless]
    return (
        any(each.into[entry.kind] == problem.column for each in needed)
        or TABLES[entry.table][problem.column].choices not in OPEN_LISTS
    )


def of_another_list(entry: Entry, part: Part) -> list[Problem]:
    """Words that the firm has, but for another column; the check asks only whether it has them at all."""
    everywhere = set(fold(texts(part.draft["lists"], "word")))
    found = []
    for key, typed in entry.typed.items():
        choices, column, word = BY_KEY[key].choices, BY_KEY[key].into[entry.kind], fold(str(typed.raw))
        if typed.reason != "unknown_choice" or choices not in OPEN_LISTS or word not in everywhere:
            continue
        if word not in fold(_own_words(choices, part)):
            said = say("checks.choice_unknown.message", entry.language, value=typed.raw)
            found.append(Problem("choice_unknown", column, said, _one_of(choices, part, entry.language)))
    return found


def _own_words(choices: str, part: Part) -> list[str]:
    """The firm's words of an open list."""
    lists, titles = part.draft["lists"], [say(f"template.lists.{choices}", lang) for lang in LANGUAGES]
    mine = np.isin(fold(texts(lists, "list_name")), fold(np.array(titles, dtype=object)))
    return [str(word) for word in texts(lists, "word")[mine]]


def _one_of(choices: str, part: Part, language: str) -> str:
    """Beside a command line hangs no list to choose from; the firm's own words are of an open list."""
    listed = list(words(choices, language).values())
    if choices in OPEN_LISTS:
        listed += _own_words(choices, part)
    return say("record.one_of", language, words=", ".join({fold(word): word for word in listed}.values()))
