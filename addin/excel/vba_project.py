"""A VBA project from source text: compressed sources only, nothing that Excel compiled before.

Version 0xFFFF in `_VBA_PROJECT` tells Excel to compile from the sources. Source: [MS-OVBA] revision 12;
numbers of sections stand beside what they order.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from addin.excel.compound import compound_file
from addin.excel.vba_compression import compressed

CODEPAGE = 1252  # sources are ASCII, so that any PC reads the same letters
_ENCODING = f"cp{CODEPAGE}"
_LOCALE = 0x409
_NO_COOKIE = 0xFFFF
_VERSION = bytes.fromhex("cc61ffff000100")  # 2.3.4.1
_BASES = {
    "workbook": "0{00020819-0000-0000-C000-000000000046}",
    "sheet": "0{00020820-0000-0000-C000-000000000046}",
}
# The libraries of VBA and Excel are there by themselves; IRibbonControl comes from Office.
_REFERENCES = {
    "stdole": r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0#"
    r"C:\Windows\System32\stdole2.tlb#OLE Automation",
    "Office": r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0#"
    r"C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL#Microsoft Office 16.0 Object Library",
}


@dataclass(frozen=True, slots=True)
class Module:
    """`code`: the text without its Attribute lines, any line ends. A workbook or sheet has its own."""

    name: str
    code: str
    kind: Literal["standard", "workbook", "sheet"] = "standard"

    def source(self) -> str:
        """The module as it stands in the project: attributes first, CRLF, one at the end."""
        lines = [f'Attribute VB_Name = "{self.name}"', *self._document(), *self.code.splitlines()]
        return "\r\n".join(lines).rstrip("\r\n") + "\r\n"

    def _document(self) -> list[str]:
        if self.kind == "standard":
            return []
        flags = {
            "GlobalNameSpace": False,
            "Creatable": False,
            "PredeclaredId": True,
            "Exposed": True,
            "TemplateDerived": False,
            "Customizable": True,
        }
        base = f'Attribute VB_Base = "{_BASES[self.kind]}"'
        return [base, *(f"Attribute VB_{flag} = {value}" for flag, value in flags.items())]


def vba_project(name: str, project_id: str, modules: Sequence[Module]) -> bytes:
    """The part vbaProject.bin. `project_id`: "{...}" in capitals.

    Errors: ValueError for a source that is not ASCII (letters are written as ChrW) or has lines longer
    than the 1,023 characters that VBA reads.
    """
    for module in modules:
        _check(module)
    streams = {module.name: compressed(module.source().encode(_ENCODING)) for module in modules}
    names = b"".join(_ansi(module.name) + b"\0" + _wide(module.name + "\0") for module in modules)
    return compound_file(
        {
            "VBA": {"dir": compressed(_dir(name, modules)), "_VBA_PROJECT": _VERSION, **streams},
            "PROJECT": _project(name, project_id, modules).encode(_ENCODING),
            "PROJECTwm": names + b"\0\0",
        }
    )


def _check(module: Module) -> None:
    source = module.source()
    if not source.isascii():
        letter = next(letter for letter in source if not letter.isascii())
        raise ValueError(f"{module.name}: {letter!r} is not ASCII")
    if max(map(len, source.splitlines())) > 1023:
        raise ValueError(f"{module.name}: a line is longer than VBA reads")


def _ansi(text: str) -> bytes:
    return text.encode(_ENCODING)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def _record(number: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", number, len(content)) + content


def _short(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<H", value))


def _long(number: int, value: int) -> bytes:
    return _record(number, struct.pack("<I", value))


def _named(ansi: int, wide: int, text: str) -> bytes:
    return _record(ansi, _ansi(text)) + _record(wide, _wide(text))


def _dir(name: str, modules: Sequence[Module]) -> bytes:
    """2.3.4.2: what the project is, refers to and holds."""
    information = [
        _long(0x01, 1),  # 32-bit Windows: also for 64-bit Excel
        _long(0x02, _LOCALE),
        _long(0x14, _LOCALE),
        _short(0x03, CODEPAGE),
        _record(0x04, _ansi(name)),
        _named(0x05, 0x40, ""),
        _record(0x06),
        _record(0x3D),
        _long(0x07, 0),
        _long(0x08, 0),
        struct.pack("<HIIH", 0x09, 4, 1361024421, 6),
        _named(0x0C, 0x3C, ""),
    ]
    references = [
        _named(0x16, 0x3E, reference)
        + _record(0x0D, struct.pack("<I", len(library)) + _ansi(library) + bytes(6))
        for reference, library in _REFERENCES.items()
    ]
    counted = [_short(0x0F, len(modules)), _short(0x13, _NO_COOKIE)]
    return b"".join([*information, *references, *counted, *map(_module_record, modules), _record(0x10)])


def _module_record(module: Module) -> bytes:
    return b"".join(
        [
            _named(0x19, 0x47, module.name),
            _named(0x1A, 0x32, module.name),
            _named(0x1C, 0x48, ""),
            _long(0x31, 0),  # the source begins at once: nothing compiled stands before it
            _long(0x1E, 0),
            _short(0x2C, _NO_COOKIE),
            _record(0x21 if module.kind == "standard" else 0x22),
            _record(0x2B),
        ]
    )


def _project(name: str, project_id: str, modules: Sequence[Module]) -> str:
    """2.3.1: the project as lines of text; no password, not hidden."""
    lines = [f'ID="{project_id}"']
    lines += [
        f"Module={module.name}" if module.kind == "standard" else f"Document={module.name}/&H00000000"
        for module in modules
    ]
    lines += [
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{obscured(bytes(4), project_id, 0x5C)}"',
        f'DPB="{obscured(bytes(1), project_id, 0x78)}"',
        f'GC="{obscured(bytes([0xFF]), project_id, 0x94)}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
    ]
    lines += [f"{module.name}=0, 0, 0, 0, C" for module in modules]
    return "\r\n".join(lines) + "\r\n"


def obscured(content: bytes, project_id: str, seed: int) -> str:
    """Hex digits of 2.4.3.2, as Excel writes protection state, password and visibility.

    The example of the specification: a project without protection.

    >>> len(obscured(bytes(4), "{9E394C0B-697E-4AEE-9FA6-446F51FB30DC}", 0x41)), obscured(b"", "{}", 0)[:6]
    (22, '0002F8')
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    before, last, plain = seed ^ 2, seed ^ key, key
    codes = [seed, before, last]
    for byte in bytes([7] * ((seed & 6) // 2)) + struct.pack("<I", len(content)) + content:
        code = byte ^ ((before + plain) & 0xFF)
        codes.append(code)
        before, last, plain = last, code, byte
    return bytes(codes).hex().upper()
