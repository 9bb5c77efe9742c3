"""Telephones, addresses, document and file numbers, currencies, as people write them."""

import pytest

from addin.rules.identifiers import currency, einvoice, email, file_no, kep, phone


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("0532 123 45 67", "+905321234567"),
        ("+90 (532) 123 45 67", "+905321234567"),
        ("905321234567", "+905321234567"),
        ("0 532 1234567", "+905321234567"),
        ("5321234567", "+905321234567"),
        ("0090 532 123 45 67", "+905321234567"),
        ("+90 0532 123 45 67", "+905321234567"),
        ("(0532) 123 45 67", "+905321234567"),
        ("(+90 532) 123 45 67", ""),
        ("GSM: 0532.123.45.67", "+905321234567"),
        ("cep 0532 123 4567", "+905321234567"),
        ("Tel No: 0216 123 45 67", "+902161234567"),
        ("iş: 0216 123 45 67", "+902161234567"),
        ("0212-123-45-67/12", "+902121234567"),
        ("0212 123 45 67 dahili: 214", "+902121234567"),
        ("444 0 123", "+904440123"),
        ("0850 123 45 67", "+908501234567"),
        ("+49 30 123456", "+4930123456"),
        ("0049 30 123456", "+4930123456"),
        ("１２３", ""),
        ("0132 123 45 67", ""),
        ("0532 123 45", ""),
        ("0532 123 45 678", ""),
        ("0532 123 45 67, 0533 123 45 67", ""),
        ("yok", ""),
        ("", ""),
    ],
)
def test_phone(written, number):
    assert phone.compact(written) == number
    assert phone.is_valid(written) == bool(number)
    assert phone.compact(number) == number


def test_email_and_kep():
    addresses = [
        "bilgi@ornek.com.tr",
        "İLETİŞİM@ORNEK.COM",
        "a.b+c@x-y.co",
        "a..b@x.co",
        "a@x",
        "a@-x.co",
        "a b@x.co",
    ]
    assert email.is_valid(addresses).tolist() == [1, 0, 1, 0, 0, 0, 0]
    assert email.is_valid("BILGI@ORNEK.COM; satis@ornek.com")
    assert email.compact("BİLGI@ORNEK.COM") == "bilgi@ornek.com"
    assert kep.is_valid(
        ["ornek.firma@hs01.kep.tr", "Ornek@HS02.KEP.TR", "a@kep.tr", "a@benkep.tr"]
    ).tolist() == [1, 1, 1, 0]
    assert kep.is_valid("a@hs01.kep.tr; b@hs01.kep.tr") is False


# --- documents, files, currencies ---------------------------------------------------------------------


def test_einvoice():
    numbers = [
        "GIB2024000000123",
        "gib2024000000123",
        "A1B2024000000123",
        "GIB1924000000123",
        "GIB24000000123",
    ]
    assert einvoice.is_valid(numbers).tolist() == [1, 1, 1, 0, 0]
    assert einvoice.is_meant([*numbers, "A-123456", "", "2024-15"]).tolist() == [1, 1, 1, 1, 1, 0, 0, 0]


@pytest.mark.parametrize(
    ("written", "number", "valid"),
    [
        ("2026/44812 E.", "2026/44812", True),
        ("2024/45678 Esas", "2024/45678", True),
        ("2024/45678 ESAS NO", "2024/45678", True),
        ("2026/1201 E.", "2026/1201", True),
        (" 2026 / 001201", "2026/1201", True),
        ("2025/123 Tal.", "2025/123 Tal.", True),
        ("2025/123 TALİMAT", "2025/123 Tal.", True),
        ("2026/0", "2026/0", False),
        ("1826/12", "1826/12", False),
        ("2026/12345678", "2026/12345678", False),
        ("2026/12 K.", "2026/12 K.", False),
        ("", "", False),
    ],
)
def test_file_number(written, number, valid):
    assert file_no.compact(written) == number
    assert file_no.is_valid(written) is valid
    assert file_no.compact(number) == number


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("İstanbul 12. İcra Dairesi", "İstanbul 12. İcra Dairesi"),
        ("İSTANBUL 12.İCRA MÜDÜRLÜĞÜ", "İstanbul 12. İcra Dairesi"),
        ("İstanbul Anadolu 3. İcra Müd.", "İstanbul Anadolu 3. İcra Dairesi"),
        ("izmir 5 inci icra md", "İzmir 5. İcra Dairesi"),
        ("Ankara 12'nci İcra Dairesi", "Ankara 12. İcra Dairesi"),
        ("Bodrum İcra Dairesi", "Bodrum İcra Dairesi"),
        ("Ankara Genel İcra Dairesi", "Ankara Genel İcra Dairesi"),
        ("Bursa  Asliye   Ticaret", "Bursa Asliye Ticaret"),
        ("İcra", "İcra"),
        ("", ""),
    ],
)
def test_office(written, name):
    assert file_no.office(written) == name
    assert file_no.office(name) == name


def test_file_keys():
    keys = file_no.keys(
        ["Bursa 1. İcra", "BURSA 1 ICRA MD", "Bursa 2. İcra", "Bursa 1. İcra"], ["2026/7"] * 3 + ["7"]
    )
    assert keys[0] == keys[1] != keys[2]
    assert keys[3] == ""


def test_currency():
    written = [
        "TL",
        "tl",
        "T.L.",
        "₺",
        "Türk Lirası",
        "YTL",
        "$",
        "US$",
        "ABD DOLARI",
        "€",
        "AVRO",
        "İngiliz Sterlini",
    ]
    iso = ["TRY"] * 6 + ["USD"] * 3 + ["EUR"] * 2 + ["GBP"]
    assert currency.compact(written).tolist() == iso
    assert not currency.is_valid(["TRL", "", "xx", "?"]).any()
