"""Kayıt: the form on the left, the chosen debtor on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from addin.messages import words
from addin.schema import looks
from addin.schema.build_areas import area_look, labelled, section
from addin.schema.build_kit import Kit, page_head, split_address
from addin.schema.build_rules import alarm, choice_rule, person_rule, rule_for, tone_words
from addin.schema.build_sheets import page_paper
from addin.schema.cells import cell_name
from addin.schema.form import FIELDS, KINDS, SECTIONS, Field, field_rows, mark_of
from addin.schema.pages import AREAS, CELLS

if TYPE_CHECKING:
    from addin.schema.build import Format, Worksheet

WIDTHS = {
    "A": 2, "B": 25, "C": 34, "D": 15, "E": 50, "F": 3,
    "G": 13, "H": 20, "I": 17, "J": 15, "K": 17, "L": 18, "M": 13, "N": 2,
}  # fmt: skip
HEIGHT = 21
FIRST_KIND = "contact"  # what the form of a new book stands ready for
KIND, DEBTOR = "$C$4", "$C$5"
# Value cell of the view -> (first column of its label, last column of the value).
VIEW: dict[str, tuple[str, str]] = {
    "form_id": ("G", "J"),
    "form_phone": ("K", "M"),
    "form_owner": ("G", "J"),
    "form_risk": ("K", "M"),
    "form_open": ("G", "J"),
    "form_overdue": ("K", "M"),
    "form_foreign": ("G", "J"),
    "form_promises": ("K", "M"),
    "form_last_contact": ("G", "J"),
    "form_last_receipt": ("K", "M"),
    "form_action": ("G", "J"),
    "form_action_date": ("K", "M"),
}
LISTS = ("form_items", "form_open_promises", "form_contacts")


def draw_form(kit: Kit, sheet: Worksheet) -> None:
    for letter, width in WIDTHS.items():
        sheet.set_column(f"{letter}:{letter}", width, kit.style())
    rows = field_rows()
    for row in range(3, max(rows.values()) + 1):
        sheet.set_row(row, HEIGHT)
    page_head(kit, sheet, "form", "L1:M1")
    _choosing(kit, sheet)
    for name in SECTIONS:
        section(kit, sheet, rows[f"section_{name}"] - 1, (1, 4), kit.say(f"form.sections.{name}"))
    for field in FIELDS:
        _field(kit, sheet, field, rows[field.key] - 1)
    _tones(kit, sheet, (min(rows.values()), max(rows.values()) - 1))
    _view(kit, sheet)
    for key in LISTS:
        _list(kit, sheet, key)
    page_paper(kit, sheet, landscape=True)
    sheet.center_horizontally()
    sheet.set_zoom(85)
    sheet.set_selection("C5")


def _choosing(kit: Kit, sheet: Worksheet) -> None:
    """What is recorded, whose it is, and the answer to a question that was asked."""
    look = _input(kit, bold=True)
    rules = {
        "kind": choice_rule(kit, "entry_kind"),
        "debtor": {"validate": "any"},
        "anyway": choice_rule(kit, "flag"),
    }
    for key, rule in rules.items():
        row, column = split_address(CELLS[f"form_{key}"].at)
        _label(kit, sheet, row, kit.say(f"form.{key}"), bold=True)
        sheet.write_string(row, column + 2, kit.say(f"form.{key}_hint"), _hint(kit))
        if key == "kind":
            sheet.write_string(row, column, words("entry_kind", kit.language)[FIRST_KIND], look)
        else:
            sheet.write_blank(row, column, None, look)
        kit.name_cell(f"form_{key}", sheet, row, column)
        message = {"input_title": kit.say(f"form.{key}"), "input_message": kit.say(f"form.{key}_message")}
        sheet.data_validation(row, column, row, column, {**rule, **message})


def _label(kit: Kit, sheet: Worksheet, row: int, text: str, **look: Any) -> None:
    line = {"valign": "vcenter", "bottom": 1, "bottom_color": looks.LINE}
    sheet.write_string(row, 1, text, kit.style(**line, **look))


def _hint(kit: Kit) -> Format:
    return kit.style(font_color=looks.MUTED, font_size=10, valign="vcenter", indent=1, shrink=True)


def _input(kit: Kit, **look: Any) -> Format:
    plain: dict[str, Any] = {
        "bg_color": looks.INPUT_FILL,
        "border": 1,
        "border_color": looks.INPUT_LINE,
        "valign": "vcenter",
        "align": "left",
        "indent": 1,
        "num_format": "@",
    }
    return kit.style(**{**plain, **look})


def _field(kit: Kit, sheet: Worksheet, field: Field, row: int) -> None:
    _label(kit, sheet, row, kit.say(f"form.labels.{field.key}"))
    fit = {"text_wrap": True} if field.key == "note" else {"shrink": True}
    formats = {"date": "dd.mm.yyyy", "time": "hh:mm", "money": "#,##0.00", "integer": "0"}
    sheet.write_blank(row, 2, None, _input(kit, num_format=formats.get(field.type, "@"), **fit))
    kit.name_cell(field.cell, sheet, row, 2)
    hint = kit.said_option(field.key)
    sheet.write_string(row, 4, hint, _hint(kit))
    message = {"input_title": kit.say(f"form.labels.{field.key}")[:32], "input_message": hint}
    sheet.data_validation(row, 2, row, 2, {**_rule(kit, field), **message})
    mark = kit.style(font_size=10, align="center", valign="vcenter")
    cached = kit.say(f"form.marks.{mark_of(field, FIRST_KIND, frozenset())}")
    sheet.write_formula(row, 3, _mark(kit, field, row), mark, cached)
    kit.name_cell(field.mark, sheet, row, 3)
    if field.key == "note":
        sheet.set_row(row, 2 * HEIGHT - 6)


def _rule(kit: Kit, field: Field) -> dict[str, Any]:
    if field.type == "person":
        return person_rule(kit)
    if field.choices:
        return choice_rule(kit, field.choices)
    if field.type == "time":
        return {"validate": "any"}
    return rule_for(kit, field.type)


def _mark(kit: Kit, field: Field, row: int) -> str:
    """Twin of `form.mark_of`, for the words that stand in the cells."""
    named = words("entry_kind", kit.language)

    def one_of(kinds: tuple[str, ...]) -> str:
        tests = [f'{KIND}="{named[kind]}"' for kind in kinds]
        return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"

    said = {key: kit.say(f"form.marks.{key}") for key in ("done", "needed", "free", "unused")}
    rest = f'"{said["free"]}"'
    if field.required:
        needed = one_of(field.required)
        if field.unless:
            needed = f"AND({needed},LEN(C{field_rows()[field.unless]})=0)"
        rest = f'IF({needed},"{said["needed"]}",{rest})'
    used = f'IF(LEN(C{row + 1})>0,"{said["done"]}",{rest})'
    known = one_of(tuple(KINDS))
    return f'=IF({one_of(tuple(field.into))},{used},IF({known},"{said["unused"]}",""))'


def _tones(kit: Kit, sheet: Worksheet, rows: tuple[int, int]) -> None:
    """What the kind does not use steps back; what is needed stands out."""
    first, last = rows[0], rows[1]
    mark = f"$D{first + 1}"
    unused = f'={mark}="{kit.say("form.marks.unused")}"'
    grey = kit.workbook_format(font_color="#B8C1CB", bg_color=looks.GREY.fill)
    ranges = f"B{first + 1}:C{last + 1} E{first + 1}:E{last + 1}"
    sheet.conditional_format(
        first, 1, last, 2, {"type": "formula", "criteria": unused, "format": grey, "multi_range": ranges}
    )
    tones = {"needed": looks.RED, "done": looks.DONE, "unused": looks.GREY}
    for key, tone in tones.items():
        criteria = f'={mark}="{kit.say(f"form.marks.{key}")}"'
        sheet.conditional_format(
            first, 3, last, 3, {"type": "formula", "criteria": criteria, "format": kit.tone(tone)}
        )


def _view(kit: Kit, sheet: Worksheet) -> None:
    muted = kit.style(font_color=looks.MUTED, valign="vcenter")
    section(kit, sheet, 3, (6, 12), kit.say("form.view"))
    sheet.write_string("G5", kit.say("form.stamp"), muted)
    sheet.merge_range("I5:K5", "", kit.style(font_color=looks.MUTED, num_format="@", valign="vcenter"))
    kit.name_cell("form_stamp", sheet, 4, 8)
    warning = kit.style(bold=True, font_color=looks.RED.text, valign="vcenter", align="center")
    sheet.merge_range("L5:M5", "", warning)
    stamp = cell_name("form_stamp")
    stale = f'=IF(TRIM({cell_name("form_debtor")})=TRIM({stamp}),"","{kit.say("stale")}")'
    sheet.write_formula("L5", stale, warning, "")
    kit.name_cell("stale_form", sheet, 4, 11)
    alarm(kit, sheet, (4, 11, 4, 11))
    sheet.merge_range("G8:M8", "", kit.style(font_size=18, bold=True, valign="vcenter", shrink=True))
    kit.name_cell("form_name", sheet, 7, 6)
    for key, (label, last) in VIEW.items():
        labelled(kit, sheet, key, label, last, wrap=False, fits="shrink")


def _list(kit: Kit, sheet: Worksheet, key: str) -> None:
    """As `build_areas.draw_list`, in the form's own row heights; the last column may be wide."""
    area = AREAS[key]
    top, left = split_address(area.at)
    section(kit, sheet, top - 2, (left, 12), kit.say(f"form.{key}"))
    heads = kit.said(f"areas.{key}")
    for number, column in enumerate(area.columns):
        at, wide = left + number, number == len(area.columns) - 1 and left + number < 12
        align = looks.alignment(column)
        head = kit.style(bold=True, font_color=looks.MUTED, font_size=10, align=align, valign="vcenter")
        body = kit.style(**area_look(key, column.key, column.type), align=align)
        _wide(sheet, (top - 1, at), heads[column.key], head, wide=wide)
        for row in range(top, top + area.rows):
            _wide(sheet, (row, at), "", body, wide=wide)
        if column.choices in looks.STATUS_TONES:
            tone_words(kit, sheet, column.choices, (top, at, top + area.rows - 1, at))
    kit.name_area(key, sheet, (top, left), (area.rows, len(area.columns)))


def _wide(sheet: Worksheet, at: tuple[int, int], text: str, look: Format, *, wide: bool) -> None:
    if wide:
        sheet.merge_range(*at, at[0], 12, text, look)
    elif text:
        sheet.write_string(*at, text, look)
    else:
        sheet.write_blank(*at, None, look)
