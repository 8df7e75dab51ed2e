//! The enum `CurrencyCode`.

smithy_client_runtime::open_enum! {
    /// A currency or unit of account, as a three-letter code of ISO 4217.
    pub sensitive enum CurrencyCode {
        /// UAE Dirham.
        Aed = "AED",
        /// Afghani.
        Afn = "AFN",
        /// Lek, of Albania.
        All = "ALL",
        /// Armenian Dram.
        Amd = "AMD",
        /// Netherlands Antillean Guilder, replaced by the Caribbean Guilder (XCG) in 2025.
        Ang = "ANG",
        /// Kwanza, of Angola.
        Aoa = "AOA",
        /// Argentine Peso.
        Ars = "ARS",
        /// Australian Dollar.
        Aud = "AUD",
        /// Aruban Florin.
        Awg = "AWG",
        /// Azerbaijan Manat.
        Azn = "AZN",
        /// Convertible Mark, of Bosnia and Herzegovina.
        Bam = "BAM",
        /// Barbados Dollar.
        Bbd = "BBD",
        /// Taka, of Bangladesh.
        Bdt = "BDT",
        /// Bulgarian Lev, replaced by the Euro in 2026.
        Bgn = "BGN",
        /// Bahraini Dinar.
        Bhd = "BHD",
        /// Burundi Franc.
        Bif = "BIF",
        /// Bermudian Dollar.
        Bmd = "BMD",
        /// Brunei Dollar.
        Bnd = "BND",
        /// Boliviano.
        Bob = "BOB",
        /// Mvdol, a Bolivian unit of account tied to the US Dollar.
        Bov = "BOV",
        /// Brazilian Real.
        Brl = "BRL",
        /// Bahamian Dollar.
        Bsd = "BSD",
        /// Ngultrum, of Bhutan.
        Btn = "BTN",
        /// Pula, of Botswana.
        Bwp = "BWP",
        /// Belarusian Ruble.
        Byn = "BYN",
        /// Belize Dollar.
        Bzd = "BZD",
        /// Canadian Dollar.
        Cad = "CAD",
        /// Congolese Franc.
        Cdf = "CDF",
        /// WIR Euro, a Swiss complementary currency.
        Che = "CHE",
        /// Swiss Franc.
        Chf = "CHF",
        /// WIR Franc, a Swiss complementary currency.
        Chw = "CHW",
        /// Unidad de Fomento, a Chilean unit of account.
        Clf = "CLF",
        /// Chilean Peso.
        Clp = "CLP",
        /// Yuan Renminbi.
        Cny = "CNY",
        /// Colombian Peso.
        Cop = "COP",
        /// Unidad de Valor Real, a Colombian unit of account.
        Cou = "COU",
        /// Costa Rican Colon.
        Crc = "CRC",
        /// Peso Convertible, of Cuba, withdrawn in 2021.
        Cuc = "CUC",
        /// Cuban Peso.
        Cup = "CUP",
        /// Cabo Verde Escudo.
        Cve = "CVE",
        /// Czech Koruna.
        Czk = "CZK",
        /// Djibouti Franc.
        Djf = "DJF",
        /// Danish Krone.
        Dkk = "DKK",
        /// Dominican Peso.
        Dop = "DOP",
        /// Algerian Dinar.
        Dzd = "DZD",
        /// Egyptian Pound.
        Egp = "EGP",
        /// Nakfa, of Eritrea.
        Ern = "ERN",
        /// Ethiopian Birr.
        Etb = "ETB",
        /// Euro.
        Eur = "EUR",
        /// Fiji Dollar.
        Fjd = "FJD",
        /// Falkland Islands Pound.
        Fkp = "FKP",
        /// Pound Sterling.
        Gbp = "GBP",
        /// Lari, of Georgia.
        Gel = "GEL",
        /// Ghana Cedi.
        Ghs = "GHS",
        /// Gibraltar Pound.
        Gip = "GIP",
        /// Dalasi, of the Gambia.
        Gmd = "GMD",
        /// Guinean Franc.
        Gnf = "GNF",
        /// Quetzal, of Guatemala.
        Gtq = "GTQ",
        /// Guyana Dollar.
        Gyd = "GYD",
        /// Hong Kong Dollar.
        Hkd = "HKD",
        /// Lempira, of Honduras.
        Hnl = "HNL",
        /// Kuna, of Croatia, replaced by the Euro in 2023.
        Hrk = "HRK",
        /// Gourde, of Haiti.
        Htg = "HTG",
        /// Forint, of Hungary.
        Huf = "HUF",
        /// Rupiah, of Indonesia.
        Idr = "IDR",
        /// New Israeli Sheqel.
        Ils = "ILS",
        /// Indian Rupee.
        Inr = "INR",
        /// Iraqi Dinar.
        Iqd = "IQD",
        /// Iranian Rial.
        Irr = "IRR",
        /// Iceland Krona.
        Isk = "ISK",
        /// Jamaican Dollar.
        Jmd = "JMD",
        /// Jordanian Dinar.
        Jod = "JOD",
        /// Yen.
        Jpy = "JPY",
        /// Kenyan Shilling.
        Kes = "KES",
        /// Som, of Kyrgyzstan.
        Kgs = "KGS",
        /// Riel, of Cambodia.
        Khr = "KHR",
        /// Comorian Franc.
        Kmf = "KMF",
        /// North Korean Won.
        Kpw = "KPW",
        /// Won, of the Republic of Korea.
        Krw = "KRW",
        /// Kuwaiti Dinar.
        Kwd = "KWD",
        /// Cayman Islands Dollar.
        Kyd = "KYD",
        /// Tenge, of Kazakhstan.
        Kzt = "KZT",
        /// Lao Kip.
        Lak = "LAK",
        /// Lebanese Pound.
        Lbp = "LBP",
        /// Sri Lanka Rupee.
        Lkr = "LKR",
        /// Liberian Dollar.
        Lrd = "LRD",
        /// Loti, of Lesotho.
        Lsl = "LSL",
        /// Libyan Dinar.
        Lyd = "LYD",
        /// Moroccan Dirham.
        Mad = "MAD",
        /// Moldovan Leu.
        Mdl = "MDL",
        /// Malagasy Ariary.
        Mga = "MGA",
        /// Denar, of North Macedonia.
        Mkd = "MKD",
        /// Kyat, of Myanmar.
        Mmk = "MMK",
        /// Tugrik, of Mongolia.
        Mnt = "MNT",
        /// Pataca, of Macao.
        Mop = "MOP",
        /// Ouguiya, of Mauritania.
        Mru = "MRU",
        /// Mauritius Rupee.
        Mur = "MUR",
        /// Rufiyaa, of the Maldives.
        Mvr = "MVR",
        /// Malawi Kwacha.
        Mwk = "MWK",
        /// Mexican Peso.
        Mxn = "MXN",
        /// Mexican Unidad de Inversion (UDI), a unit of account.
        Mxv = "MXV",
        /// Malaysian Ringgit.
        Myr = "MYR",
        /// Mozambique Metical.
        Mzn = "MZN",
        /// Namibia Dollar.
        Nad = "NAD",
        /// Naira, of Nigeria.
        Ngn = "NGN",
        /// Cordoba Oro, of Nicaragua.
        Nio = "NIO",
        /// Norwegian Krone.
        Nok = "NOK",
        /// Nepalese Rupee.
        Npr = "NPR",
        /// New Zealand Dollar.
        Nzd = "NZD",
        /// Rial Omani.
        Omr = "OMR",
        /// Balboa, of Panama.
        Pab = "PAB",
        /// Sol, of Peru.
        Pen = "PEN",
        /// Kina, of Papua New Guinea.
        Pgk = "PGK",
        /// Philippine Peso.
        Php = "PHP",
        /// Pakistan Rupee.
        Pkr = "PKR",
        /// Zloty, of Poland.
        Pln = "PLN",
        /// Guarani, of Paraguay.
        Pyg = "PYG",
        /// Qatari Rial.
        Qar = "QAR",
        /// Romanian Leu.
        Ron = "RON",
        /// Serbian Dinar.
        Rsd = "RSD",
        /// Russian Ruble.
        Rub = "RUB",
        /// Rwanda Franc.
        Rwf = "RWF",
        /// Saudi Riyal.
        Sar = "SAR",
        /// Solomon Islands Dollar.
        Sbd = "SBD",
        /// Seychelles Rupee.
        Scr = "SCR",
        /// Sudanese Pound.
        Sdg = "SDG",
        /// Swedish Krona.
        Sek = "SEK",
        /// Singapore Dollar.
        Sgd = "SGD",
        /// Saint Helena Pound.
        Shp = "SHP",
        /// Leone, of Sierra Leone, replaced by a new Leone (SLE) in 2022.
        Sll = "SLL",
        /// Somali Shilling.
        Sos = "SOS",
        /// Surinam Dollar.
        Srd = "SRD",
        /// South Sudanese Pound.
        Ssp = "SSP",
        /// Dobra, of Sao Tome and Principe.
        Stn = "STN",
        /// El Salvador Colon.
        Svc = "SVC",
        /// Syrian Pound.
        Syp = "SYP",
        /// Lilangeni, of Eswatini.
        Szl = "SZL",
        /// Baht, of Thailand.
        Thb = "THB",
        /// Somoni, of Tajikistan.
        Tjs = "TJS",
        /// Turkmenistan New Manat.
        Tmt = "TMT",
        /// Tunisian Dinar.
        Tnd = "TND",
        /// Pa'anga, of Tonga.
        Top = "TOP",
        /// Turkish Lira.
        Try = "TRY",
        /// Trinidad and Tobago Dollar.
        Ttd = "TTD",
        /// New Taiwan Dollar.
        Twd = "TWD",
        /// Tanzanian Shilling.
        Tzs = "TZS",
        /// Hryvnia, of Ukraine.
        Uah = "UAH",
        /// Uganda Shilling.
        Ugx = "UGX",
        /// US Dollar.
        Usd = "USD",
        /// US Dollar (Next day), a code for settlement between banks.
        Usn = "USN",
        /// Uruguay Peso en Unidades Indexadas (UI), a unit of account.
        Uyi = "UYI",
        /// Peso Uruguayo.
        Uyu = "UYU",
        /// Uzbekistan Sum.
        Uzs = "UZS",
        /// Bolivar, of Venezuela, replaced in 2018.
        Vef = "VEF",
        /// Dong, of Viet Nam.
        Vnd = "VND",
        /// Vatu, of Vanuatu.
        Vuv = "VUV",
        /// Tala, of Samoa.
        Wst = "WST",
        /// CFA Franc BEAC, of Central Africa.
        Xaf = "XAF",
        /// East Caribbean Dollar.
        Xcd = "XCD",
        /// SDR (Special Drawing Right), the unit of account of the International Monetary Fund.
        Xdr = "XDR",
        /// CFA Franc BCEAO, of West Africa.
        Xof = "XOF",
        /// CFP Franc, of the French Pacific territories.
        Xpf = "XPF",
        /// Sucre, a unit of account between Latin American states.
        Xsu = "XSU",
        /// ADB Unit of Account, of the African Development Bank.
        Xua = "XUA",
        /// Yemeni Rial.
        Yer = "YER",
        /// Rand, of South Africa.
        Zar = "ZAR",
        /// Zambian Kwacha.
        Zmw = "ZMW",
        /// Zimbabwe Dollar, replaced by Zimbabwe Gold (ZWG) in 2024.
        Zwl = "ZWL",
    }
}
