"""Geri Al: what the last actions wrote into a workbook, kept beside the settings until it is taken back."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from addin.messages import say
from addin.model import Refusal
from addin.wording import number

KEEP = 10  # actions a workbook
SHOWN = 3
Action = list[dict[str, Any]]  # the inverse of each write, in order


def path_of(workbook: Any) -> str:
    """Where the workbook's file lies. Errors: Refusal when only its address on the web is known."""
    try:
        path = str(workbook.fullname)
    except Exception as error:  # xlwings looks for the folder that is kept in step, and says so in English
        raise Refusal("book_in_cloud") from error
    if "://" in path:
        raise Refusal("book_in_cloud")
    return path


def journal_of(workbook: Any) -> Path:
    """The file that holds a workbook's actions; named so that no path stands in it."""
    name = hashlib.sha256(path_of(workbook).lower().encode()).hexdigest()[:24]
    return Path.home() / ".tahsilat" / "undo" / f"{name}.json"


class Journal:
    """The entry of one action: on disk before the workbook changes, since Python may be ended on the way."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._earlier: tuple[Path, list[Action]] | None = None

    def note(self, action: Action) -> None:
        """Put the action as it is known now in place of what was noted; one that writes nothing is none."""
        written = [each for each in action if each["cells"] or each["lengths"]]
        if not written:
            return
        if self._earlier is None:
            path = journal_of(self._workbook)
            self._earlier = path, _read(path)
        path, actions = self._earlier
        _write(path, [*actions, written][-KEEP:])

    def drop(self) -> None:
        """The action was given up: nothing of it stands in the workbook."""
        if self._earlier:
            _write(*self._earlier)


def undo_last(workbook: Any, language: str) -> list[str]:
    """Take the last action back; what was done, in sentences. Errors: Refusal when there is none."""
    from addin.runner import take_back

    path = journal_of(workbook)
    actions = _read(path)
    if not actions:
        raise Refusal("nothing_to_undo")
    cells, left = 0, []
    for inverse in reversed(actions[-1]):
        changed, conflicts = take_back(workbook, inverse)
        cells += changed
        left += conflicts
    _write(path, actions[:-1])
    sentences = [say("live.undone", language, cells=number(cells, language))]
    if left:
        shown = ", ".join(left[:SHOWN])
        sentences.append(say("live.left_alone", language, n=number(len(left), language), cells=shown))
    return sentences


def _read(path: Path) -> list[Action]:
    try:
        actions: list[Action] = json.loads(path.read_text(encoding="utf-8"))
        return actions
    except (OSError, ValueError):  # none yet, or a file that was cut off
        return []


def _write(path: Path, actions: list[Action]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.write_text(json.dumps(actions, ensure_ascii=False), encoding="utf-8")
    new.replace(path)
