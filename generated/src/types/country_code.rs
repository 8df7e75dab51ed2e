//! The enum `CountryCode`.

use smithy_client_runtime::UnknownValue;

/// A country or territory, as a two-letter code of ISO 3166-1.
#[derive(Clone)]
#[non_exhaustive]
pub enum CountryCode {
    /// `AD`: Andorra.
    Ad,
    /// `AE`: United Arab Emirates.
    Ae,
    /// `AF`: Afghanistan.
    Af,
    /// `AG`: Antigua and Barbuda.
    Ag,
    /// `AI`: Anguilla.
    Ai,
    /// `AL`: Albania.
    Al,
    /// `AM`: Armenia.
    Am,
    /// `AN`: Netherlands Antilles, dissolved in 2010; the code is withdrawn from ISO 3166-1.
    An,
    /// `AO`: Angola.
    Ao,
    /// `AQ`: Antarctica.
    Aq,
    /// `AR`: Argentina.
    Ar,
    /// `AS`: American Samoa.
    As,
    /// `AT`: Austria.
    At,
    /// `AU`: Australia.
    Au,
    /// `AW`: Aruba.
    Aw,
    /// `AX`: Åland Islands.
    Ax,
    /// `AZ`: Azerbaijan.
    Az,
    /// `BA`: Bosnia and Herzegovina.
    Ba,
    /// `BB`: Barbados.
    Bb,
    /// `BD`: Bangladesh.
    Bd,
    /// `BE`: Belgium.
    Be,
    /// `BF`: Burkina Faso.
    Bf,
    /// `BG`: Bulgaria.
    Bg,
    /// `BH`: Bahrain.
    Bh,
    /// `BI`: Burundi.
    Bi,
    /// `BJ`: Benin.
    Bj,
    /// `BL`: Saint Barthélemy.
    Bl,
    /// `BM`: Bermuda.
    Bm,
    /// `BN`: Brunei Darussalam.
    Bn,
    /// `BO`: Bolivia (Plurinational State of).
    Bo,
    /// `BQ`: Bonaire, Sint Eustatius and Saba.
    Bq,
    /// `BR`: Brazil.
    Br,
    /// `BS`: Bahamas.
    Bs,
    /// `BT`: Bhutan.
    Bt,
    /// `BV`: Bouvet Island.
    Bv,
    /// `BW`: Botswana.
    Bw,
    /// `BY`: Belarus.
    By,
    /// `BZ`: Belize.
    Bz,
    /// `CA`: Canada.
    Ca,
    /// `CC`: Cocos (Keeling) Islands.
    Cc,
    /// `CD`: Congo (Democratic Republic of the).
    Cd,
    /// `CF`: Central African Republic.
    Cf,
    /// `CG`: Congo.
    Cg,
    /// `CH`: Switzerland.
    Ch,
    /// `CI`: Côte d'Ivoire.
    Ci,
    /// `CK`: Cook Islands.
    Ck,
    /// `CL`: Chile.
    Cl,
    /// `CM`: Cameroon.
    Cm,
    /// `CN`: China.
    Cn,
    /// `CO`: Colombia.
    Co,
    /// `CR`: Costa Rica.
    Cr,
    /// `CU`: Cuba.
    Cu,
    /// `CV`: Cabo Verde.
    Cv,
    /// `CW`: Curaçao.
    Cw,
    /// `CX`: Christmas Island.
    Cx,
    /// `CY`: Cyprus.
    Cy,
    /// `CZ`: Czechia.
    Cz,
    /// `DE`: Germany.
    De,
    /// `DJ`: Djibouti.
    Dj,
    /// `DK`: Denmark.
    Dk,
    /// `DM`: Dominica.
    Dm,
    /// `DO`: Dominican Republic.
    Do,
    /// `DZ`: Algeria.
    Dz,
    /// `EC`: Ecuador.
    Ec,
    /// `EE`: Estonia.
    Ee,
    /// `EG`: Egypt.
    Eg,
    /// `EH`: Western Sahara.
    Eh,
    /// `ER`: Eritrea.
    Er,
    /// `ES`: Spain.
    Es,
    /// `ET`: Ethiopia.
    Et,
    /// `FI`: Finland.
    Fi,
    /// `FJ`: Fiji.
    Fj,
    /// `FK`: Falkland Islands (Malvinas).
    Fk,
    /// `FM`: Micronesia (Federated States of).
    Fm,
    /// `FO`: Faroe Islands.
    Fo,
    /// `FR`: France.
    Fr,
    /// `GA`: Gabon.
    Ga,
    /// `GB`: United Kingdom of Great Britain and Northern Ireland.
    Gb,
    /// `GD`: Grenada.
    Gd,
    /// `GE`: Georgia.
    Ge,
    /// `GF`: French Guiana.
    Gf,
    /// `GG`: Guernsey.
    Gg,
    /// `GH`: Ghana.
    Gh,
    /// `GI`: Gibraltar.
    Gi,
    /// `GL`: Greenland.
    Gl,
    /// `GM`: Gambia.
    Gm,
    /// `GN`: Guinea.
    Gn,
    /// `GP`: Guadeloupe.
    Gp,
    /// `GQ`: Equatorial Guinea.
    Gq,
    /// `GR`: Greece.
    Gr,
    /// `GS`: South Georgia and the South Sandwich Islands.
    Gs,
    /// `GT`: Guatemala.
    Gt,
    /// `GU`: Guam.
    Gu,
    /// `GW`: Guinea-Bissau.
    Gw,
    /// `GY`: Guyana.
    Gy,
    /// `HK`: Hong Kong.
    Hk,
    /// `HM`: Heard Island and McDonald Islands.
    Hm,
    /// `HN`: Honduras.
    Hn,
    /// `HR`: Croatia.
    Hr,
    /// `HT`: Haiti.
    Ht,
    /// `HU`: Hungary.
    Hu,
    /// `ID`: Indonesia.
    Id,
    /// `IE`: Ireland.
    Ie,
    /// `IL`: Israel.
    Il,
    /// `IM`: Isle of Man.
    Im,
    /// `IN`: India.
    In,
    /// `IO`: British Indian Ocean Territory.
    Io,
    /// `IQ`: Iraq.
    Iq,
    /// `IR`: Iran (Islamic Republic of).
    Ir,
    /// `IS`: Iceland.
    Is,
    /// `IT`: Italy.
    It,
    /// `JE`: Jersey.
    Je,
    /// `JM`: Jamaica.
    Jm,
    /// `JO`: Jordan.
    Jo,
    /// `JP`: Japan.
    Jp,
    /// `KE`: Kenya.
    Ke,
    /// `KG`: Kyrgyzstan.
    Kg,
    /// `KH`: Cambodia.
    Kh,
    /// `KI`: Kiribati.
    Ki,
    /// `KM`: Comoros.
    Km,
    /// `KN`: Saint Kitts and Nevis.
    Kn,
    /// `KR`: Korea (Republic of).
    Kr,
    /// `KW`: Kuwait.
    Kw,
    /// `KY`: Cayman Islands.
    Ky,
    /// `KZ`: Kazakhstan.
    Kz,
    /// `LA`: Lao People's Democratic Republic.
    La,
    /// `LB`: Lebanon.
    Lb,
    /// `LC`: Saint Lucia.
    Lc,
    /// `LI`: Liechtenstein.
    Li,
    /// `LK`: Sri Lanka.
    Lk,
    /// `LR`: Liberia.
    Lr,
    /// `LS`: Lesotho.
    Ls,
    /// `LT`: Lithuania.
    Lt,
    /// `LU`: Luxembourg.
    Lu,
    /// `LV`: Latvia.
    Lv,
    /// `LY`: Libya.
    Ly,
    /// `MA`: Morocco.
    Ma,
    /// `MC`: Monaco.
    Mc,
    /// `MD`: Moldova (Republic of).
    Md,
    /// `ME`: Montenegro.
    Me,
    /// `MF`: Saint Martin (French part).
    Mf,
    /// `MG`: Madagascar.
    Mg,
    /// `MH`: Marshall Islands.
    Mh,
    /// `MK`: North Macedonia.
    Mk,
    /// `ML`: Mali.
    Ml,
    /// `MM`: Myanmar.
    Mm,
    /// `MN`: Mongolia.
    Mn,
    /// `MO`: Macao.
    Mo,
    /// `MP`: Northern Mariana Islands.
    Mp,
    /// `MQ`: Martinique.
    Mq,
    /// `MR`: Mauritania.
    Mr,
    /// `MS`: Montserrat.
    Ms,
    /// `MT`: Malta.
    Mt,
    /// `MU`: Mauritius.
    Mu,
    /// `MV`: Maldives.
    Mv,
    /// `MW`: Malawi.
    Mw,
    /// `MX`: Mexico.
    Mx,
    /// `MY`: Malaysia.
    My,
    /// `MZ`: Mozambique.
    Mz,
    /// `NA`: Namibia.
    Na,
    /// `NC`: New Caledonia.
    Nc,
    /// `NE`: Niger.
    Ne,
    /// `NF`: Norfolk Island.
    Nf,
    /// `NG`: Nigeria.
    Ng,
    /// `NI`: Nicaragua.
    Ni,
    /// `NL`: Netherlands.
    Nl,
    /// `NO`: Norway.
    No,
    /// `NP`: Nepal.
    Np,
    /// `NR`: Nauru.
    Nr,
    /// `NU`: Niue.
    Nu,
    /// `NZ`: New Zealand.
    Nz,
    /// `OM`: Oman.
    Om,
    /// `PA`: Panama.
    Pa,
    /// `PE`: Peru.
    Pe,
    /// `PF`: French Polynesia.
    Pf,
    /// `PG`: Papua New Guinea.
    Pg,
    /// `PH`: Philippines.
    Ph,
    /// `PK`: Pakistan.
    Pk,
    /// `PL`: Poland.
    Pl,
    /// `PM`: Saint Pierre and Miquelon.
    Pm,
    /// `PN`: Pitcairn.
    Pn,
    /// `PR`: Puerto Rico.
    Pr,
    /// `PS`: Palestine, State of.
    Ps,
    /// `PT`: Portugal.
    Pt,
    /// `PW`: Palau.
    Pw,
    /// `PY`: Paraguay.
    Py,
    /// `QA`: Qatar.
    Qa,
    /// `RE`: Réunion.
    Re,
    /// `RO`: Romania.
    Ro,
    /// `RS`: Serbia.
    Rs,
    /// `RU`: Russian Federation.
    Ru,
    /// `RW`: Rwanda.
    Rw,
    /// `SA`: Saudi Arabia.
    Sa,
    /// `SB`: Solomon Islands.
    Sb,
    /// `SC`: Seychelles.
    Sc,
    /// `SD`: Sudan.
    Sd,
    /// `SE`: Sweden.
    Se,
    /// `SG`: Singapore.
    Sg,
    /// `SH`: Saint Helena, Ascension and Tristan da Cunha.
    Sh,
    /// `SI`: Slovenia.
    Si,
    /// `SJ`: Svalbard and Jan Mayen.
    Sj,
    /// `SK`: Slovakia.
    Sk,
    /// `SL`: Sierra Leone.
    Sl,
    /// `SM`: San Marino.
    Sm,
    /// `SN`: Senegal.
    Sn,
    /// `SO`: Somalia.
    So,
    /// `SR`: Suriname.
    Sr,
    /// `SS`: South Sudan.
    Ss,
    /// `ST`: Sao Tome and Principe.
    St,
    /// `SV`: El Salvador.
    Sv,
    /// `SX`: Sint Maarten (Dutch part).
    Sx,
    /// `SY`: Syrian Arab Republic.
    Sy,
    /// `SZ`: Eswatini.
    Sz,
    /// `TC`: Turks and Caicos Islands.
    Tc,
    /// `TD`: Chad.
    Td,
    /// `TF`: French Southern Territories.
    Tf,
    /// `TG`: Togo.
    Tg,
    /// `TH`: Thailand.
    Th,
    /// `TJ`: Tajikistan.
    Tj,
    /// `TK`: Tokelau.
    Tk,
    /// `TL`: Timor-Leste.
    Tl,
    /// `TM`: Turkmenistan.
    Tm,
    /// `TN`: Tunisia.
    Tn,
    /// `TO`: Tonga.
    To,
    /// `TR`: Türkiye.
    Tr,
    /// `TT`: Trinidad and Tobago.
    Tt,
    /// `TV`: Tuvalu.
    Tv,
    /// `TW`: Taiwan (Province of China).
    Tw,
    /// `TZ`: Tanzania (United Republic of).
    Tz,
    /// `UA`: Ukraine.
    Ua,
    /// `UG`: Uganda.
    Ug,
    /// `UM`: United States Minor Outlying Islands.
    Um,
    /// `US`: United States of America.
    Us,
    /// `UY`: Uruguay.
    Uy,
    /// `UZ`: Uzbekistan.
    Uz,
    /// `VA`: Holy See.
    Va,
    /// `VC`: Saint Vincent and the Grenadines.
    Vc,
    /// `VE`: Venezuela (Bolivarian Republic of).
    Ve,
    /// `VG`: Virgin Islands (British).
    Vg,
    /// `VI`: Virgin Islands (U.S.).
    Vi,
    /// `VN`: Viet Nam.
    Vn,
    /// `VU`: Vanuatu.
    Vu,
    /// `WF`: Wallis and Futuna.
    Wf,
    /// `WS`: Samoa.
    Ws,
    /// `YE`: Yemen.
    Ye,
    /// `YT`: Mayotte.
    Yt,
    /// `ZA`: South Africa.
    Za,
    /// `ZM`: Zambia.
    Zm,
    /// `ZW`: Zimbabwe.
    Zw,
    /// A value that is not in the model.
    Unknown(UnknownValue),
}

smithy_client_runtime::__v1::open_enum! {
    sensitive CountryCode {
        Ad = "AD",
        Ae = "AE",
        Af = "AF",
        Ag = "AG",
        Ai = "AI",
        Al = "AL",
        Am = "AM",
        An = "AN",
        Ao = "AO",
        Aq = "AQ",
        Ar = "AR",
        As = "AS",
        At = "AT",
        Au = "AU",
        Aw = "AW",
        Ax = "AX",
        Az = "AZ",
        Ba = "BA",
        Bb = "BB",
        Bd = "BD",
        Be = "BE",
        Bf = "BF",
        Bg = "BG",
        Bh = "BH",
        Bi = "BI",
        Bj = "BJ",
        Bl = "BL",
        Bm = "BM",
        Bn = "BN",
        Bo = "BO",
        Bq = "BQ",
        Br = "BR",
        Bs = "BS",
        Bt = "BT",
        Bv = "BV",
        Bw = "BW",
        By = "BY",
        Bz = "BZ",
        Ca = "CA",
        Cc = "CC",
        Cd = "CD",
        Cf = "CF",
        Cg = "CG",
        Ch = "CH",
        Ci = "CI",
        Ck = "CK",
        Cl = "CL",
        Cm = "CM",
        Cn = "CN",
        Co = "CO",
        Cr = "CR",
        Cu = "CU",
        Cv = "CV",
        Cw = "CW",
        Cx = "CX",
        Cy = "CY",
        Cz = "CZ",
        De = "DE",
        Dj = "DJ",
        Dk = "DK",
        Dm = "DM",
        Do = "DO",
        Dz = "DZ",
        Ec = "EC",
        Ee = "EE",
        Eg = "EG",
        Eh = "EH",
        Er = "ER",
        Es = "ES",
        Et = "ET",
        Fi = "FI",
        Fj = "FJ",
        Fk = "FK",
        Fm = "FM",
        Fo = "FO",
        Fr = "FR",
        Ga = "GA",
        Gb = "GB",
        Gd = "GD",
        Ge = "GE",
        Gf = "GF",
        Gg = "GG",
        Gh = "GH",
        Gi = "GI",
        Gl = "GL",
        Gm = "GM",
        Gn = "GN",
        Gp = "GP",
        Gq = "GQ",
        Gr = "GR",
        Gs = "GS",
        Gt = "GT",
        Gu = "GU",
        Gw = "GW",
        Gy = "GY",
        Hk = "HK",
        Hm = "HM",
        Hn = "HN",
        Hr = "HR",
        Ht = "HT",
        Hu = "HU",
        Id = "ID",
        Ie = "IE",
        Il = "IL",
        Im = "IM",
        In = "IN",
        Io = "IO",
        Iq = "IQ",
        Ir = "IR",
        Is = "IS",
        It = "IT",
        Je = "JE",
        Jm = "JM",
        Jo = "JO",
        Jp = "JP",
        Ke = "KE",
        Kg = "KG",
        Kh = "KH",
        Ki = "KI",
        Km = "KM",
        Kn = "KN",
        Kr = "KR",
        Kw = "KW",
        Ky = "KY",
        Kz = "KZ",
        La = "LA",
        Lb = "LB",
        Lc = "LC",
        Li = "LI",
        Lk = "LK",
        Lr = "LR",
        Ls = "LS",
        Lt = "LT",
        Lu = "LU",
        Lv = "LV",
        Ly = "LY",
        Ma = "MA",
        Mc = "MC",
        Md = "MD",
        Me = "ME",
        Mf = "MF",
        Mg = "MG",
        Mh = "MH",
        Mk = "MK",
        Ml = "ML",
        Mm = "MM",
        Mn = "MN",
        Mo = "MO",
        Mp = "MP",
        Mq = "MQ",
        Mr = "MR",
        Ms = "MS",
        Mt = "MT",
        Mu = "MU",
        Mv = "MV",
        Mw = "MW",
        Mx = "MX",
        My = "MY",
        Mz = "MZ",
        Na = "NA",
        Nc = "NC",
        Ne = "NE",
        Nf = "NF",
        Ng = "NG",
        Ni = "NI",
        Nl = "NL",
        No = "NO",
        Np = "NP",
        Nr = "NR",
        Nu = "NU",
        Nz = "NZ",
        Om = "OM",
        Pa = "PA",
        Pe = "PE",
        Pf = "PF",
        Pg = "PG",
        Ph = "PH",
        Pk = "PK",
        Pl = "PL",
        Pm = "PM",
        Pn = "PN",
        Pr = "PR",
        Ps = "PS",
        Pt = "PT",
        Pw = "PW",
        Py = "PY",
        Qa = "QA",
        Re = "RE",
        Ro = "RO",
        Rs = "RS",
        Ru = "RU",
        Rw = "RW",
        Sa = "SA",
        Sb = "SB",
        Sc = "SC",
        Sd = "SD",
        Se = "SE",
        Sg = "SG",
        Sh = "SH",
        Si = "SI",
        Sj = "SJ",
        Sk = "SK",
        Sl = "SL",
        Sm = "SM",
        Sn = "SN",
        So = "SO",
        Sr = "SR",
        Ss = "SS",
        St = "ST",
        Sv = "SV",
        Sx = "SX",
        Sy = "SY",
        Sz = "SZ",
        Tc = "TC",
        Td = "TD",
        Tf = "TF",
        Tg = "TG",
        Th = "TH",
        Tj = "TJ",
        Tk = "TK",
        Tl = "TL",
        Tm = "TM",
        Tn = "TN",
        To = "TO",
        Tr = "TR",
        Tt = "TT",
        Tv = "TV",
        Tw = "TW",
        Tz = "TZ",
        Ua = "UA",
        Ug = "UG",
        Um = "UM",
        Us = "US",
        Uy = "UY",
        Uz = "UZ",
        Va = "VA",
        Vc = "VC",
        Ve = "VE",
        Vg = "VG",
        Vi = "VI",
        Vn = "VN",
        Vu = "VU",
        Wf = "WF",
        Ws = "WS",
        Ye = "YE",
        Yt = "YT",
        Za = "ZA",
        Zm = "ZM",
        Zw = "ZW",
    }
}
