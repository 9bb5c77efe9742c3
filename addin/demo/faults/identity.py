"""Faults of who a debtor is and how he is reached."""

from __future__ import annotations

from addin.demo import ids
from addin.demo.cases import Cases
from addin.model import CellError


def tckn_checksum(cases: Cases) -> None:
    cases.person("Nuri Bostancı", ids.wrong(ids.tckn([123456782])[0]))
    cases.planted("tckn_checksum", "debtors", "tax_id")


def vkn_checksum(cases: Cases) -> None:
    cases.debtor(tax_id=ids.wrong(ids.vkn([187654321])[0]))
    cases.planted("vkn_checksum", "debtors", "tax_id")


def ykn_checksum(cases: Cases) -> None:
    """A foreigner's number begins with 99."""
    cases.person("Karim Haddad", ids.wrong(ids.tckn([991234567])[0]))
    cases.planted("ykn_checksum", "debtors", "tax_id")


def id_wrong_kind(cases: Cases) -> None:
    """The owner's citizen number on the company's card."""
    cases.debtor(tax_id=ids.tckn([165432178])[0])
    cases.planted("id_wrong_kind", "debtors", "tax_id")


def id_leading_zero_lost(cases: Cases) -> None:
    cases.debtor(tax_id=ids.vkn([15001526])[0].removeprefix("0"))
    cases.planted("id_leading_zero_lost", "debtors", "tax_id")


def id_placeholder(cases: Cases) -> None:
    cases.person("Sabri Tütüncü", "11111111111")
    cases.planted("id_placeholder", "debtors", "tax_id")


def id_scientific(cases: Cases) -> None:
    cases.debtor(tax_id="1,23E+10")
    cases.planted("id_scientific", "debtors", "tax_id")


def same_id_two_debtors(cases: Cases) -> None:
    first = cases.debtor()
    cases.debtor(tax_id=first.tax_id, mersis="")
    cases.planted("same_id_two_debtors", "debtors", "tax_id")


def near_duplicate_debtor(cases: Cases) -> None:
    """The same name with another legal form; only the first has a tax number."""
    cases.debtor(debtor_name="Kayalıdere Orman Ürünleri San. ve Tic. Ltd. Şti.")
    cases.debtor(debtor_name="KAYALIDERE ORMAN ÜRÜNLERİ A.Ş.", tax_id="", mersis="")
    cases.planted("near_duplicate_debtor", "debtors", "debtor_name")


def iban_checksum(cases: Cases) -> None:
    cases.debtor(iban=ids.wrong(ids.iban([9876543210])[0]))
    cases.planted("iban_checksum", "debtors", "iban")


def iban_not_tr(cases: Cases) -> None:
    cases.debtor(iban="DE89370400440532013000")
    cases.planted("iban_not_tr", "debtors", "iban")


def mersis_format(cases: Cases) -> None:
    cases.debtor(mersis="045405369200001")
    cases.planted("mersis_format", "debtors", "mersis")


def uets_format(cases: Cases) -> None:
    cases.debtor(uets="25999-12345-543")
    cases.planted("uets_format", "debtors", "uets")


def kep_format(cases: Cases) -> None:
    cases.debtor(kep="muhasebe@kayitli.example")
    cases.planted("kep_format", "debtors", "kep")


def email_format(cases: Cases) -> None:
    cases.debtor(email="muhasebe@")
    cases.planted("email_format", "debtors", "email")


def phone_format(cases: Cases) -> None:
    cases.debtor(phone="0532 12")
    cases.planted("phone_format", "debtors", "phone")


def phone_shared_by_many(cases: Cases) -> None:
    """One bookkeeper answers for three firms."""
    for _ in range(3):
        cases.debtor(phone="0542 099 00 01")
        cases.planted("phone_shared_by_many", "debtors", "phone")


def name_missing(cases: Cases) -> None:
    cases.debtor(debtor_name="")
    cases.planted("name_missing", "debtors", "debtor_name")


def name_has_digits_only(cases: Cases) -> None:
    """The customer code got into the name column."""
    cases.debtor(debtor_name="120 01 0457")
    cases.planted("name_has_digits_only", "debtors", "debtor_name")


def district_not_in_province(cases: Cases) -> None:
    cases.debtor(province="Ankara", district="Kadıköy")
    cases.planted("district_not_in_province", "debtors", "district")


def cell_error_value(cases: Cases) -> None:
    """A formula pasted from another list lost its reference."""
    cases.debtor(credit_limit_kurus=None)
    cases.raw("debtors", "credit_limit_kurus", CellError("#REF!"))
    cases.planted("cell_error_value", "debtors", "credit_limit_kurus")


FAULTS = (
    tckn_checksum,
    vkn_checksum,
    ykn_checksum,
    id_wrong_kind,
    id_leading_zero_lost,
    id_placeholder,
    id_scientific,
    same_id_two_debtors,
    near_duplicate_debtor,
    iban_checksum,
    iban_not_tr,
    mersis_format,
    uets_format,
    kep_format,
    email_format,
    phone_format,
    phone_shared_by_many,
    name_missing,
    name_has_digits_only,
    district_not_in_province,
    cell_error_value,
)
