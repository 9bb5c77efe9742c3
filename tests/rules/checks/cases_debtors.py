"""Faults of debtors, and of rows that name one."""

from __future__ import annotations

from tests.rules.checks.case import Case, D, F, G, R, S, T, cell, new

IDENTITY = [
    cell("tckn_checksum", D, 1, "tax_id", "10000000147", "10000000147"),
    cell("tckn_checksum", "parties", 0, "tax_id", "17291716050"),
    cell("vkn_checksum", D, 0, "tax_id", "4540536921"),
    cell("ykn_checksum", D, 1, "tax_id", "99123456741"),
    cell("id_wrong_kind", D, 0, "tax_id", "17291716060"),
    Case("id_wrong_kind", {(D, 2, "debtor_kind"): "", (D, 2, "tax_id"): "17291716060"}, {(D, 2, "tax_id")}),
    cell("id_leading_zero_lost", D, 2, "tax_id", "150015264", "0150015264"),
    cell("id_placeholder", D, 1, "tax_id", "11111111111"),
    cell("id_placeholder", D, 0, "tax_id", "1234567890"),
    cell("id_scientific", D, 0, "tax_id", "4,54E+09"),
    cell("same_id_two_debtors", D, 2, "tax_id", "454 053 69 20", "B-0001-T Işık Gıda"),
    Case(
        "near_duplicate_debtor",
        {
            (D, 2, "debtor_name"): "IŞIK GIDA SAN. VE TİC. A.Ş.",
            (D, 2, "tax_id"): "",
            **{
                (table, row, "debtor_name"): ""
                for table, rows in ((R, [4]), (G, [2, 4]), (S, [1, 2]))
                for row in rows
            },
        },
        {(D, 2, "debtor_name")},
        "B-0001-T",
    ),
    cell("iban_checksum", D, 0, "iban", "TR330006100519786457841327"),
    cell("iban_not_tr", D, 0, "iban", "DE89 3704 0044 0532 0130 00"),
    cell("iban_not_tr", D, 0, "iban", "33 0006 1005 1978 6457 8413 26"),
    cell("mersis_format", D, 0, "mersis", "045405369200001"),
    cell("uets_format", D, 0, "uets", "23456-12345-5432"),
    cell("kep_format", D, 0, "kep", "bilgi@isikgida.com.tr"),
    cell("phone_format", D, 0, "phone", "532 123"),
    cell("phone_format", "parties", 0, "phone", "yok"),
    Case(
        "phone_shared_by_many",
        {(D, 0, "phone"): "0532 111 22 33", (D, 1, "phone2"): "5321112233", (D, 2, "phone"): "+905321112233"},
        {(D, 0, "phone"), (D, 1, "phone2"), (D, 2, "phone")},
        "3",
    ),
    cell("email_format", D, 0, "email", "bilgi@isikgida"),
    Case("name_missing", new(D, 9, debtor_id="B-0004-W", debtor_name=" - "), {(D, 9, "debtor_name")}),
    Case(
        "name_has_digits_only",
        new(D, 9, debtor_id="B-0004-W", debtor_name="120 01 001"),
        {(D, 9, "debtor_name")},
    ),
    cell("district_not_in_province", D, 0, "district", "Çankaya", "İstanbul"),
]

REFERENCES = [
    Case(
        "unknown_debtor",
        {(R, 2, "debtor_id"): "", (R, 2, "debtor_name"): "Işık Gida Eva"},
        {(R, 2, "debtor_name")},
        "B-0001-T Işık Gıda",
    ),
    Case("unknown_debtor", {(R, 2, "debtor_id"): "B-0009-B"}, {(R, 2, "debtor_id")}),
    Case("debtor_missing", {(F, 0, "debtor_id"): "", (F, 0, "debtor_name"): ""}, {(F, 0, "debtor_id")}),
    Case("debtor_missing", {(R, 2, "debtor_id"): "", (R, 2, "debtor_name"): " "}, {(R, 2, "debtor_id")}),
    Case(
        "ambiguous_debtor", {(R, 2, "debtor_name"): "Ahmet Yılmaz"}, {(R, 2, "debtor_name")}, "B-0002-U Ahmet"
    ),
    cell("name_differs_from_debtor", R, 2, "debtor_name", "Rüzgar Bisiklet", "B-0001-T Işık Gıda"),
    cell("name_differs_from_debtor", T, 0, "debtor_name", "Rüzgar Bisiklet Ltd. Şti.", "“Rüzgar"),
    Case(
        "receipt_without_debtor",
        # Without debtor the whole of it is credit, which is not told again.
        {(T, 0, "debtor_id"): "", (T, 0, "debtor_name"): "", (T, 0, "credit_kurus"): 40000},
        {(T, 0, "debtor_id")},
    ),
]

CASES = [*IDENTITY, *REFERENCES]
