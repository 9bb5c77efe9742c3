"""The team, the exchange rates and the debtors of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from addin.demo import ids, names
from addin.demo.days import Calendar
from addin.demo.shapes import Bools, Ints, Pad, Texts
from addin.text import fold

DOMAIN = "ornektedarik.example"
_TARGETS_TL = (900_000, 750_000, 250_000, 150_000)
_ROLES = ("collector", "collector", "leader", "legal")
# Lira for one unit in the first week, growth a week, swing; sample numbers, no quotation.
_RATES = {"USD": (39.10, 0.0036, 0.15), "EUR": (42.60, 0.0041, 0.25)}


def write_team(pad: Pad, calendar: Calendar, teams: tuple[str, str], source: str) -> None:
    """Four people, the second away with a deputy, and weekly sample rates of 60 weeks."""
    away = [None, calendar.back(3)[()], None, None]
    back = [None, calendar.ahead(6)[()], None, None]
    pad.add(
        "people",
        {
            "person": ids.texts(names.TEAM),
            "team": ids.texts([teams[0]] * 3 + [teams[1]]),
            "person_role": ids.texts(_ROLES),
            "deputy": ids.texts(["", names.TEAM[0], "", ""]),
            "absent_from": np.array(away, dtype=object),
            "absent_to": np.array(back, dtype=object),
            "monthly_target_kurus": np.array(_TARGETS_TL, dtype=np.int64) * 100,
            "email": ids.texts(f"{fold(name).replace(' ', '.')}@{DOMAIN}" for name in names.TEAM),
        },
    )
    write_rates(pad, calendar, source)


def write_rates(pad: Pad, calendar: Calendar, source: str, weeks: int = 62) -> None:
    """One rate a week and currency, up to the demo's day."""
    week = np.arange(weeks, dtype=np.int64)
    days = calendar.as_of - 7 * (weeks - 1 - week)
    for currency, (first, growth, swing) in _RATES.items():
        rates = first * (1 + growth) ** week + swing * np.sin(week)
        pad.add(
            "fx_rates",
            {
                "rate_date": days,
                "currency": ids.texts([currency] * weeks),
                "rate": np.round(rates, 4),
                "source": ids.texts([source] * weeks),
                "checked_on": days,
            },
        )


@dataclass(frozen=True, slots=True)
class Reserve:
    """From where names and numbers are drawn, so that two lots of debtors share none."""

    brands: tuple[int, int] = (0, 75)
    tax: tuple[int, int] = (2 * 10**8, 97 * 10**7)
    mobile: tuple[int, int] = (0, 14 * 10**5)
    landline: tuple[int, int] = (0, 9 * 10**5)
    account: tuple[int, int] = (10**6, 9 * 10**9)
    notice: tuple[int, int] = (10**6, 9 * 10**7)
    persons: float = 0.25


MAIN = Reserve()
CASES = Reserve(
    brands=(75, len(names.BRAND)),
    tax=(10**8, 2 * 10**8),
    mobile=(14 * 10**5, 16 * 10**5),
    landline=(9 * 10**5, 10**6),
    account=(9 * 10**9, 10**10),
    notice=(9 * 10**7, 10**8),
    persons=0,
)


def debtor_columns(rng: np.random.Generator, count: int, reserve: Reserve = MAIN) -> dict[str, Any]:
    """Columns of `count` debtors without any fault.

    A quarter of the main lot are persons. Names, tax numbers, telephones and accounts all differ.
    """
    person = rng.random(count) < reserve.persons
    name, sector = _names(rng, person, reserve)
    tax = ids.distinct(rng, *reserve.tax, count)
    tax_id = np.where(person, ids.tckn(tax), ids.vkn(tax))
    place = rng.choice(len(names.PLACES), count, p=_place_weights())
    slug = _slugs(name)
    columns: dict[str, Any] = {
        "debtor_name": name,
        "debtor_kind": np.where(person, "person", "company"),
        "tax_id": tax_id,
        "phone": ids.mobile_phones(ids.distinct(rng, *reserve.mobile, count)),
        "phone2": np.where(person, "", _landlines(rng, place, reserve)),
        "email": np.where(person, slug + "@posta.example", "muhasebe@" + slug + ".example"),
        "kep": np.where(person, "", slug + "@hs01.kep.tr"),
        "uets": np.where(person, "", ids.uets(ids.distinct(rng, *reserve.notice, count))),
        "iban": ids.iban(ids.distinct(rng, *reserve.account, count)),
        "mersis": np.where(person, "", ids.mersis(tax_id)),
        "sector": sector,
        "contact_preference": rng.choice(["phone", "whatsapp", "email"], count, p=[0.7, 0.2, 0.1]),
        "contact_hours": rng.choice(["09:00-12:00", "10:00-17:00", "14:00-17:30"], count),
        "owner": ids.texts(names.TEAM[n] for n in rng.choice(3, count, p=[0.48, 0.42, 0.10])),
        "legal_owner": ids.texts([names.TEAM[3]] * count),
        "recorded_by": ids.texts([names.TEAM[2]] * count),
    }
    columns["credit_limit_kurus"] = rng.integers(2, 20, count) * 5_000_000
    return columns | _addresses(rng, place)


def _place_weights() -> list[float]:
    """Half of the debtors sit in İstanbul, as many firms' customers do."""
    rest = len(names.PLACES) - 2
    return [0.28, 0.17, *([0.55 / rest] * rest)]


def _names(rng: np.random.Generator, person: Bools, reserve: Reserve) -> tuple[Texts, Texts]:
    count = len(person)
    people = ids.texts([""] * count)
    pairs = rng.choice(len(names.FIRST) * len(names.LAST), int(person.sum()), replace=False)
    people[person] = [_person(int(pair)) for pair in pairs]
    trade = rng.integers(0, len(names.TRADES), count)
    suffix = rng.integers(0, len(names.SUFFIXES), count)
    cores = _brands(rng, count, reserve)
    company = ids.texts(
        f"{core} {names.TRADES[t][0]} {names.SUFFIXES[s]}"
        for core, t, s in zip(cores, trade.tolist(), suffix.tolist(), strict=True)
    )
    sector = np.where(person, "other", ids.texts(names.TRADES[t][1] for t in trade))
    return np.where(person, people, company), sector


def _person(pair: int) -> str:
    first, last = divmod(pair, len(names.LAST))
    return f"{names.FIRST[first]} {names.LAST[last]}"


def _brands(rng: np.random.Generator, count: int, reserve: Reserve) -> list[str]:
    """Different first words; with many debtors brand and family name together."""
    first, last = reserve.brands
    if count <= last - first:
        return [names.BRAND[first + n] for n in rng.permutation(last - first)[:count]]
    families = len(names.LAST)
    pairs = rng.choice(len(names.BRAND) * families * 2, count, replace=False)
    return [_brand(int(pair), families) for pair in pairs]


def _brand(pair: int, families: int) -> str:
    rest, family = divmod(pair, families)
    brand, brothers = divmod(rest, 2)
    ending = " Kardeşler" if brothers else ""
    return f"{names.BRAND[brand]} {names.LAST[family]}{ending}"


def _landlines(rng: np.random.Generator, place: Ints, reserve: Reserve) -> Texts:
    areas = ids.texts(names.PLACES[n][1] for n in place)
    return ids.office_phones(areas, ids.distinct(rng, *reserve.landline, len(place)))


def _slugs(name: Texts) -> Texts:
    """Mail words: the first two words of the name in ASCII."""
    return ids.texts("-".join(fold(text).split()[:2]) for text in name)


def _addresses(rng: np.random.Generator, place: Ints) -> dict[str, Any]:
    draws = rng.integers(0, 10**6, (len(place), 4)).tolist()
    rows = [_address(names.PLACES[n], *four) for n, four in zip(place.tolist(), draws, strict=True)]
    keys = ("province", "district", "tax_office", "address")
    return {key: ids.texts(row[at] for row in rows) for at, key in enumerate(keys)}


def _address(place: tuple[str, str, str, str], a: int, b: int, c: int, d: int) -> tuple[str, str, str, str]:
    province, _, districts, offices = place
    district = districts.split()[a % len(districts.split())]
    office = offices.split("|")[b % len(offices.split("|"))]
    street = names.STREETS[c % len(names.STREETS)].replace("_", " ")
    way = "Cad." if c // 100 % 2 else "Sok."
    return province, district, office, f"{street} {way} No:{1 + d % 180} {district} / {province}"
