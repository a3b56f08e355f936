"""Checks on the country table: shape, unambiguous surface forms, and known spellings."""

import csv
import re
import unicodedata
from pathlib import Path

import pytest

from corpus.events.lexicon import scan
from corpus.lexicon import load_csv

TABLE = Path(__file__).resolve().parents[2] / "corpus" / "lexicon" / "countries.csv"
COLUMNS = ["code", "name", "aliases", "demonyms", "capital", "capital_aliases", "cities"]
NAME_COLUMNS = ("name", "aliases", "demonyms")
PLACE_COLUMNS = ("capital", "capital_aliases", "cities")

# Territories without a seat of government of their own name.
NO_CAPITAL = {"HK", "MO", "TK"}

# Official spellings which do begin with a lower-case letter.
LOWER_CASE_START = {"eSwatini"}

# Place or demonym forms which, capitalised, are everyday English words or titles.
EVERYDAY_WORDS = {
    "Bar", "Bath", "Best", "Cork", "Derby", "IN", "IT", "Male", "Man", "May", "Mobile", "Nice",
    "Orange", "Pole", "Reading", "Ruse", "Sale", "Same", "Split", "Tours", "Zealand",
}  # fmt: skip


def codes_in(text: str) -> set[str]:
    return set(text.split())


UN_MEMBERS = codes_in(
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD "
    "CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA "
    "GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI "
    "KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU "
    "MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA "
    "SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA "
    "UG US UY UZ VC VE VN VU WS YE ZA ZM ZW"
)
OTHERS = codes_in("PS VA TW XK CK NU HK MO TK GL PR NC PF")

NAME_CHECKS = [
    ("Viet Nam", "VN"),
    ("Socialist Republic of Viet Nam", "VN"),
    ("SRV", "VN"),
    ("Vietnamese", "VN"),
    ("Aotearoa New Zealand", "NZ"),
    ("NZ", "NZ"),
    ("Kiwi", "NZ"),
    ("New Zealanders", "NZ"),
    ("US", "US"),
    ("U.S.", "US"),
    ("America", "US"),
    ("UK", "GB"),
    ("Britain", "GB"),
    ("Britons", "GB"),
    ("Burma", "MM"),
    ("Burmese", "MM"),
    ("Malagasy", "MG"),
    ("I-Kiribati", "KI"),
    ("Ni-Vanuatu", "VU"),
    ("Swazi", "SZ"),
    ("Swaziland", "SZ"),
    ("Holland", "NL"),
    ("Dutch", "NL"),
    ("Korea", "KR"),
    ("ROK", "KR"),
    ("Democratic People's Republic of Korea", "KP"),
    ("DPRK", "KP"),
    ("PRC", "CN"),
    ("Republic of China", "TW"),
    ("Türkiye", "TR"),
    ("Côte d'Ivoire", "CI"),
    ("Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire", "CI"),
    ("East Timor", "TL"),
    ("Filipino", "PH"),
    ("Philippine", "PH"),
    ("Nigerien", "NE"),
    ("Nigerian", "NG"),
    ("Dominican", "DO"),
    ("Commonwealth of Dominica", "DM"),
    ("Republic of the Congo", "CG"),
    ("Democratic Republic of the Congo", "CD"),
    ("Guinea", "GN"),
    ("Bissau-Guinean", "GW"),
    ("Equatorial Guinea", "GQ"),
    ("Papua New Guinea", "PG"),
    ("Samoan", "WS"),
    ("American Samoan", "AS"),
    ("South Sudanese", "SS"),
    ("Sudanese", "SD"),
    ("Irish", "IE"),
    ("Northern Irish", "GB"),
    ("Holy See", "VA"),
    ("Macao", "MO"),
    ("Cook Islander", "CK"),
]

PLACE_CHECKS = [
    ("Hanoi", "VN"),
    ("Ha Noi", "VN"),
    ("Hà Nội", "VN"),
    ("Ho Chi Minh City", "VN"),
    ("Cam Ranh", "VN"),
    ("Wellington", "NZ"),
    ("Auckland", "NZ"),
    ("Waiouru", "NZ"),
    ("Washington, D.C.", "US"),
    ("Canberra", "AU"),
    ("Northern Ireland", "GB"),
    ("New South Wales", "AU"),
    ("New Mexico", "US"),
    ("New Ireland", "PG"),
    ("Kiev", "UA"),
    ("Malé", "MV"),
    ("Peking", "CN"),
    ("Geneva", "CH"),
    ("The Hague", "NL"),
    ("Avarua", "CK"),
]


def read_table() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as handle:
        reader = csv.DictReader(handle)
        assert reader.fieldnames == COLUMNS
        return list(reader)


def values(row: dict[str, str], columns: tuple[str, ...]) -> list[str]:
    return [value for column in columns if row[column] for value in row[column].split(";")]


ROWS = read_table()


def codes_of(columns: tuple[str, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for row in ROWS:
        for value in values(row, columns):
            found.setdefault(value, set()).add(row["code"])
    return found


def test_size_and_coverage() -> None:
    codes = {row["code"] for row in ROWS}
    assert len(ROWS) >= 200
    assert len(UN_MEMBERS) == 193
    assert codes >= UN_MEMBERS | OTHERS
    assert "EU" not in codes


def test_codes_unique_well_formed_and_sorted() -> None:
    codes = [row["code"] for row in ROWS]
    assert len(codes) == len(set(codes))
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"[A-Z]{2}", code) for code in codes)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_row_is_filled_in(row: dict[str, str]) -> None:
    assert None not in row, "more fields than columns"
    assert all(isinstance(row[column], str) for column in COLUMNS), "fewer fields than columns"
    assert row["name"]
    assert ";" not in row["name"] + row["capital"]
    assert row["name"].isascii()
    assert row["demonyms"]
    assert bool(row["capital"]) is (row["code"] not in NO_CAPITAL)
    assert len(row["cities"].split(";")) >= 3


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_values_are_clean(row: dict[str, str]) -> None:
    for column in COLUMNS:
        if not row[column]:
            continue
        parts = row[column].split(";")
        assert len(parts) == len(set(parts)), f"{column}: repeated value"
        for value in parts:
            assert value, f"{column}: empty value"
            assert value == " ".join(value.split()), f"{column}: stray blanks in {value!r}"
            assert unicodedata.is_normalized("NFC", value), f"{column}: {value!r} is not NFC"
            assert value[0].isupper() or value in LOWER_CASE_START, f"{column}: {value!r}"
            assert value not in EVERYDAY_WORDS or column == "code", f"{column}: {value!r}"


@pytest.mark.parametrize(
    "columns",
    [NAME_COLUMNS, PLACE_COLUMNS, NAME_COLUMNS + PLACE_COLUMNS],
    ids=["names", "places", "names and places together"],
)
def test_no_string_belongs_to_two_codes(columns: tuple[str, ...]) -> None:
    shared = {value: codes for value, codes in codes_of(columns).items() if len(codes) > 1}
    assert shared == {}


@pytest.mark.parametrize(("text", "code"), NAME_CHECKS)
def test_known_names(text: str, code: str) -> None:
    assert codes_of(NAME_COLUMNS).get(text) == {code}


@pytest.mark.parametrize(("text", "code"), PLACE_CHECKS)
def test_known_places(text: str, code: str) -> None:
    assert codes_of(PLACE_COLUMNS).get(text) == {code}


@pytest.mark.parametrize("row", load_csv("not_countries"), ids=lambda row: row["name"])
def test_a_name_that_holds_a_country_s_word_is_no_country(row: dict[str, str]) -> None:
    """Money and companies stand for no side; a sea only for one that is a side anyway."""
    assert row["why"]
    found = [(h.key, h.form) for h in scan(f"{row['name']} and Fiji") if h.group == "country"]
    waters = [(row["waters_of"], "waters")] if row["waters_of"] else []
    assert found == [*waters, ("FJ", "name")]
