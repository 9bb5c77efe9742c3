"""`tahsilat check`: every problem of the book, nothing changed."""

from __future__ import annotations

from datetime import date

from addin.commands.refresh import renew, warnings_of_hands
from addin.model import Ledger, Notice, Outcome, Refusal
from addin.registry import Asking, Button, Option, Request, command
from addin.reports.problems import counts, problem_list, problem_table, problem_text, severity_words
from addin.schema.words import header_texts


@command(
    "check", "look", Option("book", "path", asked=Asking("book")), button=Button("reports", "ErrorChecking")
)
def check(ledger: Ledger, request: Request, *, as_of: date) -> Outcome:
    """List what is wrong now, also what Yenile would put right; exit code 1 when there are errors."""
    renewed = renew(ledger, request, as_of, repair=False)
    draft, findings, language = renewed.draft, renewed.findings, request.language
    _require_columns(draft.outcome(), ledger)
    totals = counts(findings)
    problems = problem_list(findings, draft, ledger.place, language)
    table = problem_table(findings, draft, ledger.place, language)
    notice = Notice("checked", {"problems": severity_words(totals, language)})
    return Outcome(
        notices=[notice if problems else Notice("checked_clean"), *warnings_of_hands(renewed)],
        answer={"problems": problems, "text": problem_text(table, language)},
        code=1 if totals["error"] else 0,
    )


def _require_columns(outcome: Outcome, ledger: Ledger) -> None:
    """Refuse, as Yenile does, a book without a column that it fills."""
    for change in outcome.changes:
        place = ledger.place(change.table)
        if change.column not in place.columns:
            column = header_texts(change.table, ledger.language)[change.column]
            raise Refusal("column_missing", sheet=place.sheet, column=column)
