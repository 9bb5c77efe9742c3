"""The team, the exchange rates and the debtors of the demo."""

from __future__ import annotations

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


def debtor_columns(rng: np.random.Generator, count: int) -> dict[str, Any]:
    """Columns of `count` debtors without any fault, companies first among equals.

    About a quarter are persons. Names, tax numbers, telephones and accounts are all different.
    """
    person = rng.random(count) < 0.25
    name, sector = _names(rng, person)
    tax_id = np.where(person, _citizens(rng, count), _companies(rng, count))
    place = rng.choice(len(names.PLACES), count, p=_place_weights())
    slug = _slugs(name)
    columns: dict[str, Any] = {
        "debtor_name": name,
        "debtor_kind": np.where(person, "person", "company"),
        "tax_id": tax_id,
        "phone": ids.mobile_phones(ids.distinct(rng, 0, 14 * 10**5, count)),
        "phone2": np.where(person, "", _landlines(rng, place)),
        "email": np.where(person, slug + "@posta.example", "muhasebe@" + slug + ".example"),
        "kep": np.where(person, "", slug + "@hs01.kep.tr"),
        "uets": np.where(person, "", ids.uets(ids.distinct(rng, 10**6, 10**8, count))),
        "iban": ids.iban(ids.distinct(rng, 10**6, 10**10, count)),
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


def _names(rng: np.random.Generator, person: Bools) -> tuple[Texts, Texts]:
    count = len(person)
    people = ids.texts([""] * count)
    pairs = rng.choice(len(names.FIRST) * len(names.LAST), int(person.sum()), replace=False)
    people[person] = [_person(int(pair)) for pair in pairs]
    trade = rng.integers(0, len(names.TRADES), count)
    suffix = rng.integers(0, len(names.SUFFIXES), count)
    cores = _brands(rng, count)
    company = ids.texts(
        f"{core} {names.TRADES[t][0]} {names.SUFFIXES[s]}"
        for core, t, s in zip(cores, trade.tolist(), suffix.tolist(), strict=True)
    )
    sector = np.where(person, "other", ids.texts(names.TRADES[t][1] for t in trade))
    return np.where(person, people, company), sector


def _person(pair: int) -> str:
    first, last = divmod(pair, len(names.LAST))
    return f"{names.FIRST[first]} {names.LAST[last]}"


def _brands(rng: np.random.Generator, count: int) -> list[str]:
    """Different first words; with many debtors brand and family name together."""
    brands, families = len(names.BRAND), len(names.LAST)
    if count <= brands:
        return [names.BRAND[n] for n in rng.permutation(brands)[:count]]
    pairs = rng.choice(brands * families * 2, count, replace=False)
    return [_brand(int(pair), families) for pair in pairs]


def _brand(pair: int, families: int) -> str:
    rest, family = divmod(pair, families)
    brand, brothers = divmod(rest, 2)
    ending = " Kardeşler" if brothers else ""
    return f"{names.BRAND[brand]} {names.LAST[family]}{ending}"


def _citizens(rng: np.random.Generator, count: int) -> Texts:
    """From 100 to 980 millions: 99 at the start would be a foreigner's number."""
    return ids.tckn(ids.distinct(rng, 10**8, 98 * 10**7, count))


def _companies(rng: np.random.Generator, count: int) -> Texts:
    return ids.vkn(ids.distinct(rng, 2 * 10**8, 97 * 10**7, count))


def _landlines(rng: np.random.Generator, place: Ints) -> Texts:
    areas = ids.texts(names.PLACES[n][1] for n in place)
    return ids.office_phones(areas, ids.distinct(rng, 0, 10**6, len(place)))


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
