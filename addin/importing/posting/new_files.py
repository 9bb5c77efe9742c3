"""Enforcement files of a list as new rows, with what happened in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from addin.gone import next_ids
from addin.importing.evidence.cells import Bools, Texts
from addin.importing.layouts.lines import Lines
from addin.importing.layouts.verdicts import SKIPPED
from addin.importing.posting.debtors import Found
from addin.importing.posting.known_files import KnownFiles, known_files
from addin.model import Ledger
from addin.rules.identifiers import file_no
from addin.rules.rows import Ints, repeated, text_array
from addin.text import fold

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd


_EVENTS = {"order_served": "order_served", "objection": "objection", "attachment": "attachment"}


@dataclass(frozen=True, slots=True)
class Cases:
    """`new`: lines that bring a file; `file_id`: the file of each line; `known`: what the book's get."""

    new: Bools
    file_id: Texts
    event_ids: Texts
    known: KnownFiles

    def tables(self, lines: Lines, found: Found, ids: Texts, names: Texts) -> dict[str, pd.DataFrame]:
        """New rows of files and events; `ids`, `names`: of debtors by code."""
        import pandas as pd

        rows = self.new & lines.verdicts.taken
        code = found.code[rows]
        files = pd.DataFrame({"debtor_id": ids[code], "debtor_name": names[code]})
        files["file_id"] = self.file_id[rows]
        for column in (
            "office", "case_no", "proceeding_type", "filed_on", "filed_kurus", "file_status", "counsel",
            "stage", "last_step_on",
        ):  # fmt: skip
            files[column] = lines.case[column][rows]
        told = files["filed_kurus"] > 0  # a list may tell none
        files["filed_kurus"] = files["filed_kurus"].astype("Int64").where(told)
        files["our_role"] = "creditor"
        return {"files": files, "events": self._events(lines, found, names)}

    def _events(self, lines: Lines, found: Found, names: Texts) -> pd.DataFrame:
        import pandas as pd

        parts = []
        for column, event in _EVENTS.items():
            rows = np.flatnonzero(self.new & lines.verdicts.taken & ~np.isnat(lines.case[column]))
            parts.append(
                pd.DataFrame(
                    {
                        "file_id": self.file_id[rows],
                        "party_name": names[found.code[rows]],
                        "event_type": event,
                        "event_date": lines.case[column][rows],
                    }
                )
            )
        events = pd.concat(parts, ignore_index=True)
        events["event_id"] = self.event_ids[: len(events)]
        return events


def case_rows(lines: Lines, ledger: Ledger, changed: Bools, as_of: date) -> Cases:
    """Files by office and number: new ones get their id, of those of the book only what is new comes in.

    `changed`: lines that bring something of a receivable that the book has.
    """
    import pandas as pd

    has_case = lines.case["case_no"] != ""
    keys = file_no.keys(lines.case["office"], lines.case["case_no"])
    bare = lines.case["office"] + " " + lines.case["case_no"]
    keys = np.where(keys == "", bare, keys)
    place = _places(keys, ledger["files"])
    place = np.where(place < 0, _without_office(lines, ledger["files"]), place)
    done = known_files(lines, place, ledger, as_of)
    lines.verdicts.reopen(np.flatnonzero(done.lines & ~lines.verdicts.taken))
    changed = changed | done.lines
    taken = lines.verdicts.taken & has_case
    known = taken & (place >= 0)
    lines.verdicts.give(SKIPPED, "file_in_book", known & ~changed)
    again = taken & pd.Series(np.where(taken, keys, np.arange(len(keys)).astype(str))).duplicated().to_numpy()
    lines.verdicts.give(SKIPPED, "file_twice", again)
    new = taken & ~known & ~again
    file_id = repeated("", len(lines))
    file_id[new] = next_ids(ledger, "files", int(new.sum()))
    dates = sum(int((new & ~np.isnat(lines.case[column])).sum()) for column in _EVENTS)
    return Cases(new, file_id, next_ids(ledger, "events", dates), done)


def _without_office(lines: Lines, files: pd.DataFrame) -> Ints:
    """As `_places` by number and debtor, where the list or the book does not tell the office."""
    offices, told = text_array(files["office"]), lines.case["office"] != ""
    pairs = _numbers_and_names(text_array(files["case_no"]), text_array(files["debtor_name"]))
    all_of: dict[tuple[str, str], list[int]] = {}
    for at, pair in enumerate(pairs):
        all_of.setdefault(pair, []).append(at)
    only = {pair: places[0] for pair, places in all_of.items() if len(places) == 1}
    named = _numbers_and_names(lines.case["case_no"], lines.name)
    place = np.array([only.get(pair, -1) for pair in named], dtype=np.int64)
    open_ = np.append(offices == "", False)[place] | ~told
    return np.where(open_ & (lines.case["case_no"] != ""), place, -1)


def _numbers_and_names(numbers: Texts, names: Texts) -> list[tuple[str, str]]:
    return list(zip(file_no.compact(numbers).tolist(), map(fold, names.tolist()), strict=True))


def _places(keys: Texts, files: pd.DataFrame) -> Ints:
    """The row of the book's files that each key means; -1."""
    of_book = file_no.keys(text_array(files["office"]), text_array(files["case_no"])).tolist()
    standing = {key: at for at, key in reversed(list(enumerate(of_book)))}
    return np.array([standing.get(key, -1) for key in keys.tolist()], dtype=np.int64)
