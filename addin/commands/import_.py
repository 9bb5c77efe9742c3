"""`tahsilat import`: the user's own list comes into the book, to the kuruş, or nothing does."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from addin.importing.questions import Asked, Question
from addin.messages import say
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Option, Request, command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.importing.lines import Lines
    from addin.importing.posting import Posted
    from addin.importing.reading import Sheet
    from addin.importing.understand import Understood


@command(
    "import",
    "change",
    Option("source", "path"),
    Option("--into", "path"),
    Option("--yes", "flag"),
    Option("--dry-run", "flag"),
    then="refresh",
)
def import_(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """Read, ask what is open, append what is new; rows not taken are listed beside the book."""
    from addin.importing import posting, report
    from addin.importing.lines import read_lines
    from addin.importing.reading import paused_collector, read_sheets

    source = Path(str(request["source"]))
    with paused_collector():
        understood = _understand(read_sheets(source), request)
        lines = read_lines(understood.table, understood.mapping, understood.styles)
        mapping = understood.mapping
        posted = posting.post(lines, mapping.kind, ledger, cards=mapping.balance)
    outcome = posting.written(posted, ledger)
    outcome.answer = report.answer(lines, posted)
    files = _files(understood, lines, source, request)
    outcome.notices = _notices(understood, lines, posted, source, request, files)
    rejects = report.first_rejects(understood.table, lines, request.language)
    outcome.answer["text"] = rejects
    if not request["dry_run"]:
        outcome.files = files
    return outcome


def _understand(sheets: Sequence[Sheet], request: Request) -> Understood:
    """On a terminal open questions are asked, elsewhere they end the run."""
    from addin.importing.understand import understand

    may_ask = request.interactive and not request["yes"]
    confirm = not (request["yes"] or request["dry_run"])
    answers: dict[str, str] = {}
    while True:
        try:
            return understand(sheets, answers, confirm=confirm)
        except Asked as asked:
            if not may_ask or not all(question.choices for question in asked.questions):
                raise _refusal(asked.questions, request.language) from None
            for question in asked.questions:
                answers[question.id] = _answer_of(question, request.language)


def _refusal(questions: Sequence[Question], language: str) -> Refusal:
    said = " ".join(question.sentence(language) for question in questions)
    listed = [question.as_json(language) for question in questions]
    answer = {
        "error": "import_asked",
        "message": say("refusals.import_asked", language, questions=said),
        "asked": listed,
    }
    return Refusal("import_asked", questions=said, answer=answer)


def _answer_of(question: Question, language: str) -> str:
    """Ask on the terminal; words go to stderr, since stdout may have to hold one JSON value."""
    print(question.terminal_text(language), file=sys.stderr)
    for number, choice in enumerate(question.choices, start=1):
        print(f"  {number}) {choice.sentence(language)}", file=sys.stderr)
    yes, no = say("import.yes_words", language).split(), say("import.no_words", language).split()
    by_word = dict.fromkeys(yes, "yes") | dict.fromkeys(no, "no")
    by_word |= {str(number): choice.answer for number, choice in enumerate(question.choices, start=1)}
    while True:
        print("> ", end="", file=sys.stderr, flush=True)
        typed = sys.stdin.readline()
        answer = by_word.get(typed.strip().lower())
        if not typed or (question.key == "mapping" and answer == "no"):
            raise Refusal("import_declined")
        if answer in {choice.answer for choice in question.choices}:
            return str(answer)


def _files(understood: Understood, lines: Lines, source: Path, request: Request) -> dict[str, bytes]:
    """Lists to stand beside the book, under names that are still free."""
    from addin.importing import report

    folder = Path(str(request["into"] or request["book"])).parent
    contents = {
        "rejects": report.rejects_file(understood.table, lines, request.language),
        "repairs": report.repairs_file(understood.table, lines, request.language),
    }
    return {
        str(_free(folder, f"{source.stem}_{say(f'import.files.{key}', request.language)}")): content
        for key, content in contents.items()
        if content
    }


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.csv", 2
    while path.exists():
        path, number = folder / f"{stem}_{number}.csv", number + 1
    return path


def _notices(
    understood: Understood,
    lines: Lines,
    posted: Posted,
    source: Path,
    request: Request,
    files: dict[str, bytes],
) -> list[Notice]:
    from addin.importing import report

    language, counts = request.language, report.answer(lines, posted)
    mapping, table = understood.mapping, understood.table
    new = {key: counts["tables"].get(key, 0) for key in ("debtors", "receivables", "receipts")}
    said = {key: counts[key] for key in ("read", "accepted", "rejected", "skipped")}
    notices = [
        Notice("import_dry" if request["dry_run"] else "imported", {"source": source.name, **said, **new})
    ]
    if cards := int(posted.completed.debtors.sum()):
        notices.append(Notice("import_cards_dry" if request["dry_run"] else "import_cards", {"n": cards}))
    totals = report.totals_words(lines, posted, language)
    if totals:
        notices.append(Notice("import_totals", {"totals": totals}))
    for key, rows in zip(("import_payments_left", "import_rows_left"), report.left_out(lines), strict=True):
        if rows.any():
            money = report.left_out_words(lines, rows, language)
            notices.append(Notice(key, {"n": int(rows.sum()), "money": money}))
    notices.append(Notice("import_mapping", {"mapping": report.mapping_words(understood, language)}))
    if mapping.left_out:
        quoted = [say("import.quoted", language, text=title) for title in mapping.left_out]
        notices.append(Notice("import_left_out", {"columns": ", ".join(quoted)}))
    if table.hidden:
        notices.append(Notice("import_hidden", {"sheets": ", ".join(table.hidden)}))
    if counts["repairs"]:
        notices.append(Notice("import_repairs", {"n": counts["repairs"]}))
    if files and not request["dry_run"]:
        names = ", ".join(Path(name).name for name in files)
        notices.append(Notice("import_listed", {"files": names}))
    return notices
