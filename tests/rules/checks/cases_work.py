"""Faults of the work: contacts, promises, stages, files, and the book itself."""

from __future__ import annotations

import numpy as np
import pandas as pd

from addin.model import ColumnChange
from tests.rules.checks.case import Case, D, F, G, M, R, S, T, cell, day, facts, new, unread

STAGE = [
    cell("stage_unknown", R, 1, "stage", "beklemede"),
    cell("stage_unknown", F, 0, "stage", "beklemede"),
    Case("stage_requirements_missing", {(D, 0, "tax_id"): ""}, {(D, 0, "tax_id")}, "tax_id"),
    Case("stage_requirements_missing", {(F, 0, "filed_on"): pd.NaT}, {(F, 0, "filed_on")}, "A-0006-G"),
    Case("stage_requirements_missing", {(R, 5, "file_id"): ""}, {(R, 5, "file_id")}, "enforcement"),
    Case(
        "stage_requirements_missing", {("events", 0, "event_type"): "final"}, {(R, 5, "stage")}, "order_sent"
    ),
    Case("address_missing", {(D, 0, "address"): ""}, {(D, 0, "address")}, "A-0001-B"),
    Case("interest_type_missing", {(R, 5, "interest_type"): ""}, {(R, 5, "interest_type")}),
    Case(
        "stage_skipped",
        {
            ("stage_history", 0, "stage"): "promised",
            ("stage_history", 1, "stage"): "new",
            (R, 0, "stage"): "promised",
        },
        {(R, 0, "stage")},
        "new",
    ),
    Case("stage_skipped", {("stage_history", 1, "stage"): "enforcement"}, {(R, 0, "stage")}, "enforcement"),
]

CHOICE = [
    unread("choice_unknown", G, 2, "result", "unknown_choice", "söz verdi gibi", "söz verdi gibi"),
    Case(
        "promise_not_entered",
        {(G, 1, "result"): "promised", (G, 1, "summary"): "Ödeyecek"},
        {(G, 1, "result")},
    ),
]

CONTACT = [
    cell("action_missing", G, 1, "next_action", ""),
    Case(
        "action_missing",
        {
            **new(
                G,
                9,
                contact_id="G-0006-E",
                debtor_id="B-0002-U",
                contacted_at=day("2026-11-19"),
                result="no_answer",
                next_action="ara",
            )
        },
        {(G, 9, "next_action_date")},
    ),
    Case(
        "action_and_closing",
        {(G, 3, "next_action"): "ara", (G, 3, "next_action_date"): day("2026-11-24")},
        {(G, 3, "closing_reason")},
        "“closing_reason” yazılınca “next_action” boş kalır",
    ),
    Case(
        "action_and_closing",
        {(G, 3, "next_action_date"): day("2026-11-24")},
        {(G, 3, "closing_reason")},
        "“next_action_date”",
    ),
    cell("action_before_contact", G, 1, "next_action_date", day("2026-11-16"), "17.11.2026"),
    cell("action_on_holiday", G, 1, "next_action_date", day("2026-11-22")),
    cell("action_on_holiday", G, 1, "next_action_date", day("2026-11-26")),
    Case(
        "contact_in_future",
        {
            (G, 2, "contacted_at"): day("2026-11-23 09:00"),
            (S, 1, "contact_id"): "G-0005-D",
            (S, 2, "contact_id"): "G-0005-D",
            ("contacts", 4, "contacted_at"): day("2026-11-18"),
        },
        {(G, 2, "contacted_at")},
    ),
    cell("talked_to_third_party", G, 2, "counterpart", "third_party"),
    cell("id_number_in_free_text", G, 2, "summary", "Kızının TCKN'si 10000000146 imiş", "100********"),
    cell("id_number_in_free_text", D, 0, "note", "17291716060"),
    cell("summary_empty", G, 2, "summary", " "),
    cell("unknown_person", G, 2, "contacted_by", "Veli"),
    cell("unknown_person", D, 2, "owner", "Veli"),
    Case("no_action_for_open_debtor", {(G, 1, "action_result"): "done"}, {(D, 1, "next_action")}),
]

PROMISE = [
    cell("promise_before_contact", S, 0, "promised_for", day("2026-11-15"), "16.11.2026"),
    cell("promise_before_contact", S, 0, "made_on", day("2026-11-15"), "16.11.2026"),
    cell("promise_more_than_open", S, 0, "amount_kurus", 60001, "600,00"),
    Case(
        "promise_more_than_open",
        {(S, 0, "receivable_id"): "", (S, 0, "amount_kurus"): 260001},
        {(S, 0, "amount_kurus")},
        "2.600,00",
    ),
    cell("promise_far", S, 0, "promised_for", day("2027-06-01")),
    cell("promise_without_contact", S, 0, "contact_id", ""),
    Case("several_open_promises", {(S, 2, "plan_no"): ""}, {(S, 2, "promised_for")}, "S-0002-W"),
]

BELONGING = [
    cell("reference_of_other_debtor", S, 1, "contact_id", "G-0001-Z", "Işık Gıda"),
    cell("reference_of_other_debtor", T, 0, "contact_id", "G-0002-A", "“contact_id” G-0002-A"),
    cell("reference_of_other_debtor", T, 0, "contact_id", "G-0099-F"),
    cell("reference_of_other_debtor", T, 0, "promise_id", "S-0002-W", "Demir Çelik"),
    cell("reference_of_other_debtor", T, 0, "file_id", "D-0001-A", "Ahmet Yılmaz"),
    cell("reference_of_other_debtor", S, 0, "file_id", "D-0001-A"),
    Case(
        "reference_of_other_debtor",
        {(M, 0, "debtor_id"): "B-0001-T", (M, 0, "debtor_name"): ""},
        {(M, 0, "file_id")},
    ),
    cell("event_end_before_start", "events", 0, "event_end", day("2026-04-05"), "(05.04.2026)"),
    cell("party_not_in_file", "events", 0, "party_name", "Veli Kefil"),
]

FILE = [
    cell("file_no_format", F, 0, "case_no", "44812"),
    Case(
        "file_no_duplicate",
        new(
            F,
            9,
            file_id="D-0002-B",
            debtor_id="B-0001-T",
            office="ISTANBUL 12.İcra Müdürlüğü",
            case_no="2026/44812 E.",
        ),
        {(F, 9, "case_no")},
        "D-0001-A",
    ),
    cell("cost_without_file", M, 0, "file_id", ""),
    cell("cost_without_file", M, 0, "file_id", "D-0009-J"),
    Case("cost_without_file", {(M, 0, "file_id"): "", (M, 0, "cost_type"): "notary"}, {(M, 0, "file_id")}),
]

WORKBOOK = [
    Case(
        "duplicate_id",
        {(G, 1, "contact_id"): "g 1 z", (G, 0, "trace"): "0123456789ab", (G, 1, "trace"): "f00d"},
        {(G, 0, "contact_id")},
        more={"traces": {G: np.array(["edited", "f00d", "", "", ""], dtype=object)}},
    ),
    Case(
        "duplicate_id",
        {
            (M, 9, "cost_id"): "M-0001-X",
            **new(M, 9, debtor_id="B-0002-U", file_id="D-0001-A", cost_type="fee", amount_kurus=100),
            (M, 9, "cost_date"): day("2026-04-06"),
        },
        {(M, 9, "cost_id")},
    ),
    cell("id_check_letter", T, 0, "promise_id", "T-0002-M"),
    cell("id_check_letter", M, 0, "cost_id", "M-0001-Y"),
    cell("id_check_letter", T, 0, "promise_id", "S-0001-W"),
    Case(
        "formula_overwritten",
        {},
        {(R, 1, "status"), (R, 3, "status")},
        "",
        facts(overwritten={"status": (1, 3)}),
    ),
    Case(
        "program_cell_edited",
        {},
        {(R, 2, "open_kurus")},
        "12,00",
        {
            "edited": [
                ColumnChange(
                    R, "open_kurus", np.array([2]), np.array([90000], object), np.array([1200], object)
                )
            ]
        },
    ),
    Case("merged_cells_in_table", {}, {(R, -1, "")}, "B4:C5", facts(merged=("B4:C5",))),
    Case("udf_in_book", {}, {(R, -1, "")}, "GECIKME_GUN", facts(foreign_functions=("GECIKME_GUN",))),
    Case("validation_eroded", {}, {(R, -1, "")}, "", facts(eroded=True)),
    Case("rows_below_table", {}, {(R, -1, "")}, "3", facts(rows_below=3)),
    Case("hidden_rows_in_table", {}, {(R, -1, "")}, "12", facts(hidden_rows=12)),
    Case("totals_changed_since_refresh", {}, {(T, -1, "")}, "", {"stale": {T}}),
]

CASES = [*STAGE, *CHOICE, *CONTACT, *PROMISE, *BELONGING, *FILE, *WORKBOOK]
