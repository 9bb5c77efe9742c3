"""`tahsilat attach`: Belge Ekle, a file is copied beside the book and linked from a row."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from addin.commands.refresh import renew
from addin.model import Ledger, Link, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.renewal.documents import LINKED
from addin.renewal.touch import Touch
from addin.reports.persons import each_once, the_person
from addin.reports.seeking import find_row, standing_number
from addin.rules.identifiers import own_id
from addin.rules.rows import texts
from addin.schema import ENTRY

if TYPE_CHECKING:
    import pandas as pd

    from addin.draft import Draft

FOLDER = "Belgeler"
_PREFIX = "E"  # of Ek No
_BLOCK = 1 << 20
_LONGEST = 120  # letters of a name; Windows stops at 260 for the whole path
# Not in names on Windows; in a link # begins a place inside the file, and % a coded letter.
_ODD = re.compile(r'[\\/:*?"<>|#%\x00-\x1f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)


@command(
    "attach",
    "change",
    Option("book", "path", asked=Asking("book")),
    Option("row", asked=Asking("row", of=tuple(table.key for table in ENTRY))),
    Option("file", "path", asked=Asking("file")),
    Option("--name", several=True),
    Option("--by", several=True),
    Option("--dry-run", "flag"),
    button=Button("record", "HyperlinkInsert"),
)
def attach(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Copy under a free name, or link what is there already; a link that stands in the row stays."""
    import pandas as pd

    draft = renew(ledger, request, as_of).draft
    table, row = find_row(draft, str(request["row"]), [one.key for one in ENTRY])
    number = standing_number(ledger, draft, table, row)
    source, folder = Path(str(request["file"])), Path(str(request["book"])).parent
    content = _look(source)
    stands, lost = _registered(draft["documents"], number, content, folder)
    linked = (table, "document") in LINKED and not str(ledger[table].loc[row, "document"]).strip()
    if stands and not linked:
        raise Refusal("attach_already", row=number, file=stands)
    name, is_new = _place(folder / FOLDER, source, request["name"], draft["documents"], content)
    link, is_new = stands or lost or f"{FOLDER}/{name}", is_new or bool(lost)
    by = _by(draft["people"]["person"], str(request["by"] or ""))
    touch = Touch(ledger, request.now, as_of)
    if linked:
        touch.set(table, [row], document=Link(link, link))
    outcome = touch.outcome()
    entry = {"document_id": _next_id(draft), "row_id": number, **_debtor(draft, table, row), **content}
    entry |= {"document": Link(link, link), "attached_at": request.now, "attached_by": by}
    if not (stands or lost):
        outcome.appended["documents"] = pd.DataFrame([entry])
    if not linked:  # a cell of the row is logged by itself
        header, sheet = ledger.place("documents").headers["document"], ledger.place(table).sheet
        outcome.log.append({"sheet": sheet, "row_id": number, "column": header, "old": "", "new": link})
    outcome.shown.append("documents")
    if is_new and not request["dry_run"]:
        outcome.copies[str(folder / link)] = str(source)
    new = "attach_again" if lost else "attached" if is_new else "attach_reused"
    outcome.notices.append(Notice("attach_dry" if request["dry_run"] else new, {"file": link, "row": number}))
    if not linked and not lost and (table, "document") in LINKED:
        outcome.notices.append(Notice("attach_cell_kept", {"row": number}))
    outcome.answer = {"table": table, "row_id": number, "document": link, "copied": is_new}
    outcome.answer |= {"sha256": content["digest"], "size": content["size"], "changed_cells": None}
    return outcome


def _by(people: Iterable[str], typed: str) -> str:
    """As Personel has the name; as typed while that is empty."""
    return the_person(typed, people) if typed and each_once(people) else typed


def _look(source: Path) -> dict[str, Any]:
    """Size in bytes, local time and SHA-256 in hex, as columns of documents; read block by block."""
    try:
        if not source.is_file():
            raise Refusal("attach_no_file", name=str(source))
        found = hashlib.sha256()
        with source.open("rb") as file:
            while block := file.read(_BLOCK):
                found.update(block)
        seen = source.stat()
        modified = datetime.fromtimestamp(int(seen.st_mtime))
        return {"digest": found.hexdigest(), "size": seen.st_size, "modified_at": modified}
    except OSError as error:
        raise Refusal("attach_unreadable", name=source.name) from error


def _place(
    folder: Path, source: Path, wanted: Any, documents: pd.DataFrame, content: dict[str, Any]
) -> tuple[str, bool]:
    """Name in the folder, and whether the file must be copied there: equal content is there only once."""
    there = {path.name: path for path in folder.iterdir() if path.is_file()} if folder.is_dir() else {}
    registered = documents[(documents["digest"] == content["digest"]).to_numpy(dtype=bool)]
    known = [str(link).partition("/")[2] for link in registered["document"]]
    first = [there[name] for name in known if name in there]
    for path in [*first, *there.values()]:
        if path.stat().st_size == content["size"] and _look(path)["digest"] == content["digest"]:
            return path.name, False
    return _free(_clean(str(wanted or source.name), source), {name.casefold() for name in there}), True


def _clean(name: str, source: Path) -> str:
    """A name that Windows, a link and a mail can carry; the ending is the file's own."""
    suffix = _ODD.sub("-", source.suffix)
    stem = name[: -len(suffix)] if suffix and name.casefold().endswith(suffix.casefold()) else name
    stem = _ODD.sub("-", stem).strip(" .-")[:_LONGEST].rstrip(" .")
    if not stem or _RESERVED.match(stem):
        raise Refusal("attach_bad_name", name=name)
    return stem + suffix


def _free(name: str, taken: set[str]) -> str:
    """The name, or with the first number that nothing has; case does not tell names apart on Windows."""
    stem, suffix = Path(name).stem, Path(name).suffix
    number, free = 2, name
    while free.casefold() in taken:
        free, number = f"{stem}-{number}{suffix}", number + 1
    return free


def _registered(
    documents: pd.DataFrame, number: str, content: dict[str, Any], folder: Path
) -> tuple[str, str]:
    """Links of the row's copy of this content that is as it was, or else of one that is gone; "" of none."""
    same = (texts(documents, "row_id") == number) & (texts(documents, "digest") == content["digest"])
    links = [
        each for each in texts(documents, "document")[same].tolist() if each == f"{FOLDER}/{Path(each).name}"
    ]
    there = [link for link in links if (folder / link).exists()]
    for link in there:
        if (folder / link).is_file() and _look(folder / link)["digest"] == content["digest"]:
            return link, ""
    return "", next((link for link in links if link not in there), "")


def _debtor(draft: Draft, table: str, row: int) -> dict[str, str]:
    """Number and name of whom the row is about; a party or an event stands in its file."""
    frame = draft[table]
    if "debtor_id" in frame:
        about = frame.loc[[row]]
    else:
        files = draft["files"]
        about = files[(files["file_id"] == frame.loc[row, "file_id"]).to_numpy(dtype=bool)]
    columns = ("debtor_id", "debtor_name")
    return {column: str(about[column].iloc[0]) if len(about) else "" for column in columns}


def _next_id(draft: Draft) -> str:
    first = own_id.next_number(texts(draft["documents"], "document_id"), _PREFIX)
    return str(own_id.make_ids(_PREFIX, [first])[0])
