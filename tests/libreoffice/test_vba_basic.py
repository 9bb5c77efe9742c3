"""The add-in's Visual Basic as LibreOffice compiles and runs it.

One module that does not compile makes every call of the library give nothing, without an error: each test
first asks a procedure whose answer is known. All modules load as they are shipped; where procedures run, what
reaches Windows stands aside: xlwings' module, and ours that calls it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from addin.commands import enter_all as enter_commands
from addin.excel import addin_file as whole
from addin.excel.ribbon import words
from addin.excel.vba_project import Module
from addin.formulas import enter_all as enter_formulas
from addin.messages import LANGUAGES
from addin.registry import COMMANDS, FORMULAS
from tests.hosts.libreoffice import LibreOffice, properties

enter_commands()
enter_formulas()
Run = Callable[..., Any]
_MACROS_ON = 4  # com.sun.star.document.MacroExecMode
STAND_INS = {
    "xlwings": "Option Explicit\nPublic Function Dogru() As Integer\n    Dogru = 7\nEnd Function",
    "TahsilatKopru": """
Option Explicit
Private cagrilan As String
Private secilen As Integer
Public Sub TahsilatCalistir(kimlik As String)
    cagrilan = kimlik
End Sub
Public Function TahsilatCagir(ad As String, degerler As Variant, Optional butun As Integer) As Variant
    Dim at As Integer
    cagrilan = ad
    For at = LBound(degerler) To UBound(degerler)
        cagrilan = cagrilan & " "
        If IsMissing(degerler(at)) Then cagrilan = cagrilan & "-" Else cagrilan = cagrilan & degerler(at)
    Next at
    TahsilatCagir = cagrilan
End Function
Public Function Cagrilan1() As String
    Cagrilan1 = cagrilan
End Function
Public Function TahsilatDil() As Integer
    TahsilatDil = secilen
End Function
Public Sub TahsilatDilYaz(dil As Integer)
    secilen = dil
End Sub
Public Function TahsilatAyar(ad As String) As String
End Function
Public Sub TahsilatAyarYaz(ad As String, deger As String)
End Sub
""",
}


def in_basic(modules: list[Module], stand_ins: dict[str, str] = STAND_INS) -> list[Module]:
    """LibreOffice has no types of Office's ribbon and hands over any object."""
    return [
        Module(
            each.name,
            stand_ins.get(each.name, each.code)
            .replace("As IRibbonControl", "As Object")
            .replace("As IRibbonUI", "As Object"),
            each.kind,
        )
        for each in modules
    ]


@contextmanager
def opened(office: LibreOffice, path: Path, modules: list[Module]) -> Iterator[Run]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "modules", lambda *_: modules)
        path.write_bytes(whole.addin_file(COMMANDS, FORMULAS))
    desktop = office.office.desktop
    how = properties(Hidden=True, MacroExecutionMode=_MACROS_ON, FilterName="Calc MS Excel 2007 VBA XML")
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, how)
    try:
        scripts = document.getScriptProvider()

        def run(name: str, *arguments: Any) -> Any:
            where = f"vnd.sun.star.script:{whole.NAME}.{name}?language=Basic&location=document"
            return scripts.getScript(where).invoke(arguments, (), ())[0]

        yield run
    finally:
        document.close(True)


@pytest.fixture(scope="module")
def basic(libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    path = tmp_path_factory.mktemp("basic") / "Tahsilat.xlam"
    with opened(libreoffice, path, in_basic(whole.modules(COMMANDS, FORMULAS))) as run:
        assert run("xlwings.Dogru") == 7
        yield run


def test_a_module_that_does_not_compile_is_noticed(libreoffice: LibreOffice, tmp_path: Path) -> None:
    wrong = Module("Wrong", "Public Sub A()\n    If Then Then\nEnd Sub")
    modules = [*in_basic(whole.modules(COMMANDS, FORMULAS)), wrong]
    with opened(libreoffice, tmp_path / "Tahsilat.xlam", modules) as run:
        assert run("xlwings.Dogru") != 7


@pytest.mark.parametrize("spoilt", ["", "xlwings", "TahsilatKopru", "TahsilatSerit", "TahsilatIslevler"])
def test_all_modules_load_as_they_are_shipped(libreoffice: LibreOffice, tmp_path: Path, spoilt: str) -> None:
    shipped = whole.modules(COMMANDS, FORMULAS)
    assert {each.name for each in shipped} >= {spoilt} - {""}
    known = Module("Sinama", STAND_INS["xlwings"])
    wrong = {each.name: f"{each.code}\nPublic Sub Bozuk()\n    If Then Then\nEnd Sub" for each in shipped}
    spoil = {spoilt: wrong[spoilt]} if spoilt else {}
    with opened(libreoffice, tmp_path / "Tahsilat.xlam", [*in_basic(shipped, spoil), known]) as run:
        assert (run("Sinama.Dogru") == 7) is not bool(spoilt)


@pytest.mark.parametrize("name", FORMULAS)
def test_a_function_hands_its_values_on_in_order(basic: Run, name: str) -> None:
    arguments = FORMULAS[name].arguments
    needed = max(at for at, argument in enumerate(arguments) if not argument.optional) + 1
    for count in {needed, len(arguments)}:
        given = [f"v{at}" for at in range(count)]
        told = [*given, *["-"] * (len(arguments) - count)]
        assert basic(f"TahsilatIslevler.{name}", *given) == " ".join([name, *told])


@pytest.mark.parametrize(("at", "language"), list(enumerate(LANGUAGES)))
def test_every_word_of_the_ribbon_comes_back(basic: Run, at: int, language: str) -> None:
    for control, said in words(COMMANDS, language).items():
        found = [basic("TahsilatMetinler.TahsilatMetin", control, kind, at) for kind in (1, 2, 3)]
        assert tuple(found) == said
