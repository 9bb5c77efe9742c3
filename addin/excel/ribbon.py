"""The ribbon tab: its XML, and the words of its buttons, both from the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args, get_type_hints
from xml.etree import ElementTree

from addin.excel.vba_project import Module
from addin.excel.vba_text import array, literal, select
from addin.messages import LANGUAGES, catalogue, say
from addin.messages import words as choice_words
from addin.registry import Button, Command

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
MODULE = "TahsilatSerit"
_CALLBACKS = {
    "getLabel": "TahsilatEtiket",
    "getScreentip": "TahsilatIpucu",
    "getSupertip": "TahsilatAciklama",
}
_GROUPS = get_args(get_type_hints(Button)["group"])
UNDO = "undo"
# Buttons of the host itself: they work on its journal and are no command.
HOST = {UNDO: Button("care", "Undo", large=True)}
_CLICK = {"onAction": f"{MODULE}.TahsilatTikla"}
_MESSAGES = (
    "no_workbook",
    "not_ours",
    "no_python",
    "broken_off",
    "good_morning",
    "good_morning_old",
    "good_morning_new",
)


def ribbon_xml(commands: Mapping[str, Command]) -> str:
    """customUI14.xml: groups in their order, only those that have a button; the language stands last."""
    root = ElementTree.Element("customUI", {"xmlns": NAMESPACE, "onLoad": f"{MODULE}.TahsilatYuklendi"})
    tabs = ElementTree.SubElement(ElementTree.SubElement(root, "ribbon"), "tabs")
    tab = ElementTree.SubElement(
        tabs, "tab", {"id": "tahsilat", "label": "Tahsilat", "keytip": "T", "insertAfterMso": "TabHome"}
    )
    buttons = {**HOST, **{name: command.button for name, command in commands.items() if command.button}}
    for group in _GROUPS:
        chosen = [(name, button) for name, button in buttons.items() if button.group == group]
        if chosen:
            # Large ones first: small ones share columns of three behind them.
            _group(tab, group, sorted(chosen, key=lambda each: not each[1].large), commands)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n'


def _group(
    tab: ElementTree.Element,
    group: str,
    buttons: Sequence[tuple[str, Button]],
    commands: Mapping[str, Command],
) -> None:
    element = ElementTree.SubElement(tab, "group", {"id": f"group.{group}", **_worded("getLabel")})
    for name, button in buttons:
        attributes = {"id": name, "size": "large" if button.large else "normal", "imageMso": button.icon}
        attributes |= _worded(*_CALLBACKS)
        if not button.menu:
            ElementTree.SubElement(element, "button", attributes | _CLICK)
            continue
        menu = ElementTree.SubElement(element, "menu", attributes)
        for item in items(commands[name], LANGUAGES[0]):
            ElementTree.SubElement(menu, "button", {"id": item, **_worded("getLabel"), **_CLICK})
    if group == "care":
        _language(element)


def items(command: Command, language: str) -> dict[str, str]:
    """Words of a menu's items by control id; none for a plain button."""
    menu = command.button.menu if command.button else ""
    asked = next((option.asked for option in command.options if menu and option.key == menu), None)
    choices = choice_words(asked.choices, language) if asked else {}
    return {f"{command.name}.{code}": word for code, word in choices.items()}


def _language(group: ElementTree.Element) -> None:
    chooser = ElementTree.SubElement(
        group,
        "dropDown",
        {
            "id": "language",
            **_worded(*_CALLBACKS),
            "getSelectedItemIndex": f"{MODULE}.TahsilatDilSecili",
            "onAction": f"{MODULE}.TahsilatDilSecildi",
        },
    )
    for language in LANGUAGES:
        name = say("ribbon.language_name", language)
        ElementTree.SubElement(chooser, "item", {"id": f"language.{language}", "label": name})


def _worded(*callbacks: str) -> dict[str, str]:
    return {callback: f"{MODULE}.{_CALLBACKS[callback]}" for callback in callbacks}


def words(commands: Mapping[str, Command], language: str) -> dict[str, tuple[str, str, str]]:
    """Label, screentip and supertip by control id; messages have a label only."""
    found = {}
    for group in _GROUPS:
        found[f"group.{group}"] = (say(f"ribbon.groups.{group}", language), "", "")
    for name, command in commands.items():
        if command.button:
            title = say(f"commands.{name}.title", language)
            found[name] = (title, title, say(f"commands.{name}.summary", language))
            found |= {item: (word, "", "") for item, word in items(command, language).items()}
    for own in ("language", *HOST):
        said = catalogue(language)["ribbon"][own]
        found[own] = (said["title"], said["title"], said["summary"])
    for key in _MESSAGES:
        found[f"message.{key}"] = (say(f"ribbon.messages.{key}", language), "", "")
    return found


def words_module(commands: Mapping[str, Command]) -> Module:
    """TahsilatMetin(id, kind, language): every word of the ribbon; which buttons need one of our books."""
    by_language = [words(commands, language) for language in LANGUAGES]
    cases = {
        literal(control): _choice([worded[control] for worded in by_language]) for control in by_language[0]
    }
    lines = [
        "Option Explicit",
        "Option Private Module",
        "",
        "Public Function TahsilatMetin(kimlik As String, tur As Integer, dil As Integer) As String",
        "    Dim secenekler As Variant",
        *select("kimlik", cases),
        "    If Not IsEmpty(secenekler) Then TahsilatMetin = secenekler(dil)(tur - 1)",
        "End Function",
        "",
        "Public Function TahsilatKitapIster(kimlik As String) As Boolean",
        *select("kimlik", _need_book(commands)),
        "End Function",
    ]
    return Module("TahsilatMetinler", "\n".join(lines))


def _choice(worded: list[tuple[str, str, str]]) -> list[str]:
    arrays = (f"Array({', '.join(map(literal, each))})" for each in worded)
    return [f"secenekler = {array(arrays)}"]


def _need_book(commands: Mapping[str, Command]) -> dict[str, list[str]]:
    """Controls that work on a book of ours, as one case for each group of names: VBA's lines are short."""
    working = [command for command in commands.values() if command.target in ("change", "look")]
    names = [*HOST, *(command.name for command in working if command.button)]
    cases = [names, *(list(items(command, LANGUAGES[0])) for command in working)]
    return {", ".join(map(literal, case)): ["TahsilatKitapIster = True"] for case in cases if case}
