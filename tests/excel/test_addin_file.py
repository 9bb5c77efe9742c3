"""The add-in file: read back by strangers, the same at each build, closed to opened workbooks."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from oletools.olevba import VBA_Parser, decompress_stream
from openxml_audit import OpenXmlValidator

from addin.books.lint import lint
from addin.commands import enter_all as enter_commands
from addin.excel import xlwings_module
from addin.excel.addin_file import addin_file, modules
from addin.excel.compound import Tree, compound_file
from addin.excel.vba_compression import compressed
from addin.excel.vba_project import Module, vba_project
from addin.formulas import enter_all as enter_formulas
from addin.registry import COMMANDS, FORMULAS, Button

enter_commands()
enter_formulas()
COMMANDS_WITH_BUTTONS = {
    name: replace(command, button=Button("care" if name == "check" else "follow", "RefreshAll"))
    for name, command in COMMANDS.items()
    if name in ("refresh", "card", "check")
}


@pytest.fixture(scope="module")
def built() -> bytes:
    return addin_file(COMMANDS_WITH_BUTTONS, FORMULAS)


def test_a_stranger_reads_the_sources_as_they_were_written(built: bytes) -> None:
    found = {path.split("/")[-1]: code for _, path, _, code in VBA_Parser("a.xlam", built).extract_macros()}
    expected = modules(COMMANDS_WITH_BUTTONS, FORMULAS)
    assert found == {module.name: module.source() for module in expected}


def test_nothing_compiled_is_in_it(built: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        project = olefile.OleFileIO(package.read("xl/vbaProject.bin"), raise_defects=olefile.DEFECT_POTENTIAL)
    assert project.parsing_issues == []
    assert project.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("cc61ffff000100")
    assert not [name for name in project.listdir() if name[-1].startswith("__SRP")]
    for module in modules(COMMANDS_WITH_BUTTONS, FORMULAS):
        stream = project.openstream(["VBA", module.name]).read()
        assert decompress_stream(bytearray(stream)) == module.source().encode("cp1252")


def test_no_other_library_is_referred_to(built: bytes) -> None:
    """Where one is missing, Excel compiles nothing. Excel's own and Visual Basic's are there unasked."""
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        project = olefile.OleFileIO(package.read("xl/vbaProject.bin"))
    listed = decompress_stream(bytearray(project.openstream("VBA/dir").read()))
    ole, office = (
        rb"\*\\G\{00020430-0000-0000-C000-000000000046\}",
        rb"\*\\G\{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52\}",
    )
    assert [bool(re.search(each, listed)) for each in (ole, office)] == [True, True]
    assert len(re.findall(rb"\*\\[A-Z]", listed)) == 2


def test_each_build_gives_the_same_bytes_uncompressed(built: bytes) -> None:
    assert addin_file(COMMANDS_WITH_BUTTONS, FORMULAS) == built
    with zipfile.ZipFile(io.BytesIO(built)) as package:
        assert {entry.compress_type for entry in package.infolist()} == {zipfile.ZIP_STORED}


def test_the_package_is_whole(built: bytes, tmp_path: Path) -> None:
    path = tmp_path / "Tahsilat.xlam"
    path.write_bytes(built)
    assert OpenXmlValidator().validate(path).errors == []
    assert lint(path) == []
    with zipfile.ZipFile(path) as package:
        parts = set(package.namelist())
        workbook = package.read("xl/workbook.xml").decode()
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    assert {"xl/theme/theme1.xml", "xl/styles.xml", "xl/sharedStrings.xml", "docProps/core.xml"} <= parts
    assert {"docProps/app.xml", "customUI/customUI14.xml"} <= parts
    # The documents of the project carry the code names of workbook and sheet.
    names = re.findall(r'codeName="(\w+)"', workbook + sheet)
    documents = [m.name for m in modules(COMMANDS_WITH_BUTTONS, FORMULAS) if m.kind != "standard"]
    assert names == documents


def test_an_opened_workbook_is_never_asked() -> None:
    """Neither its sheets, nor files beside it, nor its path come near interpreter and code."""
    code = xlwings_module.changed(xlwings_module.shipped())
    assert code.startswith("Option Private Module\n#Const App")
    assert "Redistributions in binary form must reproduce the above copyright notice" in code
    assert 'SheetExists(ActiveWorkbook, PROJECT_NAME & ".conf")' in xlwings_module.shipped()
    config = re.search(r"^Private Function GetConfig\(.*?^End Function", code, re.S | re.M)
    assert config
    assert "ActiveWorkbook" not in config[0]
    run = re.search(r"^Public Sub RunPython\(.*?^End Sub", code, re.S | re.M)
    assert run
    assert '".py"' not in run[0]
    for gone in ("GetConfigFromSheet", "GetDirectoryConfigFilePath", "Dictionary"):
        assert gone not in code
    paths = re.findall(r"^ *PYTHONPATH = (.*)$", code, re.M)
    assert paths
    asked = [path for path in paths if "FullName" in path and "FName" not in path]
    assert asked == []


def test_python_starts_only_as_the_installer_said_and_not_from_a_folder_that_is_open() -> None:
    """Excel's folder is where the user last opened a file: a mail's attachments, for one."""
    shipped, code = (of(xlwings_module.shipped()) for of in (str, xlwings_module.changed))
    assert shipped.count('" -B -c ""') == 2 and '" -B -c ""' not in code
    assert code.count('" -B -P -c ""') == 2
    assert '"INTERPRETER", "python' in shipped and '"INTERPRETER", "python' not in code
    assert code.count('Err.Raise 1, Description:="tahsilat addin install"') == 4


def test_another_xlwings_is_noticed() -> None:
    with pytest.raises(ValueError, match="xlwings has changed"):
        xlwings_module.changed(xlwings_module.shipped().replace('" /K " &', '" /Q " &'))


def test_letters_that_vba_cannot_hold_are_refused() -> None:
    with pytest.raises(ValueError, match="'ı' is not ASCII"):
        vba_project("P", "{X}", [Module("A", "' ılık")])
    with pytest.raises(ValueError, match="longer than VBA reads"):
        vba_project("P", "{X}", [Module("A", "' " + "x" * 1100)])


@given(st.text(st.characters(min_codepoint=9, max_codepoint=126), max_size=9000).map(str.encode))
def test_what_is_packed_comes_out_again(content: bytes) -> None:
    assert bytes(decompress_stream(bytearray(compressed(content)))) == content if content else True


NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=31)
STREAMS = st.integers(0, 20000).map(lambda size: bytes(at % 251 for at in range(size)))


@settings(max_examples=40)
@given(
    st.dictionaries(
        NAMES,
        STREAMS | st.dictionaries(NAMES, STREAMS, max_size=9).map(dict),
        min_size=1,
        max_size=9,
    )
)
def test_any_tree_is_read_back(tree: Tree) -> None:
    file = olefile.OleFileIO(io.BytesIO(compound_file(tree)), raise_defects=olefile.DEFECT_POTENTIAL)
    found: dict[tuple[str, ...], bytes] = {
        tuple(path): file.openstream(path).read() for path in file.listdir(streams=True, storages=False)
    }
    expected: dict[tuple[str, ...], bytes] = {}
    for name, content in tree.items():
        inside = {"": content} if isinstance(content, bytes) else content
        for below, stream in inside.items():
            assert isinstance(stream, bytes)
            expected[(name, below) if below else (name,)] = stream
    assert found == expected
    assert file.parsing_issues == []
