"""The xlwings module as it is shipped, with only as much changed as pyOpenVBA needs to read and run it."""

from __future__ import annotations

import re

from addin.excel import xlwings_module


def as_shipped() -> str:
    """Under our project's name; comments behind directives are gone, yes and no are compared as text."""
    text = xlwings_module.shipped().partition("\n")[2].replace('"myaddin"', f'"{xlwings_module.PROJECT}"')
    text = re.sub(r"^( *#(?:Const|If)[^'\n]*?) *'[^\n]*$", r"\1", text, flags=re.M)
    # pyOpenVBA takes a Range of two cells for one of the active workbook.
    text = text.replace("In Range(", "In sht.Range(")
    compared = r'(LCase(GetConfig("\1", "false")) = "true")'
    return re.sub(r'GetConfig\("([A-Z ]+)", False\)(?: = True)?', compared, text)
