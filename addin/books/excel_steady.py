"""Excel kept still while cells are written, and as it was afterwards, whatever happens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any

from addin.messages import say
from addin.model import Refusal

_SWITCHES = {"calculation": "manual", "screen_updating": False, "enable_events": False}
_WILD = "*?~"


@contextmanager
def steady(workbook: Any, sheets: Iterable[str]) -> Iterator[None]:
    """Switch recalculation, events and screen off and the sheets' filters away; put all back at the end.

    Excel writes a block past the rows that a filter hides. Errors: Refusal for a protected sheet, or a
    filter that could not be put back.
    """
    with ExitStack() as back, ExitStack() as switches:  # filters see recalculated cells again
        _remember_view(workbook, back)
        for name, value in _SWITCHES.items():
            switches.callback(_put, workbook.app, name, getattr(workbook.app, name))
            setattr(workbook.app, name, value)
        switches.callback(_put, workbook.app, "status_bar", False)
        for name in sheets:
            sheet = workbook.sheets[name]
            _check_protection(sheet)
            for table in sheet.tables:
                _lift_filter(sheet, table, back)
        yield


def _put(app: Any, name: str, value: Any) -> None:
    with suppress(Exception):  # the others must be put back too
        setattr(app, name, value)


def _remember_view(workbook: Any, back: ExitStack) -> None:
    active, selected = workbook.sheets.active, workbook.app.selection

    def restore() -> None:
        with suppress(Exception):
            if workbook.sheets.active.name != active.name:
                active.activate()
            if selected is not None and workbook.app.selection != selected:
                selected.select()

    back.callback(restore)


def _check_protection(sheet: Any) -> None:
    with suppress(AttributeError):  # the Mac speaks otherwise
        if sheet.api.ProtectContents:
            raise Refusal("sheet_protected", sheet=sheet.name)


def _lift_filter(sheet: Any, table: Any, back: ExitStack) -> None:
    standing = [_again(sheet, each) for each in table.autofilter.criteria if each.type != "none"]
    if not standing:
        return
    name = table.name

    def restore() -> None:
        for field, apply, arguments in standing:
            with suppress(Exception):
                getattr(sheet.tables[name].autofilter, apply)(field, *arguments)

    back.callback(restore)
    table.autofilter.clear()


def _again(sheet: Any, criterion: Any) -> tuple[int, str, tuple[Any, ...]]:
    """The call that puts a filter back. Errors: Refusal for one that xlwings cannot put into words."""
    if criterion.type == "values" and criterion.values:
        return criterion.field, "apply_values", (criterion.values,)
    operands = [str(value) for value in (criterion.value1, criterion.value2) if value is not None]
    if (
        criterion.type == "comparison"
        and criterion.operator
        and not any(set(_WILD) & set(t) for t in operands)
    ):
        return criterion.field, "apply_comparison", (criterion.operator, criterion.value1, criterion.value2)
    calls: dict[str, Any] = {
        "top_items": criterion.count,
        "bottom_items": criterion.count,
        "top_percent": criterion.percent,
        "bottom_percent": criterion.percent,
    }
    if calls.get(criterion.type) is not None:
        return criterion.field, f"apply_{criterion.type}", (calls[criterion.type],)
    raise Refusal("filter_kept", sheet=sheet.name)


def progress(workbook: Any, language: str) -> Callable[[int, int], None]:
    """Shows in the status bar how many of the sheets are written."""

    def show(n: int, total: int) -> None:
        with suppress(Exception):
            workbook.app.status_bar = say("live.progress", language, n=n, total=total)

    return show
