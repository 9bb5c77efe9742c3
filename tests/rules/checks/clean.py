"""A small book without a fault; each test spoils one thing in it."""

# Tables read better in one line a row.
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from addin.model import Finding
from addin.rules.checks import Context, run_checks
from addin.rules.places import Places
from addin.rules.workdays import Holidays
from addin.schema import TABLES
from tests.tables import table

AS_OF = date(2026, 11, 20)  # a Friday
Cell = tuple[str, int, str]
Found = set[tuple[str, str, int, str]]
Frames = dict[str, pd.DataFrame]

_BOOK = {
    "debtors": """
| Borçlu No | Unvan              | Tür    | TCKN/VKN    | Telefon       | Sorumlu    | Adres           | İl       | İlçe    |
| B-0001-T  | Işık Gıda Ltd.Şti. | tüzel  | 4540536920  | 0532 123 4567 | Ayşe Kaya  | Moda Cd. 5      | İstanbul | Kadıköy |
| B-0002-U  | Ahmet Yılmaz       | gerçek | 10000000146 | 0533 123 4567 | Ayşe Kaya  | Gül Sk. 7       | Ankara   | Çankaya |
| B-0003-V  | Demir Çelik A.Ş.   | tüzel  | 0150015264  | 0212 123 4567 | Can Demir  |                 |          |         |
""",
    "receivables": """
| Alacak No | Borçlu   | Belge Türü | Belge No         | Düzenleme  | Vade       | Tutar    | Para Birimi | Açık Tutar | Safha        | Safha Tarihi | Faiz Türü | Dosya    |
| A-0001-B  | B-0001-T | fatura     | GIB2026000000001 | 01.09.2026 | 01.10.2026 | 1.000,00 |             | 600,00     | ihtar        | 02.11.2026   |           |          |
| A-0002-C  | B-0001-T | fatura     | GIB2026000000002 | 01.10.2026 | 01.12.2026 | 1.100,00 | TL          | 1.100,00   |              |              |           |          |
| A-0003-D  | B-0001-T | fatura     | A-123456         | 01.10.2026 | 02.12.2026 | 900,00   | TL          | 900,00     |              |              |           |          |
| A-0004-E  | B-0002-U | çek        | 7654321          |            | 10.11.2026 | 500,00   | TL          | 500,00     | yeni         |              |           |          |
| A-0005-F  | B-0003-V | fatura     | GIB2026000000005 | 01.10.2026 | 01.12.2026 | 200,00   | USD         | 200,00     |              |              |           |          |
| A-0006-G  | B-0002-U | senet      | 11               | 01.02.2026 | 01.03.2026 | 700,00   | TL          | 700,00     | icra takibi  |              | yasal     | D-0001-A |
| A-0007-H  | B-0002-U | fatura     | GIB2026000000007 | 01.08.2026 | 01.09.2026 | 300,00   | TL          | 0,00       | ihtar        |              |           |          |
""",
    "contacts": """
| Görüşme No | Borçlu   | Tarih            | Görüşen   | Sonuç         | Özet                  | Sonraki Aksiyon | Sonraki Aksiyon Tarihi | Aksiyon Sonucu | Kapanış Nedeni | Kiminle  |
| G-0001-Z   | B-0001-T | 16.11.2026 10:30 | Ayşe Kaya | söz verdi     | Ay sonu ödeyecek      | ara             | 23.11.2026             |                |                | borçlu   |
| G-0002-A   | B-0002-U | 17.11.2026 11:00 | Ayşe Kaya | ulaşılamadı   |                       | tekrar ara      | 24.11.2026             |                |                |          |
| G-0003-B   | B-0003-V | 18.11.2026 11:00 | Can Demir | görüşüldü     | Fatura onayda         | mutabakat iste  | 25.11.2026             |                |                | muhasebe |
| G-0004-C   | B-0001-T | 01.11.2026 09:00 | Ayşe Kaya | görüşüldü     | Konu kapandı          |                 |                        |                | konu kapandı   | yetkili  |
| G-0005-D   | B-0003-V | 30.11.2026 09:00 | Can Demir | plan          |                       | ziyaret         | 30.11.2026             | yok sayıldı    |                |          |
""",
    "promises": """
| Taahhüt No | Borçlu   | Alındığı   | Söz Tarihi | Tutar  | Para Birimi | Ödenen | Alacak   | Görüşme  | Plan No |
| S-0001-V   | B-0001-T | 16.11.2026 | 30.11.2026 | 400,00 | TL          | 0,00   | A-0001-B | G-0001-Z |         |
| S-0002-W   | B-0003-V | 18.11.2026 | 30.11.2026 | 100,00 | USD         | 0,00   |          | G-0003-B | P1      |
| S-0003-X   | B-0003-V | 18.11.2026 | 30.12.2026 | 100,00 | USD         | 0,00   |          | G-0003-B | P1      |
""",
    "receipts": """
| Tahsilat No | Borçlu   | Tarih      | Tutar  | Para Birimi | Kanal      | Alacak   | İade/İptal | Fazla Ödeme |
| T-0001-L    | B-0001-T | 15.10.2026 | 400,00 | TL          | havale/EFT | A-0001-B |            | 0,00        |
| T-0002-M    | B-0002-U | 20.09.2026 | 350,00 | TL          | nakit      | A-0007-H |            | 0,00        |
| T-0003-N    | B-0002-U | 25.09.2026 | 50,00  | TL          | nakit      |          | iade       | 0,00        |
""",
    "files": """
| Dosya No | Borçlu   | İcra Dairesi              | Esas No    | Takip Tarihi |
| D-0001-A | B-0002-U | İstanbul 12. İcra Dairesi | 2026/44812 | 05.04.2026   |
""",
    "parties": """
| Taraf No | Dosya    | Taraf        | TCKN/VKN    | Telefon       |
| R-0001-D | D-0001-A | Ahmet Yılmaz | 10000000146 | 0533 123 4567 |
""",
    "events": """
| Olay No  | Dosya    | Olay Türü               | Olay Tarihi |
| O-0001-E | D-0001-A | ödeme emri gönderildi   | 06.04.2026  |
""",
    "costs": """
| Masraf No | Borçlu   | Dosya    | Masraf Türü | Tarih      | Tutar  |
| M-0001-X  | B-0002-U | D-0001-A | harç        | 05.04.2026 | 732,00 |
""",
    "people": """
| Kişi      |
| Ayşe Kaya |
| Can Demir |
""",
    "fx_rates": """
| Kur Tarihi | Para Birimi | Kur (TL) |
| 19.11.2026 | USD         | 43,1     |
""",
    "stages": """
| Safha       | Gerekli Alanlar                                          | Gerekli Olaylar | Sonraki Safhalar  |
| yeni        |                                                          |                 | reminder, notice  |
| hatırlatma  | due_date                                                 |                 | notice; promised, |
| söz alındı  | receivables.due_date, debtors.phone                      |                 | notice            |
| ihtar       | receivables.document_no ,debtors.tax_id, debtors.address |                 | enforcement       |
| icra takibi | file_id, interest_type, files.filed_on                   | order_sent      |                   |
""",
    "stage_history": """
| Alacak   | Safha       | Giriş      |
| A-0001-B | hatırlatma  | 05.10.2026 |
| A-0001-B | ihtar       | 02.11.2026 |
""",
}


def clean_book() -> Frames:
    """Fresh frames of all tables; nothing in them is wrong on AS_OF."""
    frames = {key: table(key, _BOOK.get(key, "")) for key in TABLES}
    for key in ("receivables", "contacts", "promises", "receipts", "files", "costs"):
        names = dict(zip(frames["debtors"]["debtor_id"], frames["debtors"]["debtor_name"], strict=True))
        frames[key]["debtor_name"] = frames[key]["debtor_id"].map(names).astype("str")
    return frames


PLACES = Places.parse(
    """{"provinces": [{"name": "İstanbul", "districts": ["Kadıköy"]},
    {"name": "Ankara", "districts": ["Çankaya"]}], "also_called": {}}"""
)
HOLIDAYS = Holidays.of(["2026-01-01", "2026-11-26", "2027-01-01"])


def context(**more: Any) -> Context:
    return Context(as_of=AS_OF, **{"holidays": HOLIDAYS, "places": PLACES, **more})


def put(frames: Frames, cells: Mapping[Cell, Any]) -> None:
    """Write values, in the frame's domain, at table positions; one behind the end adds a row."""
    for (key, row, column), value in cells.items():
        frame = frames[key]
        if row not in frame.index:
            blank = table(key, "").reindex([row])
            texts = frame.columns[frame.dtypes == "str"].tolist()
            blank[texts] = blank[texts].fillna("")
            frames[key] = frame = pd.concat([frame, blank.astype(frame.dtypes.to_dict())])
        frame.loc[row, column] = value


def check(frames: Frames, **more: Any) -> list[Finding]:
    return run_checks(frames, context(**more))


def cells_of(findings: list[Finding]) -> Found:
    """(code, table, row, column) of each row; row -1 stands for a table as a whole."""
    return {
        (finding.code, finding.table, int(row), finding.column)
        for finding in findings
        for row in (finding.rows if len(finding.rows) else np.array([-1]))
    }
