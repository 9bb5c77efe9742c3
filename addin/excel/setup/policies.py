r"""Excel's own settings and those of the firm that decide whether an add-in runs and may start Python.

Policies stand under Software\Policies, choices of the user beside them; a policy wins.
Source: Office administrative templates (Excel 2016 and Microsoft 365: 16.0); Microsoft, Attack surface
reduction rules reference, "Block all Office applications from creating child processes".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from addin.excel.setup.install import FILE
from addin.excel.setup.looks import Look
from addin.machine import Machine

CLICK_TO_RUN = r"SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
INSTALL_ROOT = r"SOFTWARE\Microsoft\Office\16.0\Excel\InstallRoot"
CLOUD_POLICY = r"HKCU\Software\Policies\Microsoft\Cloud\Office\16.0"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0"
CHOICE = r"HKCU\Software\Microsoft\Office\16.0"
DISABLED = rf"{CHOICE}\Excel\Resiliency\DisabledItems"
OPTIONS = rf"{CHOICE}\Excel\Options"
NO_CHILDREN = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
DEFENDER = (
    r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
    r"HKLM\SOFTWARE\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules",
)
MANAGED = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"  # "rule=1|rule=2"
_STOPS = ("1", "6")  # block; warn
_SIGNED_ONLY = 3
_ALL_ALLOWED = 1


def excel(machine: Machine) -> tuple[int, Look]:
    """Excel's width in bits, 0 when it is not known."""
    installed = machine.registry(rf"HKLM\{CLICK_TO_RUN}") or {}
    bits = {"x64": 64, "x86": 32}.get(str(installed.get("Platform", "")).lower(), 0)
    version = str(installed.get("VersionToReport", ""))
    if not bits and machine.registry(rf"HKLM\{INSTALL_ROOT}"):
        bits, version = 64, "16.0"
    elif not bits and machine.registry(rf"HKLM32\{INSTALL_ROOT}"):
        bits, version = 32, "16.0"
    return bits, Look("excel", "good" if bits else "unknown", {"version": version, "bits": bits})


def policies(machine: Machine) -> Iterator[Look]:
    is_trusted = not _flag(machine, r"Excel\Security\Trusted Locations", "AllLocationsDisabled")
    is_trusted &= _value(machine, r"Common\Security\Trusted Locations", "Allow User Locations") != 0
    yield Look("trusted", "good" if is_trusted else "act")
    yield _macros(machine, is_trusted)
    if _flag(machine, r"Excel\Security", "DisableAllAddins"):
        yield Look("addins_off", "act")
    if _flag(machine, r"Excel\Security", "RequireAddinSig"):
        yield Look("unsigned", "act")
    if _flag(machine, r"Excel\Security", "blockcontentexecutionfrominternet"):
        yield Look("internet", "note")
    yield from _after_a_crash(machine)
    yield from _twice(machine)
    yield _children(machine)


def _value(machine: Machine, place: str, name: str) -> Any:
    """The policy's value, else the user's; None when neither is set."""
    for root in (CLOUD_POLICY, POLICY, CHOICE):
        values = {key.lower(): value for key, value in (machine.registry(rf"{root}\{place}") or {}).items()}
        if name.lower() in values:
            return values[name.lower()]
    return None


def _flag(machine: Machine, place: str, name: str) -> bool:
    return bool(_value(machine, place, name) == 1)


def _macros(machine: Machine, is_trusted: bool) -> Look:
    """A trusted folder's macros run whatever the level is, unless Visual Basic is off altogether."""
    if _flag(machine, "Common", "VBAOff"):
        return Look("visual_basic_off", "act")
    level = _value(machine, r"Excel\Security", "VBAWarnings") or 2
    if level >= _SIGNED_ONLY and not is_trusted:
        return Look("macros", "act", {"level": level})
    return Look("macros", "note" if level == _ALL_ALLOWED else "good", {"level": level})


def _after_a_crash(machine: Machine) -> Iterator[Look]:
    """Excel lists what it blames for a crash, each with its path in UTF-16, and opens it no more."""
    name = FILE.lower().encode("utf-16-le")
    values = (machine.registry(DISABLED) or {}).values()
    if any(isinstance(value, bytes) and name in value.lower() for value in values):
        yield Look("blamed", "act")


def _twice(machine: Machine) -> Iterator[Look]:
    """An add-in that was also ticked in Excel's list would be open two times."""
    for name, value in (machine.registry(OPTIONS) or {}).items():
        if name.startswith("OPEN") and FILE.lower() in str(value).lower():
            yield Look("twice", "act", {"path": str(value)})


def _children(machine: Machine) -> Look:
    """The rule of Defender that keeps Office from starting any program."""
    states = []
    try:
        for key in DEFENDER:
            rules = {name.lower(): str(value) for name, value in (machine.registry(key) or {}).items()}
            states.append(rules.get(NO_CHILDREN, "0"))
        managed = str((machine.registry(MANAGED) or {}).get("ASRRules", "")).lower()
    except PermissionError:
        return Look("children", "unknown")
    states += [
        state
        for rule, _, state in (each.partition("=") for each in managed.split("|"))
        if rule == NO_CHILDREN
    ]
    return Look("children", "act" if any(state in _STOPS for state in states) else "good")
