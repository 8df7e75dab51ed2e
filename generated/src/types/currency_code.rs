//! The enum `CurrencyCode`.

use smithy_client_runtime::UnknownValue;

/// A currency or unit of account, as a three-letter code of ISO 4217.
#[derive(Clone)]
#[non_exhaustive]
pub enum CurrencyCode {
    /// `AED`: UAE Dirham.
    Aed,
    /// `AFN`: Afghani.
    Afn,
    /// `ALL`: Lek, of Albania.
    All,
    /// `AMD`: Armenian Dram.
    Amd,
    /// `ANG`: Netherlands Antillean Guilder, replaced by the Caribbean Guilder (XCG) in 2025.
    Ang,
    /// `AOA`: Kwanza, of Angola.
    Aoa,
    /// `ARS`: Argentine Peso.
    Ars,
    /// `AUD`: Australian Dollar.
    Aud,
    /// `AWG`: Aruban Florin.
    Awg,
    /// `AZN`: Azerbaijan Manat.
    Azn,
    /// `BAM`: Convertible Mark, of Bosnia and Herzegovina.
    Bam,
    /// `BBD`: Barbados Dollar.
    Bbd,
    /// `BDT`: Taka, of Bangladesh.
    Bdt,
    /// `BGN`: Bulgarian Lev, replaced by the Euro in 2026.
    Bgn,
    /// `BHD`: Bahraini Dinar.
    Bhd,
    /// `BIF`: Burundi Franc.
    Bif,
    /// `BMD`: Bermudian Dollar.
    Bmd,
    /// `BND`: Brunei Dollar.
    Bnd,
    /// `BOB`: Boliviano.
    Bob,
    /// `BOV`: Mvdol, a Bolivian unit of account tied to the US Dollar.
    Bov,
    /// `BRL`: Brazilian Real.
    Brl,
    /// `BSD`: Bahamian Dollar.
    Bsd,
    /// `BTN`: Ngultrum, of Bhutan.
    Btn,
    /// `BWP`: Pula, of Botswana.
    Bwp,
    /// `BYN`: Belarusian Ruble.
    Byn,
    /// `BZD`: Belize Dollar.
    Bzd,
    /// `CAD`: Canadian Dollar.
    Cad,
    /// `CDF`: Congolese Franc.
    Cdf,
    /// `CHE`: WIR Euro, a Swiss complementary currency.
    Che,
    /// `CHF`: Swiss Franc.
    Chf,
    /// `CHW`: WIR Franc, a Swiss complementary currency.
    Chw,
    /// `CLF`: Unidad de Fomento, a Chilean unit of account.
    Clf,
    /// `CLP`: Chilean Peso.
    Clp,
    /// `CNY`: Yuan Renminbi.
    Cny,
    /// `COP`: Colombian Peso.
    Cop,
    /// `COU`: Unidad de Valor Real, a Colombian unit of account.
    Cou,
    /// `CRC`: Costa Rican Colon.
    Crc,
    /// `CUC`: Peso Convertible, of Cuba, withdrawn in 2021.
    Cuc,
    /// `CUP`: Cuban Peso.
    Cup,
    /// `CVE`: Cabo Verde Escudo.
    Cve,
    /// `CZK`: Czech Koruna.
    Czk,
    /// `DJF`: Djibouti Franc.
    Djf,
    /// `DKK`: Danish Krone.
    Dkk,
    /// `DOP`: Dominican Peso.
    Dop,
    /// `DZD`: Algerian Dinar.
    Dzd,
    /// `EGP`: Egyptian Pound.
    Egp,
    /// `ERN`: Nakfa, of Eritrea.
    Ern,
    /// `ETB`: Ethiopian Birr.
    Etb,
    /// `EUR`: Euro.
    Eur,
    /// `FJD`: Fiji Dollar.
    Fjd,
    /// `FKP`: Falkland Islands Pound.
    Fkp,
    /// `GBP`: Pound Sterling.
    Gbp,
    /// `GEL`: Lari, of Georgia.
    Gel,
    /// `GHS`: Ghana Cedi.
    Ghs,
    /// `GIP`: Gibraltar Pound.
    Gip,
    /// `GMD`: Dalasi, of the Gambia.
    Gmd,
    /// `GNF`: Guinean Franc.
    Gnf,
    /// `GTQ`: Quetzal, of Guatemala.
    Gtq,
    /// `GYD`: Guyana Dollar.
    Gyd,
    /// `HKD`: Hong Kong Dollar.
    Hkd,
    /// `HNL`: Lempira, of Honduras.
    Hnl,
    /// `HRK`: Kuna, of Croatia, replaced by the Euro in 2023.
    Hrk,
    /// `HTG`: Gourde, of Haiti.
    Htg,
    /// `HUF`: Forint, of Hungary.
    Huf,
    /// `IDR`: Rupiah, of Indonesia.
    Idr,
    /// `ILS`: New Israeli Sheqel.
    Ils,
    /// `INR`: Indian Rupee.
    Inr,
    /// `IQD`: Iraqi Dinar.
    Iqd,
    /// `IRR`: Iranian Rial.
    Irr,
    /// `ISK`: Iceland Krona.
    Isk,
    /// `JMD`: Jamaican Dollar.
    Jmd,
    /// `JOD`: Jordanian Dinar.
    Jod,
    /// `JPY`: Yen.
    Jpy,
    /// `KES`: Kenyan Shilling.
    Kes,
    /// `KGS`: Som, of Kyrgyzstan.
    Kgs,
    /// `KHR`: Riel, of Cambodia.
    Khr,
    /// `KMF`: Comorian Franc.
    Kmf,
    /// `KPW`: North Korean Won.
    Kpw,
    /// `KRW`: Won, of the Republic of Korea.
    Krw,
    /// `KWD`: Kuwaiti Dinar.
    Kwd,
    /// `KYD`: Cayman Islands Dollar.
    Kyd,
    /// `KZT`: Tenge, of Kazakhstan.
    Kzt,
    /// `LAK`: Lao Kip.
    Lak,
    /// `LBP`: Lebanese Pound.
    Lbp,
    /// `LKR`: Sri Lanka Rupee.
    Lkr,
    /// `LRD`: Liberian Dollar.
    Lrd,
    /// `LSL`: Loti, of Lesotho.
    Lsl,
    /// `LYD`: Libyan Dinar.
    Lyd,
    /// `MAD`: Moroccan Dirham.
    Mad,
    /// `MDL`: Moldovan Leu.
    Mdl,
    /// `MGA`: Malagasy Ariary.
    Mga,
    /// `MKD`: Denar, of North Macedonia.
    Mkd,
    /// `MMK`: Kyat, of Myanmar.
    Mmk,
    /// `MNT`: Tugrik, of Mongolia.
    Mnt,
    /// `MOP`: Pataca, of Macao.
    Mop,
    /// `MRU`: Ouguiya, of Mauritania.
    Mru,
    /// `MUR`: Mauritius Rupee.
    Mur,
    /// `MVR`: Rufiyaa, of the Maldives.
    Mvr,
    /// `MWK`: Malawi Kwacha.
    Mwk,
    /// `MXN`: Mexican Peso.
    Mxn,
    /// `MXV`: Mexican Unidad de Inversion (UDI), a unit of account.
    Mxv,
    /// `MYR`: Malaysian Ringgit.
    Myr,
    /// `MZN`: Mozambique Metical.
    Mzn,
    /// `NAD`: Namibia Dollar.
    Nad,
    /// `NGN`: Naira, of Nigeria.
    Ngn,
    /// `NIO`: Cordoba Oro, of Nicaragua.
    Nio,
    /// `NOK`: Norwegian Krone.
    Nok,
    /// `NPR`: Nepalese Rupee.
    Npr,
    /// `NZD`: New Zealand Dollar.
    Nzd,
    /// `OMR`: Rial Omani.
    Omr,
    /// `PAB`: Balboa, of Panama.
    Pab,
    /// `PEN`: Sol, of Peru.
    Pen,
    /// `PGK`: Kina, of Papua New Guinea.
    Pgk,
    /// `PHP`: Philippine Peso.
    Php,
    /// `PKR`: Pakistan Rupee.
    Pkr,
    /// `PLN`: Zloty, of Poland.
    Pln,
    /// `PYG`: Guarani, of Paraguay.
    Pyg,
    /// `QAR`: Qatari Rial.
    Qar,
    /// `RON`: Romanian Leu.
    Ron,
    /// `RSD`: Serbian Dinar.
    Rsd,
    /// `RUB`: Russian Ruble.
    Rub,
    /// `RWF`: Rwanda Franc.
    Rwf,
    /// `SAR`: Saudi Riyal.
    Sar,
    /// `SBD`: Solomon Islands Dollar.
    Sbd,
    /// `SCR`: Seychelles Rupee.
    Scr,
    /// `SDG`: Sudanese Pound.
    Sdg,
    /// `SEK`: Swedish Krona.
    Sek,
    /// `SGD`: Singapore Dollar.
    Sgd,
    /// `SHP`: Saint Helena Pound.
    Shp,
    /// `SLL`: Leone, of Sierra Leone, replaced by a new Leone (SLE) in 2022.
    Sll,
    /// `SOS`: Somali Shilling.
    Sos,
    /// `SRD`: Surinam Dollar.
    Srd,
    /// `SSP`: South Sudanese Pound.
    Ssp,
    /// `STN`: Dobra, of Sao Tome and Principe.
    Stn,
    /// `SVC`: El Salvador Colon.
    Svc,
    /// `SYP`: Syrian Pound.
    Syp,
    /// `SZL`: Lilangeni, of Eswatini.
    Szl,
    /// `THB`: Baht, of Thailand.
    Thb,
    /// `TJS`: Somoni, of Tajikistan.
    Tjs,
    /// `TMT`: Turkmenistan New Manat.
    Tmt,
    /// `TND`: Tunisian Dinar.
    Tnd,
    /// `TOP`: Pa'anga, of Tonga.
    Top,
    /// `TRY`: Turkish Lira.
    Try,
    /// `TTD`: Trinidad and Tobago Dollar.
    Ttd,
    /// `TWD`: New Taiwan Dollar.
    Twd,
    /// `TZS`: Tanzanian Shilling.
    Tzs,
    /// `UAH`: Hryvnia, of Ukraine.
    Uah,
    /// `UGX`: Uganda Shilling.
    Ugx,
    /// `USD`: US Dollar.
    Usd,
    /// `USN`: US Dollar (Next day), a code for settlement between banks.
    Usn,
    /// `UYI`: Uruguay Peso en Unidades Indexadas (UI), a unit of account.
    Uyi,
    /// `UYU`: Peso Uruguayo.
    Uyu,
    /// `UZS`: Uzbekistan Sum.
    Uzs,
    /// `VEF`: Bolivar, of Venezuela, replaced in 2018.
    Vef,
    /// `VND`: Dong, of Viet Nam.
    Vnd,
    /// `VUV`: Vatu, of Vanuatu.
    Vuv,
    /// `WST`: Tala, of Samoa.
    Wst,
    /// `XAF`: CFA Franc BEAC, of Central Africa.
    Xaf,
    /// `XCD`: East Caribbean Dollar.
    Xcd,
    /// `XDR`: SDR (Special Drawing Right), the unit of account of the International Monetary Fund.
    Xdr,
    /// `XOF`: CFA Franc BCEAO, of West Africa.
    Xof,
    /// `XPF`: CFP Franc, of the French Pacific territories.
    Xpf,
    /// `XSU`: Sucre, a unit of account between Latin American states.
    Xsu,
    /// `XUA`: ADB Unit of Account, of the African Development Bank.
    Xua,
    /// `YER`: Yemeni Rial.
    Yer,
    /// `ZAR`: Rand, of South Africa.
    Zar,
    /// `ZMW`: Zambian Kwacha.
    Zmw,
    /// `ZWL`: Zimbabwe Dollar, replaced by Zimbabwe Gold (ZWG) in 2024.
    Zwl,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    sensitive CurrencyCode {
        Aed = "AED",
        Afn = "AFN",
        All = "ALL",
        Amd = "AMD",
        Ang = "ANG",
        Aoa = "AOA",
        Ars = "ARS",
        Aud = "AUD",
        Awg = "AWG",
        Azn = "AZN",
        Bam = "BAM",
        Bbd = "BBD",
        Bdt = "BDT",
        Bgn = "BGN",
        Bhd = "BHD",
        Bif = "BIF",
        Bmd = "BMD",
        Bnd = "BND",
        Bob = "BOB",
        Bov = "BOV",
        Brl = "BRL",
        Bsd = "BSD",
        Btn = "BTN",
        Bwp = "BWP",
        Byn = "BYN",
        Bzd = "BZD",
        Cad = "CAD",
        Cdf = "CDF",
        Che = "CHE",
        Chf = "CHF",
        Chw = "CHW",
        Clf = "CLF",
        Clp = "CLP",
        Cny = "CNY",
        Cop = "COP",
        Cou = "COU",
        Crc = "CRC",
        Cuc = "CUC",
        Cup = "CUP",
        Cve = "CVE",
        Czk = "CZK",
        Djf = "DJF",
        Dkk = "DKK",
        Dop = "DOP",
        Dzd = "DZD",
        Egp = "EGP",
        Ern = "ERN",
        Etb = "ETB",
        Eur = "EUR",
        Fjd = "FJD",
        Fkp = "FKP",
        Gbp = "GBP",
        Gel = "GEL",
        Ghs = "GHS",
        Gip = "GIP",
        Gmd = "GMD",
        Gnf = "GNF",
        Gtq = "GTQ",
        Gyd = "GYD",
        Hkd = "HKD",
        Hnl = "HNL",
        Hrk = "HRK",
        Htg = "HTG",
        Huf = "HUF",
        Idr = "IDR",
        Ils = "ILS",
        Inr = "INR",
        Iqd = "IQD",
        Irr = "IRR",
        Isk = "ISK",
        Jmd = "JMD",
        Jod = "JOD",
        Jpy = "JPY",
        Kes = "KES",
        Kgs = "KGS",
        Khr = "KHR",
        Kmf = "KMF",
        Kpw = "KPW",
        Krw = "KRW",
        Kwd = "KWD",
        Kyd = "KYD",
        Kzt = "KZT",
        Lak = "LAK",
        Lbp = "LBP",
        Lkr = "LKR",
        Lrd = "LRD",
        Lsl = "LSL",
        Lyd = "LYD",
        Mad = "MAD",
        Mdl = "MDL",
        Mga = "MGA",
        Mkd = "MKD",
        Mmk = "MMK",
        Mnt = "MNT",
        Mop = "MOP",
        Mru = "MRU",
        Mur = "MUR",
        Mvr = "MVR",
        Mwk = "MWK",
        Mxn = "MXN",
        Mxv = "MXV",
        Myr = "MYR",
        Mzn = "MZN",
        Nad = "NAD",
        Ngn = "NGN",
        Nio = "NIO",
        Nok = "NOK",
        Npr = "NPR",
        Nzd = "NZD",
        Omr = "OMR",
        Pab = "PAB",
        Pen = "PEN",
        Pgk = "PGK",
        Php = "PHP",
        Pkr = "PKR",
        Pln = "PLN",
        Pyg = "PYG",
        Qar = "QAR",
        Ron = "RON",
        Rsd = "RSD",
        Rub = "RUB",
        Rwf = "RWF",
        Sar = "SAR",
        Sbd = "SBD",
        Scr = "SCR",
        Sdg = "SDG",
        Sek = "SEK",
        Sgd = "SGD",
        Shp = "SHP",
        Sll = "SLL",
        Sos = "SOS",
        Srd = "SRD",
        Ssp = "SSP",
        Stn = "STN",
        Svc = "SVC",
        Syp = "SYP",
        Szl = "SZL",
        Thb = "THB",
        Tjs = "TJS",
        Tmt = "TMT",
        Tnd = "TND",
        Top = "TOP",
        Try = "TRY",
        Ttd = "TTD",
        Twd = "TWD",
        Tzs = "TZS",
        Uah = "UAH",
        Ugx = "UGX",
        Usd = "USD",
        Usn = "USN",
        Uyi = "UYI",
        Uyu = "UYU",
        Uzs = "UZS",
        Vef = "VEF",
        Vnd = "VND",
        Vuv = "VUV",
        Wst = "WST",
        Xaf = "XAF",
        Xcd = "XCD",
        Xdr = "XDR",
        Xof = "XOF",
        Xpf = "XPF",
        Xsu = "XSU",
        Xua = "XUA",
        Yer = "YER",
        Zar = "ZAR",
        Zmw = "ZMW",
        Zwl = "ZWL",
    }
}
