"""What the firm owes itself, beside what is owed to it: left out with its sum where the list says which."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from tests.importing.runs import asked, column, lines, listed, run, told, write

DAY = dt.datetime(2026, 12, 10)
CLAIMS = [["Deniz Oto", 15000.0, DAY], ["Efe Rot", 2500.0, DAY]]
DEBTS = [["Şen Lastik", 9000.0, DAY], ["Petrol", 4200.5, DAY]]
Rows = list[list[Any]]


def side_by_side(titles: tuple[str, str], debtors: tuple[str, str], gap: int = 1) -> Rows:
    between = [""] * gap
    headers = [[name, "Tutar", "Vade"] for name in debtors]
    return [
        [titles[0], "", "", *between, titles[1]],
        [*headers[0], *between, *headers[1]],
        *([*ours, *between, *theirs] for ours, theirs in zip(CLAIMS, DEBTS, strict=True)),
        ["Toplam", 17500.0, "", *between, "Toplam", 13200.5],
    ]


def names(outcome: Any) -> list[Any]:
    return column(outcome, "debtor_name")


@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("debtors", [("Müşteri", "Firma"), ("Firma", "Firma")])
@pytest.mark.parametrize(
    "titles", [("ALACAKLAR", "BORÇLARIMIZ"), ("ALACAKLARIMIZ", "ÖDEMELERİMİZ"), ("ALACAKLAR", "BORÇLAR")]
)
def test_side_by_side(tmp_path: Path, titles: tuple[str, str], debtors: tuple[str, str], gap: int) -> None:
    outcome = run(write(tmp_path, side_by_side(titles, debtors, gap)))
    assert names(outcome) == ["Deniz Oto", "Efe Rot"]
    assert f"alınmayanlar: “{titles[1]}” (2 satır, 13.200,50 TL)" in told(outcome)
    assert outcome.answer["totals"]["TRY"] == {"source": "17500.00", "imported": "17500.00"}


def test_side_by_side_below_titles_that_are_not_known_for_certain(tmp_path: Path) -> None:
    rows = side_by_side(("MÜŞTERİLERDEN ALACAKLARIMIZ", "SATICILARA BORÇLARIMIZ"), ("Müşteri Adı", "Satıcı"))
    rows[1] = ["Vade T." if cell == "Vade" else cell for cell in rows[1]]
    outcome = run(write(tmp_path, rows))
    assert names(outcome) == ["Deniz Oto", "Efe Rot"]
    assert "alınmayanlar: “SATICILARA BORÇLARIMIZ” (2 satır, 13.200,50 TL)" in told(outcome)


@pytest.mark.parametrize(("answer", "count"), [("take", 4), ("leave", 2)])
def test_an_answer_that_a_script_gives_counts(tmp_path: Path, answer: str, count: int) -> None:
    source = write(tmp_path, side_by_side(("ALACAKLAR", "BORÇLARIMIZ"), ("Müşteri", "Firma")))
    assert len(names(run(source, answer=[f"own_debts:BORÇLARIMIZ={answer}"]))) == count


@pytest.mark.parametrize("said", ["BORÇLAR", "ÖDEMELER", "Verecekler"])
def test_one_below_the_other(tmp_path: Path, said: str) -> None:
    header = ["Müşteri", "Tutar", "Vade"]
    rows: Rows = [["ALACAKLAR"], header, *CLAIMS, ["TOPLAM", 17500.0], [], [said], header, *DEBTS]
    outcome = run(write(tmp_path, [*rows, ["TOPLAM", 13200.5]]))
    assert names(outcome) == ["Deniz Oto", "Efe Rot"]
    assert f"“{said}” (2 satır, 13.200,50 TL)" in told(outcome)
    reasons = [reason for _, _, reason, _ in listed(outcome, "untaken")]
    assert reasons.count("sizin başkalarına borcunuz, alacak değil") == 2


@pytest.mark.parametrize(
    ("header", "ours", "theirs"),
    [
        ("Tür", "Borç", "Alacak"),
        ("Tür", "Verecek", "Alacak"),
        ("Çek Türü", "Verilen", "Alınan"),
        ("Çek Türü", "Kendi çekimiz", "Müşteri çeki"),
    ],
)
def test_by_a_column(tmp_path: Path, header: str, ours: str, theirs: str) -> None:
    text = f"""
        {header};Cari;Belge No;Vade;Tutar
        {theirs};Işıl Tekstil;F-10;10.11.2026;14.000,00
        {ours};Kumaşçı Ltd.;K-88;20.11.2026;9.500,00
        {theirs};Jülide;F-11;15.12.2026;6.250,00
        """
    outcome = run(write(tmp_path, lines(text)))
    assert names(outcome) == ["Işıl Tekstil", "Jülide"]
    assert column(outcome, "document_type") == ["invoice", "invoice"]
    assert f"“{header}: {ours}” (1 satır, 9.500,00 TL)" in told(outcome)
    assert outcome.answer["read"] == 3 and outcome.answer["skipped"] == 1


def test_movements_of_accounts_are_no_sides(tmp_path: Path) -> None:
    text = """
        Tür;Cari;Belge No;Vade;Tutar
        Borç;Işıl Tekstil;F-10;10.11.2026;14.000,00
        Alacak;Işıl Tekstil;M-88;20.11.2026;9.500,00
        """
    assert "başkalarına borcunuz" not in told(run(write(tmp_path, lines(text))))


@pytest.mark.parametrize(
    ("titles", "who"),
    [
        (("ALINAN ÇEKLER", "VERİLEN ÇEKLER"), "Firma"),
        (("ELİMİZDEKİ ÇEKLER", "BİZİM KESTİĞİMİZ ÇEKLER"), "Kime Verildi"),
        (("Gelen Çekler", "Giden Çekler"), "Firma"),
        (("Müşteri çekleri", "Keşide ettiğimiz çekler"), "Kime"),
        (("Cheques received", "Cheques issued"), "Company"),
    ],
)
def test_our_cheques_beside_those_of_customers(tmp_path: Path, titles: tuple[str, str], who: str) -> None:
    header = ["Keşideci", "Çek No", "Banka", "Vade", "Tutar"]
    other = [who, "Çek No", "Banka", "Vade", "Tutar"]
    rows: Rows = [
        [titles[0], "", "", "", "", "", titles[1]],
        [*header, "", *other],
        ["Oya Mermer", "11", "Ziraat", DAY, 20000.0, "", "Granit Ltd.", "901", "Akbank", DAY, 15000.0],
    ]
    outcome = run(write(tmp_path, rows))
    assert names(outcome) == ["Oya Mermer"] and f"“{titles[1]}” (1 satır, 15.000,00 TL)" in told(outcome)


@pytest.mark.parametrize("who", ["Kime Verildi", "Verilen Firma", "Verildiği Yer", "Çekin Verildiği Kişi"])
def test_a_list_of_those_who_got_a_cheque_is_asked_about(tmp_path: Path, who: str) -> None:
    rows: Rows = [[who, "Çek No", "Banka", "Vade", "Tutar"], ["Granit Ltd.", "901", "Akbank", DAY, 15000.0]]
    assert [each["id"] for each in asked(write(tmp_path, rows))] == [f"own_debts:{who}"]


def test_what_was_done_with_a_cheque_of_a_customer_makes_it_no_debt_of_ours(tmp_path: Path) -> None:
    header = ["Keşideci", "Çek No", "Vade", "Tutar", "Kime Verildi"]
    rows: Rows = [["ÇEKLER"], header, ["Oya Mermer", "11", DAY, 20000.0, ""]]
    assert names(run(write(tmp_path, rows))) == ["Oya Mermer"]


@pytest.mark.parametrize("said", ["BANKAYA VERDİĞİMİZ ÇEKLER", "Tahsile verdiğimiz çekler"])
def test_cheques_in_collection_are_those_of_customers(tmp_path: Path, said: str) -> None:
    rows: Rows = [[said], ["Keşideci", "Çek No", "Vade", "Tutar"], ["Oya Mermer", "11", DAY, 20000.0]]
    assert names(run(write(tmp_path, rows))) == ["Oya Mermer"]


def test_a_list_of_suppliers_beside_one_of_customers(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, side_by_side(("", ""), ("Müşteri", "Tedarikçi"))))
    assert names(outcome) == ["Deniz Oto", "Efe Rot"] and "“Tedarikçi” (2 satır" in told(outcome)


@pytest.mark.parametrize("said", ["BORÇLARIMIZ", "Verecekler", "VERİLEN ÇEKLER"])
def test_a_list_of_nothing_else_is_asked(tmp_path: Path, said: str) -> None:
    rows: Rows = [[said], ["Firma", "Tutar", "Vade"], *DEBTS]
    assert [each["id"] for each in asked(write(tmp_path, rows))] == [f"own_debts:{said}"]


def test_debts_of_customers_stay_theirs(tmp_path: Path) -> None:
    rows: Rows = [["BORÇLAR"], ["Müşteri", "Tutar", "Vade"], *CLAIMS]
    assert names(run(write(tmp_path, rows))) == ["Deniz Oto", "Efe Rot"]


_FILES = """
    Birim;Dosya No;Dosya Durumu;Dosya Açılış Tarihi;{role};{name};Tutarı
    Bursa 7. İcra Dairesi;2026/12070;Açık;18.06.2026;Alacaklı;Sevda Doğramacı;41.836,95
    Ankara 4. İcra Dairesi;2026/16967;Açık;10.01.2026;Alacaklı Vekili;Yıldız Güngör;16.967,97
    Bursa 7. İcra Dairesi;2025/45307;Açık;21.07.2025;{owes};İlknur Ekinci;41.094,62
"""
_CLAIMS = ["Sevda Doğramacı", "Yıldız Güngör"]


def files(tmp_path: Path, role: str, name: str, owes: str = "Borçlu") -> Path:
    return write(tmp_path, lines(_FILES.format(role=role, name=name, owes=owes)))


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("Taraf Rolü", "Karşı Taraf"),
        ("Rolü", "Karşı Taraf Adı"),
        ("Sıfatımız", "Ad Soyad"),
        ("Rolümüz", "Borçlu"),
    ],
)
@pytest.mark.parametrize("owes", ["Borçlu", "Davalı", "BORÇLU VEKİLİ"])
def test_files_in_which_we_owe_are_left_out_by_our_role(
    tmp_path: Path, role: str, name: str, owes: str
) -> None:
    outcome = run(files(tmp_path, role, name, owes))
    assert column(outcome, "debtor_name", "debtors") == _CLAIMS
    assert column(outcome, "case_no", "files") == ["2026/12070", "2026/16967"]
    assert f"alınmayanlar: “{role}: {owes}” (1 satır, 41.094,62 TL)" in told(outcome)


@pytest.mark.parametrize(("answer", "names_"), [("ours", _CLAIMS), ("theirs", ["İlknur Ekinci"])])
@pytest.mark.parametrize("name", ["Taraf Adı", "Ad Soyad", "Borçlu"])
def test_whose_role_it_is_is_asked_where_nothing_says_it(
    tmp_path: Path, name: str, answer: str, names_: list[str]
) -> None:
    source = files(tmp_path, "Taraf Rolü", name)
    [question] = asked(source)
    assert question["id"] == "party_role:Taraf Rolü"
    assert "1 satırda borçlu yazıyor" in question["message"]
    outcome = run(source, answer=[f"{question['id']}={answer}"])
    assert column(outcome, "debtor_name", "debtors") == names_


def test_files_in_all_of_which_we_owe_are_asked_about(tmp_path: Path) -> None:
    text = files(tmp_path, "Taraf Rolü", "Karşı Taraf").read_text().replace("Alacaklı Vekili", "Borçlu")
    source = write(tmp_path, text.replace("Alacaklı", "Borçlu"))
    [question] = asked(source)
    assert question["question"] == "party_role"
    taken = run(source, answer=[f"{question['id']}=theirs"])
    assert len(column(taken, "debtor_name", "debtors")) == 3
    left = run(source, answer=[f"{question['id']}=ours"])
    assert not left.appended.get("receivables", [])


def test_roles_of_the_parties_of_a_file_are_theirs(tmp_path: Path) -> None:
    text = files(tmp_path, "Taraf Rolü", "Taraf Adı").read_text()
    outcome = run(write(tmp_path, text.replace("2025/45307", "2026/12070")))
    assert "İlknur Ekinci" in column(outcome, "debtor_name", "debtors")
    assert "Sevda Doğramacı" not in column(outcome, "debtor_name", "debtors")


@pytest.mark.parametrize("title", ["Vadesi Gelen Faturalar 2026", "GÜNÜ GELEN FATURALAR"])
def test_bills_that_fall_due_are_no_incoming_ones(tmp_path: Path, title: str) -> None:
    text = f"{title};;;\nMüşteri Adı;Fatura No;Tarih;Tutar\nEge Ltd. Şti.;A-1;12.03.2026;1.250,00\n"
    assert column(run(write(tmp_path, text)), "amount_kurus") == [125000]
