"""Headers with typing errors, shortened or wanting: the other columns and the cells tell what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.importing.runs import asked, column, lines, run, told, write


def test_a_list_of_files_with_typing_errors_is_one_of_files(tmp_path: Path) -> None:
    outcome = run(
        write(
            tmp_path,
            lines("""
                İcra Dairsi;Dosya Numaras ı;Borclu;Takip Trihi;Asıl Alacak
                Ankara 7. İcra Md.;2026/13767;Işıklar Hırdavat;18 Eki 2026;42.226,76 TL
                Bursa 5. İcra Md.;2024/26879;Selin Büyükçelik;24 Şub 2024;294.035,58 TL
            """),
        )
    )
    assert column(outcome, "case_no", "files") == ["2026/13767", "2024/26879"]
    assert column(outcome, "filed_kurus", "files") == [4222676, 29403558]
    assert column(outcome, "amount_kurus") == [4222676, 29403558]


@pytest.mark.parametrize("header", ["Dosya Nosu", "Föy", "Belge No"])
def test_numbers_of_files_are_known_in_a_list_of_offices(tmp_path: Path, header: str) -> None:
    text = f"Birim;{header};Borçlu;Toplam\nBursa 5. İcra Dairesi;2024/26879;Ak Ltd.;500,00\n"
    assert column(run(write(tmp_path, text)), "case_no", "files") == ["2024/26879"]


@pytest.mark.parametrize("header", ["Asıl Alacak", "Matrah", "KDV", "İşlemiş Faiz"])
def test_amounts_that_no_card_has_are_asked_about(tmp_path: Path, header: str) -> None:
    source = write(tmp_path, f"Müşteri;Telefon;{header}\nAk;;1.250,50\nOk;;2.250,50\n")
    [question] = asked(source)
    assert question["id"] == f"amount_column:{header}"
    taken = run(source, answer=[f"{question['id']}=amount"])
    assert column(taken, "amount_kurus") == [125050, 225050]
    assert "receivables" not in run(source, answer=[f"{question['id']}=no"]).appended


def test_the_other_party_of_a_file_is_its_debtor_and_what_was_collected_is_proved(tmp_path: Path) -> None:
    text = lines("""
        Dosya;Daire;Karşı Taraf;Açılış;Toplam Alacak;Tahsil;Bakiye Alacak
        2023/29960;Bursa 5. İcra;Öz Ltd.;23.08.2023;298.284,81 TL;99.428,27 TL;198.856,54 TL
        2023/35498;Bursa 5. İcra;Tunç A.Ş.;22.06.2023;47.195,60 TL;0,00 TL;47.195,60 TL
        2024/20476;İzmir 2. İcra;Ak Ltd.;04.10.2024;80.416,46 TL;0,00 TL;80.416,46 TL
    """)
    outcome = run(write(tmp_path, text))
    assert column(outcome, "debtor_name", "debtors") == ["Öz Ltd.", "Tunç A.Ş.", "Ak Ltd."]
    assert column(outcome, "amount_kurus") == [19885654, 4719560, 8041646]
    assert column(outcome, "filed_kurus", "files") == [29828481, 4719560, 8041646]
    assert "99.428,27 TL tutarındaki ödemesinin tarihi yok (satır 2)" in told(outcome)


def test_amounts_are_never_offered_as_names(tmp_path: Path) -> None:
    text = "Fatura No;İlgili;Gönderen;Tutar;Ek\nA1;Ak;Biz;5,00 TL;0,00 TL\n"
    [question] = asked(write(tmp_path, text))
    assert [choice["answer"] for choice in question["choices"]] == ["2", "3"]


@pytest.mark.parametrize(
    ("cell", "field"), [("11.05.2024", "filed_on"), ("İlamsız", "proceeding_type"), ("500,00", "filed_kurus")]
)
def test_the_cells_tell_what_an_initial_stands_for(tmp_path: Path, cell: str, field: str) -> None:
    text = f"İcra Müd.;Esas;Borçlu;Takip T.\nBursa 5. İcra;2024/27036;Ak;{cell}\n"
    [value] = column(run(write(tmp_path, text)), field, "files")
    assert value == {"filed_on": "2024-05-11", "proceeding_type": "general", "filed_kurus": 50000}[field]
