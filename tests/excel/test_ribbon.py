"""The ribbon: its XML by the rules of customUI14, its words, its callbacks."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

import pytest

from addin.commands import enter_all as enter_commands
from addin.excel.addin_file import modules
from addin.excel.ribbon import HOST, NAMESPACE, items, ribbon_xml, words
from addin.formulas import enter_all as enter_formulas
from addin.messages import LANGUAGES, catalogue
from addin.registry import COMMANDS, FORMULAS

enter_commands()
enter_formulas()
NS = f"{{{NAMESPACE}}}"
TIPS = {"getLabel", "getScreentip", "getSupertip"}
# Element -> attributes that we use, a part of those in [MS-CUSTOMUI2] 2.2; those that must be there.
RULES: dict[str, tuple[set[str], set[str]]] = {
    "customUI": ({"onLoad"}, {"onLoad"}),
    "ribbon": (set(), set()),
    "tabs": (set(), set()),
    "tab": ({"id", "label", "keytip", "insertAfterMso"}, {"id", "label"}),
    "group": ({"id", "getLabel"}, {"id", "getLabel"}),
    "button": ({"id", "size", "imageMso", "onAction", *TIPS}, {"id", "getLabel", "onAction"}),
    "menu": ({"id", "size", "imageMso", *TIPS}, {"id", "getLabel"}),
    "dropDown": ({"id", "onAction", "getSelectedItemIndex", *TIPS}, {"id", "getLabel", "onAction"}),
    "item": ({"id", "label"}, {"id", "label"}),
}
INSIDE = {
    "customUI": {"ribbon"}, "ribbon": {"tabs"}, "tabs": {"tab"}, "tab": {"group"},
    "group": {"button", "menu", "dropDown"}, "menu": {"button"}, "dropDown": {"item"}, "button": set(),
    "item": set(),
}  # fmt: skip
CONTROL = "control As IRibbonControl"
SIGNATURES: dict[Any, list[str]] = {
    "onLoad": ["ribbon As IRibbonUI"],
    **{key: [CONTROL, "ByRef returnedVal"] for key in (*TIPS, "getSelectedItemIndex")},
    ("button", "onAction"): [CONTROL],
    ("dropDown", "onAction"): [CONTROL, "selectedId As String", "selectedIndex As Integer"],
}


def root() -> ElementTree.Element:
    return ElementTree.fromstring(ribbon_xml(COMMANDS))


def tag(element: ElementTree.Element) -> str:
    assert element.tag.startswith(NS)
    return element.tag.removeprefix(NS)


def test_elements_and_attributes_are_those_of_the_schema() -> None:
    for element in root().iter():
        allowed, needed = RULES[tag(element)]
        assert needed <= set(element.attrib) <= allowed, element.attrib
        assert {tag(child) for child in element} <= INSIDE[tag(element)]
        # A size is for what stands in a group only; in a menu all are small.
        if tag(element) == "menu":
            assert not any("size" in child.attrib for child in element)


def test_ids_are_names_and_stand_once() -> None:
    ids = [str(element.get("id")) for element in root().iter() if element.get("id")]
    assert len(ids) == len(set(ids)) > 20
    assert all(re.fullmatch(r"[A-Za-z_][\w.-]{0,1023}", each) for each in ids)
    keytips = [element.get("keytip", "") for element in root().iter() if element.get("keytip")]
    assert all(re.fullmatch(r"[A-Z0-9]{1,3}", each) for each in keytips)


def test_the_groups_stand_in_their_order_with_the_registry_s_buttons() -> None:
    found = {
        group.get("id"): [child.get("id") for child in group if tag(child) != "dropDown"]
        for group in root().iter(f"{NS}group")
    }
    assert list(found) == ["group.record", "group.follow", "group.reports", "group.care"]
    buttons = {name: command.button for name, command in COMMANDS.items() if command.button}
    for group, names in found.items():
        of_group = {name for name, each in (HOST | buttons).items() if f"group.{each.group}" == group}
        assert set(names) == of_group
    assert {"refresh", "record", "form", "next", "card", "import", "undo"} <= {*HOST, *buttons}


def test_icons_are_of_the_built_in_kind_and_differ() -> None:
    icons = [element.get("imageMso", "") for element in root().iter() if element.get("imageMso")]
    assert len(icons) == len(set(icons))
    assert all(re.fullmatch(r"[A-Z][A-Za-z0-9]+", icon) for icon in icons)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_is_worded_within_its_room(language: str) -> None:
    worded = words(COMMANDS, language)
    for element in root().iter():
        if "getLabel" not in element.attrib:
            continue
        label, screentip, supertip = worded[str(element.get("id"))]
        assert 0 < len(label) <= 24, label
        if "getSupertip" in element.attrib:
            assert screentip and 0 < len(supertip) <= 250
    assert all(worded[f"message.{key}"][0] for key in catalogue(language)["ribbon"]["messages"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_of_a_button_is_worded(language: str) -> None:
    said = catalogue(language)["ribbon"]
    for name, command in COMMANDS.items():
        asked = said["asks"].get(name, {})
        needed: set[str] = set()
        if command.button:
            for option in command.options:
                needed |= keys_of(option) if option.asked else set()
            needed |= {"leads", "leave"} if command.button.leads else set()
            needed -= {command.button.menu}
        assert set(asked) - {command.button.menu if command.button else ""} == needed, name
    asked_so = [option.asked for command in COMMANDS.values() for option in command.options if option.asked]
    assert set(said["go_on"]) == {key for asking in asked_so for key in asking.after}


def keys_of(option: Any) -> set[str]:
    """Keys of the words with which an option is asked for."""
    asking = option.asked
    if asking.how in ("book", "saved_book", "go_on") or (asking.how in ("debtor", "row") and asking.blank):
        return set()
    more = {f"{option.key}_day"} if asking.how == "end" and option.kind == "date" else set()
    more |= {f"{option.key}_open"} if asking.how == "choice" and asking.blank else set()
    return {option.key, *more}


def test_a_menu_has_an_item_for_each_choice() -> None:
    menus = {str(menu.get("id")): [child.get("id") for child in menu] for menu in root().iter(f"{NS}menu")}
    assert menus == {"form": [f"form.{kind}" for kind in catalogue("tr")["choices"]["entry_kind"]]}
    assert items(COMMANDS["form"], "tr")["form.contact"] == "Görüşme"
    assert items(COMMANDS["refresh"], "tr") == {}


def test_a_button_leads_to_another_button() -> None:
    ids = {element.get("id") for element in root().iter()}
    leads = [command.button.leads for command in COMMANDS.values() if command.button and command.button.leads]
    assert leads and set(leads) <= ids


TYPED = re.compile(r"--[a-z]|`tahsilat\b")  # words of the command line
# What no button can meet: their options are not asked there, or their command has none; what stands last
# sends to the command line on purpose.
UNMET = {
    *("no_excel_here", "path_unneeded", "daily_unneeded", "daily_needs_book", "demo_seed"),
    *("import_no_such_question", "import_nothing_asked"),
    *("no_book", "next_one_end", "transfer_whole_person", "day_set", "next_steps"),
    "no_dialogs",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_in_excel_name_no_word_of_the_command_line(language: str) -> None:
    """What the command line says with its own words is said otherwise on the ribbon."""
    said = catalogue(language)
    own = {**said["ribbon"]["refusals"], **said["ribbon"]["go_on"]}
    assert not {key for key, text in own.items() if TYPED.search(text)}
    assert set(own) <= set(said["refusals"])
    spoken = {**said["notices"], **said["refusals"]}
    assert {key for key, text in spoken.items() if TYPED.search(str(text))} - set(own) <= UNMET


# --- callbacks ---


def code() -> dict[str, str]:
    return {module.name: module.code for module in modules(COMMANDS, FORMULAS)}


def test_every_callback_is_there_with_its_signature() -> None:
    sources = code()
    asked = 0
    for element in root().iter():
        for attribute, target in element.attrib.items():
            signature = SIGNATURES.get((tag(element), attribute)) or SIGNATURES.get(attribute)
            if signature is None:
                assert "." not in target or attribute == "id", (attribute, target)
                continue
            module, name = target.split(".")
            found = re.search(rf"^Public Sub {name}\((.*)\)$", sources[module], re.M)
            assert found, target
            assert [part.strip() for part in found[1].split(",")] == signature, target
            asked += 1
            plain = attribute.removeprefix("get").lower()
            assert not attribute.startswith("get") or plain not in element.attrib
    assert asked > 60


def test_no_condition_compares_with_a_truth_value() -> None:
    """A text that is compared with False stops Excel with a type mismatch."""
    for name, source in code().items():
        lines = source.splitlines() if name != "xlwings" else []
        assert not [line for line in lines if re.search(r"\bIf\b.*(?:=|<>)\s*(?:True|False)\b.*\bThen", line)]


def test_each_button_s_need_for_a_book_is_known_to_vba() -> None:
    cases = re.search(r"Function TahsilatKitapIster\b.*?End Function", code()["TahsilatMetinler"], re.S)
    assert cases
    named = set(re.findall(r'"([\w.]+)"', cases[0]))
    needing = {n for n, c in COMMANDS.items() if c.button and c.target in ("change", "look")}
    assert named == {*needing, *HOST, *items(COMMANDS["form"], "tr")}
    assert "doctor" not in named
