"""The ribbon tab: its XML, and the words of its buttons, both from the registry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args, get_type_hints
from xml.etree import ElementTree

from addin.excel.vba_project import Module
from addin.excel.vba_text import array, literal, select
from addin.messages import LANGUAGES, catalogue, say
from addin.registry import Button, Command

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
MODULE = "TahsilatSerit"
_CALLBACKS = {
    "getLabel": "TahsilatEtiket",
    "getScreentip": "TahsilatIpucu",
    "getSupertip": "TahsilatAciklama",
}
_GROUPS = get_args(get_type_hints(Button)["group"])
_MESSAGES = ("no_workbook", "not_ours", "no_python", "good_morning")


def ribbon_xml(commands: Mapping[str, Command]) -> str:
    """customUI14.xml: groups in their order, only those that have a button; the language stands last."""
    root = ElementTree.Element("customUI", {"xmlns": NAMESPACE, "onLoad": f"{MODULE}.TahsilatYuklendi"})
    tabs = ElementTree.SubElement(ElementTree.SubElement(root, "ribbon"), "tabs")
    tab = ElementTree.SubElement(
        tabs, "tab", {"id": "tahsilat", "label": "Tahsilat", "keytip": "T", "insertAfterMso": "TabHome"}
    )
    for group in _GROUPS:
        buttons = {name: command.button for name, command in commands.items() if command.button}
        chosen = {name: button for name, button in buttons.items() if button.group == group}
        if chosen or group == "care":
            _group(tab, group, chosen)
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n'


def _group(tab: ElementTree.Element, group: str, buttons: Mapping[str, Button]) -> None:
    element = ElementTree.SubElement(tab, "group", {"id": f"group.{group}", **_worded("getLabel")})
    for name, button in buttons.items():
        attributes = {"id": name, "size": "large" if button.large else "normal", "imageMso": button.icon}
        attributes |= _worded(*_CALLBACKS) | {"onAction": f"{MODULE}.TahsilatTikla"}
        ElementTree.SubElement(element, "button", attributes)
    if group == "care":
        _language(element)


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
    chooser = catalogue(language)["ribbon"]["language"]
    found["language"] = (chooser["title"], chooser["title"], chooser["summary"])
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
    names = [
        literal(name)
        for name, command in commands.items()
        if command.button and command.target in ("change", "look")
    ]
    return {", ".join(names): ["TahsilatKitapIster = True"]} if names else {"Else": []}
