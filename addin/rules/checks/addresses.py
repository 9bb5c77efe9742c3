"""Checks of how a debtor is reached: telephone, e-mail, KEP, UETS, place."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from addin.model import Finding
from addin.rules.checks.context import Context, Frames, found
from addin.rules.identifiers import email, kep, phone, uets
from addin.rules.places import district_fits
from addin.rules.rows import combine, texts

PHONES = (("debtors", "phone"), ("debtors", "phone2"), ("parties", "phone"))


def phones(frames: Frames, context: Context) -> list[Finding]:
    """phone_format: no telephone number, or several in one cell."""
    findings = []
    for table, column in PHONES:
        numbers = texts(frames[table], column)
        odd = (numbers != "") & ~phone.is_valid(numbers)
        findings += found("phone_format", table, column, frames[table], odd)
    return findings


def shared_phones(frames: Frames, context: Context) -> list[Finding]:
    """phone_shared_by_many: one number with as many debtors as `settings.phone_shared_by`.

    Both telephone columns count; a debtor who has it in both counts once. Details: `count`.
    """
    debtors = frames["debtors"]
    count = len(debtors)
    numbers = np.concatenate([phone.compact(texts(debtors, column)) for column in ("phone", "phone2")])
    debtor = np.tile(np.arange(count), 2)
    sharing = _distinct(numbers, debtor)
    many = (numbers != "") & (sharing >= context.settings.phone_shared_by)
    second = many[count:] & (numbers[:count] != numbers[count:])
    findings = []
    for column, mask, shared in (
        ("phone", many[:count], sharing[:count]),
        ("phone2", second, sharing[count:]),
    ):
        findings += found("phone_shared_by_many", "debtors", column, debtors, mask, count=shared)
    return findings


def _distinct(values: npt.NDArray[np.object_], owners: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """How many different owners each value has."""
    value = combine(values)
    pairs = np.unique(np.stack([value, owners]), axis=1)
    return np.bincount(pairs[0], minlength=int(value.max(initial=-1)) + 1)[value]


def electronic(frames: Frames, context: Context) -> list[Finding]:
    """email_format, kep_format, uets_format. Source: PTT (UETS addresses have 15 digits, 5-5-5)."""
    debtors = frames["debtors"]
    findings = []
    for code, column, rule in (
        ("email_format", "email", email),
        ("kep_format", "kep", kep),
        ("uets_format", "uets", uets),
    ):
        typed = texts(debtors, column)
        findings += found(code, "debtors", column, debtors, (typed != "") & ~rule.is_valid(typed))
    return findings


def districts(frames: Frames, context: Context) -> list[Finding]:
    """district_not_in_province: the province has no such district. Details: `province`.

    Left alone while either cell is empty or the province itself is not known.
    """
    if context.places is None:
        return []
    debtors = frames["debtors"]
    province, district = texts(debtors, "province"), texts(debtors, "district")
    odd = ~district_fits(province, district, context.places)
    return found("district_not_in_province", "debtors", "district", debtors, odd, province=province)


CHECKS = (phones, shared_phones, electronic, districts)
