"""Provinces and districts of Türkiye, however they are typed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from addin.rules.identifiers.columns import Bools, Texts, as_texts, each
from addin.text import fold

# Central districts were named so until 2014, and many lists still have the word.
_CENTRE = "merkez"


@dataclass(frozen=True, slots=True)
class Places:
    """81 provinces and 973 districts, by folded name.

    `provinces`: folded name or nickname -> name. `districts`: folded (province, district) -> name.
    """

    provinces: dict[str, str]
    districts: dict[tuple[str, str], str]

    @classmethod
    def parse(cls, text: str) -> Self:
        """From the text of parameters/places.json.

        >>> places = Places.parse(_EXAMPLE)
        >>> places.provinces["maras"]
        'Kahramanmaraş'
        """
        content = json.loads(text)
        provinces = {fold(province["name"]): province["name"] for province in content["provinces"]}
        provinces |= {fold(nickname): name for nickname, name in content["also_called"].items()}
        districts = {
            (fold(province["name"]), fold(district)): district
            for province in content["provinces"]
            for district in province["districts"]
        }
        return cls(provinces, districts)


def province_names(values: Iterable[Any], places: Places) -> Texts:
    """The province's name as it is written; "" where there is none of that name.

    >>> province_names(["KAHRAMANMARAS", "Maraş", "Merkez", ""], Places.parse(_EXAMPLE)).tolist()
    ['Kahramanmaraş', 'Kahramanmaraş', '', '']
    """
    return each(as_texts(values), lambda text: places.provinces.get(fold(text), ""))


def district_names(districts: Iterable[Any], provinces: Iterable[Any], places: Places) -> Texts:
    """The district's name as it is written; "" where that province has none of that name.

    "Merkez" stands for the centre of any province.

    >>> district_names(["PAZARCIK", "Merkez", "Kadıköy"], ["Maraş"] * 3, Places.parse(_EXAMPLE)).tolist()
    ['Pazarcık', 'Merkez', '']
    """
    folded: Texts = fold(as_texts(districts))
    inside: Texts = fold(province_names(provinces, places)) + "\n" + folded
    return each(inside, lambda pair: _district(pair, places))


def _district(pair: str, places: Places) -> str:
    province, district = pair.split("\n")
    if district == _CENTRE and province:
        return "Merkez"
    return places.districts.get((province, district), "")


def district_fits(provinces: Iterable[Any], districts: Iterable[Any], places: Places) -> Bools:
    """Where the province has such a district, or it cannot be told: one is empty, the province unknown.

    >>> district_fits(["Maraş", "Maraş", "Berlin"], ["Kadıköy", "", "Mitte"], Places.parse(_EXAMPLE)).tolist()
    [False, True, True]
    """
    texts, names = as_texts(districts), as_texts(provinces)
    untold = each(texts, lambda text: not text.strip(), bool) | (province_names(names, places) == "")
    fits: Bools = untold | (district_names(texts, names, places) != "")
    return fits


_EXAMPLE = """{"provinces": [{"code": 46, "name": "Kahramanmaraş", "districts": ["Pazarcık"]}],
"also_called": {"Maraş": "Kahramanmaraş"}}"""
