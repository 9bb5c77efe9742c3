"""Turkish names, trades and places from which the demo makes up its debtors.

No two words of a list are within one edit of each other: two debtors that look alike are planted,
never met by chance.
"""

from __future__ import annotations

FIRST = """
Ahmet Mehmet Mustafa Hüseyin İbrahim Ramazan Süleyman Yusuf Osman Murat Fatma Ayşe Emine Hatice Zeynep
Elif Meryem Şerife Sultan Hakan Serkan Volkan Tolga Barış Cem Deniz Ercan Ferhat Gökhan Kadir Levent
Nihat Orhan Polat Recep Selim Tuncay Uğur Vedat Yavuz Zafer Aslıhan Belgin Canan Dilek Esra Filiz Gülsüm
Havva İlknur Kübra Leyla Müge Nurcan Özlem Pınar Rukiye Songül Tülay Ümran Yasemin Buket Çağla Defne
""".split()

LAST = """
Yılmaz Şahin Çelik Yıldız Aydın Özdemir Arslan Doğan Kılıç Aslanoğlu Çetin Koç Kurt Özkan Şimşek Polat
Korkmaz Çakır Erdoğan Güneş Bulut Yavuz Tekin Ateş Bozkurt Karaca Güler Yüksel Keskin Ünal Turan Gül
Demirci Sarıoğlu Tunç Uysal Ergin Coşkun Duman Eren Kartal Köse Vural Işık Aktürk Baysal Candan Dinçer
Elmas Fidan Gökçe Hazar İnan Karadağ Laçin Mercan Nergis Okur Pekcan Rençber Soylu Tosun Uslu Varol
Yazıcı Zengin Akpınar Bilgin Cengiz Durmaz Ekinci Fırat Gündoğdu Hepşen İpek Kahraman Limoncu Mutlu
Nalbant Orakçı Önder Perçin Reisoğlu Savaş Şenol Taşkın Uçar Ülker Vardar Yağcı Zorlu Altıntaş Başaran
Cebeci Çınar Değirmenci Erkmen Gürbüz Hisarlı İlhan Kuzu Marangoz Narin Orbay Özbek Pamuk Sezgin
Şanlı Toprak Uzun Yurtsever Ziya Alkan Bayraktar Çobanoğlu Dalkıran Erbil Günay Hekimoğlu Kocabaş
Mısırlı Nazlı Oflaz Öztürk Pehlivan Sönmez Şeker Temiz Urgancı Yetkin Avcı Berber Cihan Çiftçi Dağlı
""".split()

BRAND = """
Anadolu Marmara Kapadokya Toros Uludağ Erciyes Fırat Dicle Sakarya Gediz Menderes Meriç Boğaziçi Efes
Truva Bergama Assos Likya Hitit Milet Karya Frigya Pontus Trakya Çukurova Harran Nemrut Ararat Abant
Palandöken Kaçkar Zigana Bolkar Munzur Tunca Göksu Aras Yeşilırmak Kelkit Porsuk Güney Kuzey Doğuş
Batıkent Merkez Zirve Ufuk Şafak Akşam Bahar Hasat Bereket Başak Gelincik Lale Menekşe Yasemin Papatya
Zambak Karanfil Orkide Manolya Çınaraltı Ladin Sedir Ardıç Meşe Kestane Fındık Badem Ceviz Zeytin Nar
Üzüm Kiraz Portakal Turunç Safran Tarçın Defneci Kekik Nane Susam Kartaltepe Şahintaş Doğanay Atmaca
Turna Kırlangıç Martı Leylek Serçe Bülbül Kumru Aslanbey Kaplan Karaca Yunus Balina Mercan İnci Sedef
Yakut Zümrüt Elmasev Safir Kehribar Gümüşhan Altınova Bakırcı Demirkapı Çelikhan Granit Mermerli Kuvars
Volkanik Rüzgar Yağmur Fırtına Poyraz Lodos Meltem Şimal Kutup Ekvator Okyanus Liman Deniz Yelken Pusula
Dümen Çapa Gemici Mavigöl Kervan Pınarbaşı Çeşmeli Değirmendere Kuleli Hisarönü Surlu Sarnıç Kemeraltı
Konakaltı Hanoğlu Bedesten Arasta Çarşıbaşı Pazaryeri Tuzla Harmanlı Yaylacık Ormancı Kayabaşı Taşlıca
Söğütlü Kavaklı Ihlamur Mersinli
""".split()

# Trade word of a company's name, sector code of [choices.sector].
TRADES = (
    ("Gıda", "food"),
    ("Unlu Mamuller", "food"),
    ("Süt Ürünleri", "food"),
    ("Tekstil", "textile"),
    ("Konfeksiyon", "textile"),
    ("İnşaat", "construction"),
    ("Yapı Malzemeleri", "construction"),
    ("Makine", "manufacturing"),
    ("Plastik", "manufacturing"),
    ("Ambalaj", "manufacturing"),
    ("Mobilya", "manufacturing"),
    ("Lojistik", "transport"),
    ("Nakliyat", "transport"),
    ("Turizm", "tourism"),
    ("Otelcilik", "tourism"),
    ("Kırtasiye", "retail"),
    ("Market", "retail"),
    ("Elektrik", "trade"),
    ("Hırdavat", "trade"),
    ("Kimya", "trade"),
    ("Temizlik Hizmetleri", "services"),
    ("Danışmanlık", "services"),
)
SUFFIXES = ("San. ve Tic. Ltd. Şti.", "Ltd. Şti.", "A.Ş.", "Tic. Ltd. Şti.", "San. ve Tic. A.Ş.")

# Province, telephone area, districts, tax offices.
PLACES = (
    ("İstanbul", "212", "Bağcılar Esenyurt Şişli Fatih", "Güneşli|Marmara Kurumlar"),
    ("İstanbul", "216", "Kadıköy Ümraniye Pendik Tuzla", "Kozyatağı|Anadolu Kurumlar"),
    ("Ankara", "312", "Çankaya Yenimahalle Etimesgut", "Ostim|Başkent"),
    ("İzmir", "232", "Bornova Konak Karşıyaka", "Hasan Tahsin|Kordon"),
    ("Bursa", "224", "Nilüfer Osmangazi Yıldırım", "Ertuğrulgazi|Uludağ"),
    ("Kocaeli", "262", "Gebze İzmit Darıca", "Tepecik|Uluçınar"),
    ("Antalya", "242", "Muratpaşa Kepez Manavgat", "Kurumlar|Düden"),
    ("Adana", "322", "Seyhan Çukurova", "Ziyapaşa|Yüreğir"),
    ("Konya", "332", "Selçuklu Meram", "Mevlana|Alaaddin"),
    ("Gaziantep", "342", "Şahinbey Şehitkamil", "Suburcu|Gazikent"),
    ("Kayseri", "352", "Melikgazi Kocasinan", "Gevher Nesibe|Mimar Sinan"),
    ("Denizli", "258", "Pamukkale Merkezefendi", "Saraylar|Pamukkale"),
    ("Samsun", "362", "İlkadım Atakum", "Gaziler|Zafer"),
)
STREETS = """
Atatürk Cumhuriyet İnönü Fevzi_Çakmak İstiklal Gazi Barbaros Mimar_Sinan Sanayi Organize_Sanayi Yunus_Emre
""".split()

TEAM = ("Elif Aydın", "Murat Şen", "Zeynep Koç", "Burak Öztürk")
COUNSEL = "Av. Selin Korkmaz"
# Who answers at a company.
OFFICERS = (
    "Ayşe Hanım",
    "Mehmet Bey",
    "Gülay Hanım",
    "Hakan Bey",
    "Derya Hanım",
    "Orhan Bey",
    "Sevgi Hanım",
    "Cemal Bey",
)
