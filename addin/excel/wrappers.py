"""One line of VBA for each worksheet function, and its help for the function wizard."""

from __future__ import annotations

from collections.abc import Mapping

from addin.excel.vba_project import Module
from addin.excel.vba_text import array, literal, select
from addin.messages import LANGUAGES, say
from addin.model import ERROR_NUMBERS
from addin.registry import Argument, Formula

CATEGORY = "Tahsilat"
# Python's answers as they are, but an error for each name of one; a single row comes as a flat array.
_RESULT = """
Private Function TahsilatSonuc(ByVal deger As Variant) As Variant
    Dim satir As Long, sutun As Long, son As Long
    If Not IsArray(deger) Then
        TahsilatSonuc = TahsilatHata(deger)
        Exit Function
    End If
    son = -1
    On Error Resume Next
    son = UBound(deger, 2)
    On Error GoTo 0
    For satir = LBound(deger) To UBound(deger)
        If son < 0 Then
            deger(satir) = TahsilatHata(deger(satir))
        Else
            For sutun = LBound(deger, 2) To son
                deger(satir, sutun) = TahsilatHata(deger(satir, sutun))
            Next sutun
        End If
    Next satir
    TahsilatSonuc = deger
End Function

Private Function TahsilatHata(ByVal deger As Variant) As Variant
    TahsilatHata = deger
    If VarType(deger) <> vbString Then Exit Function
    If Left$(deger, 1) <> "#" Then Exit Function
"""


def functions_module(formulas: Mapping[str, Formula]) -> Module:
    """The published functions. The last optional arguments may be left out of a call."""
    lines = ["Option Explicit", ""]
    for name, formula in formulas.items():
        names = ", ".join(argument.name for argument in formula.arguments)
        wholes = "".join(f", {at}" for at, argument in enumerate(formula.arguments) if argument.whole)
        lines += [
            f"Public Function {name}({', '.join(_declared(formula.arguments))}) As Variant",
            f'    {name} = TahsilatSonuc(TahsilatCagir("{name}", Array({names}){wholes}))',
            "End Function",
            "",
        ]
    cases = {literal(name): [f"TahsilatHata = CVErr({number})"] for name, number in ERROR_NUMBERS.items()}
    lines += [*_RESULT.splitlines(), *select("deger", cases), "End Function"]
    return Module("TahsilatIslevler", "\n".join(lines))


def _declared(arguments: tuple[Argument, ...]) -> list[str]:
    last_needed = max(at for at, argument in enumerate(arguments) if not argument.optional)
    return [
        f"{'Optional ' * (at > last_needed)}{argument.name} As Variant"
        for at, argument in enumerate(arguments)
    ]


def help_module(formulas: Mapping[str, Formula]) -> Module:
    """TahsilatYardim(language): texts of all functions and arguments, one procedure a language."""
    lines = ["Option Explicit", "Option Private Module", "", "Public Sub TahsilatYardim(dil As Integer)"]
    lines += [f"    If dil = {at} Then Yardim{at}" for at in range(len(LANGUAGES))]
    lines += ["End Sub", ""]
    for at, language in enumerate(LANGUAGES):
        lines += [f"Private Sub Yardim{at}()"]
        lines += [line for formula in formulas.values() for line in _described(formula, language)]
        lines += ["End Sub", ""]
    lines += [
        "Private Sub Anlat(ad As String, aciklama As String, degerler As Variant)",
        '    Application.MacroOptions Macro:="\'" & ThisWorkbook.Name & "\'!" & ad, Description:=aciklama, _',
        f'        Category:="{CATEGORY}", ArgumentDescriptions:=degerler',
        "End Sub",
    ]
    return Module("TahsilatYardimlar", "\n".join(lines))


def _described(formula: Formula, language: str) -> list[str]:
    """A call whose long line is broken after each argument."""
    helps = [literal(say(f"formulas.arguments.{each.name}", language)) for each in formula.arguments]
    told = literal(say(f"formulas.help.{formula.name}", language))
    return [f'    Anlat "{formula.name}", _', f"        {told}, _", f"        {array(helps)}"]
