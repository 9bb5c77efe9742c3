"""Faults of amounts, dates, receivables and receipts."""

from __future__ import annotations

import pandas as pd

from tests.rules.checks.case import Case, D, F, G, M, R, S, T, cell, day, facts, misfit, new, unread

ANY_CELL = [
    unread("cell_error_value", D, 0, "note", "error_value", "#REF!", ""),
    Case("cell_error_value", {}, {(R, 2, "security")}, "#N/A", facts(error_cells=((2, "security", "#N/A"),))),
    unread("cell_error_value", R, 1, "amount_kurus", "error_value", "#DIV/0!"),
    cell("amount_missing", T, 0, "amount_kurus", pd.NA),
    cell("required_missing", T, 0, "received_on", pd.NaT, "“received_on” boş"),
    cell("required_missing", S, 0, "made_on", pd.NaT),
    cell("required_missing", S, 0, "promised_for", pd.NaT),
    cell("required_missing", G, 1, "contacted_at", pd.NaT),
    cell("required_missing", G, 1, "result", ""),
    cell("required_missing", F, 0, "office", ""),
    cell("required_missing", F, 0, "case_no", ""),
    cell("required_missing", "parties", 0, "file_id", ""),
    cell("required_missing", "events", 0, "event_date", pd.NaT),
    cell("required_missing", M, 0, "cost_type", ""),
    cell("required_missing", M, 0, "cost_date", pd.NaT),
    cell("amount_not_positive", R, 2, "amount_kurus", -90000),
    cell("amount_not_positive", M, 0, "amount_kurus", 0),
    unread("amount_not_number", R, 2, "amount_kurus", "text_number", "1.234,56"),
    unread("amount_not_number", R, 2, "contract_rate", "text", "yüzde dört"),
    Case(
        "amount_not_number",
        {(T, 0, "amount_kurus"): pd.NA},
        {(T, 0, "amount_kurus")},
        "“10000000000000,5”",
        misfit(T, 0, "amount_kurus", "too_large", 10000000000000.5),
    ),
    Case(
        "amount_three_decimals",
        {(R, 2, "amount_kurus"): 90001},
        {(R, 2, "amount_kurus")},
        "900,005 kuruşa yuvarlandı: 900,01",
        misfit(R, 2, "amount_kurus", "rounded", 900.005),
    ),
    unread("date_text", R, 2, "due_date", "text_date", "02.12.2026 ", pd.NaT),
    unread("date_text", R, 3, "due_date", "text", "kasım", pd.NaT),
    unread("date_text", G, 0, "next_action_date", "text", "pazartesi", pd.NaT),
    cell("day_in_future", M, 0, "cost_date", day("2026-11-21"), "“cost_date” (21.11.2026) henüz gelmedi."),
    cell("day_in_future", S, 1, "made_on", day("2026-11-21")),
    cell("day_in_future", "events", 0, "event_date", day("2026-11-21")),
    cell("date_before_2000_or_far", F, 0, "filed_on", day("1926-04-05")),
    cell("date_before_2000_or_far", R, 2, "due_date", day("2062-12-02")),
]

RECEIVABLE = [
    cell("due_before_issue", R, 2, "due_date", day("2026-09-30"), "01.10.2026"),
    Case("due_and_issue_missing", {(R, 3, "due_date"): pd.NaT}, {(R, 3, "due_date")}),
    Case(
        "paper_due_missing",
        {(R, 3, "due_date"): pd.NaT, (R, 3, "issue_date"): day("2026-08-01")},
        {(R, 3, "due_date")},
    ),
    cell("document_no_repeated", R, 4, "document_no", "gib2026-000000001", "A-0001-B"),
    Case(
        "document_no_repeated",
        {(R, 1, "document_no"): "A 123456"},
        {(R, 2, "document_no")},
        "A-0002-C",
    ),
    cell("document_no_missing", R, 1, "document_no", " "),
    cell("einvoice_format", R, 1, "document_no", "GIB26000000002"),
    cell("amount_outlier", R, 2, "amount_kurus", 1_200_000, "1.100,00"),
    cell("currency_unknown", R, 2, "currency", "dolar", "USD"),
    cell("currency_unknown", M, 0, "currency", "XYZ"),
    Case(
        "rate_missing",
        {(R, 4, "currency"): "EUR", (S, 1, "currency"): "EUR", (S, 2, "currency"): "EUR"},
        {(R, 4, "currency")},
    ),
    Case("rate_missing", {("fx_rates", 0, "rate_date"): day("2026-11-21")}, {(R, 4, "currency")}),
    cell("cheque_presented_late", R, 3, "due_date", day("2026-10-19"), "19.10.2026"),
]

RECEIPT = [
    cell("receipt_in_future", T, 0, "received_on", day("2026-11-21")),
    cell("receipt_before_receivable", T, 0, "received_on", day("2026-08-31"), "01.09.2026"),
    Case(
        "receipt_before_receivable",
        {(T, 0, "received_on"): day("2026-08-31"), (T, 0, "receivable_id"): ""},
        {(T, 0, "received_on")},
    ),
    cell("designated_receivable_of_other_debtor", T, 0, "receivable_id", "A-0007-H", "Ahmet Yılmaz"),
    cell("designated_receivable_of_other_debtor", S, 0, "receivable_id", "A-0009-K"),
    Case("overpayment", {(T, 1, "credit_kurus"): 5000}, {(T, 1, "amount_kurus")}, "50,00"),
    Case(
        "cheque_received_twice",
        {
            (R, 3, "issue_date"): day("2026-08-05"),
            (R, 3, "source_receivable_id"): "A-0007-H",
            **new(
                T,
                9,
                receipt_id="T-0004-P",
                debtor_id="B-0002-U",
                received_on=day("2026-11-10"),
                amount_kurus=50000,
                channel="cheque",
            ),
        },
        {(T, 9, "channel")},
        "A-0004-E",
    ),
    Case(
        "duplicate_receipt",
        new(
            T,
            9,
            receipt_id="T-0004-P",
            debtor_id="B-0001-T",
            received_on=day("2026-10-15"),
            amount_kurus=40000,
        ),
        {(T, 9, "amount_kurus")},
        "T-0001-L",
    ),
    cell("refund_without_receipt", T, 2, "amount_kurus", 35001),
    Case("refund_without_receipt", {(T, 2, "received_on"): day("2026-09-19")}, {(T, 2, "amount_kurus")}),
    cell("foreign_currency_mismatch", T, 0, "currency", "USD"),
    Case(
        "foreign_currency_mismatch",
        {(T, 0, "currency"): "USD", (T, 0, "receivable_id"): "", (T, 0, "credit_kurus"): 40000},
        {(T, 0, "currency")},
    ),
]

CASES = [*ANY_CELL, *RECEIVABLE, *RECEIPT]
