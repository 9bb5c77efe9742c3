"""Tahsilat: receivables follow-up inside an Excel workbook.

Layers, outermost first; imports point downwards only:
    cli, excel   the command line and the Excel add-in
    runner       opens a book, runs one command, writes its changes; books/ is reached from here only
    commands     one file, one button, one function: (ledger, request, as_of) -> Outcome
    reports, importing, demo   what commands are made of
    registry     the one list from which CLI, ribbon and help are derived
    schema       sheets, tables and columns, declared once
    rules, parameters, messages   the field's rules, dated tables, every word a user reads
    model, text  the shapes everything passes on
"""

__version__ = "0.1.0"
