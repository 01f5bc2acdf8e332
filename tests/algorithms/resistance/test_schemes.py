"""The class tables are whole, and users' tables are read or refused with the row quoted."""

from __future__ import annotations

import math

import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.schemes import ClassRow, Scheme, class_table, parse_table, scheme_table


@pytest.mark.parametrize(
    ("scheme", "codes"),
    [
        (Scheme.WORLDCOVER, [10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 100]),
        (Scheme.CLCD, list(range(1, 10))),
        (Scheme.GLOBELAND30, list(range(10, 101, 10))),
        (Scheme.NLCD, [11, 12, 21, 22, 23, 24, 31, 41, 42, 43, 51, 52, 71, 72, 73, 74, 81, 82, 90, 95]),
        (Scheme.CUSTOM, []),
    ],
)
def test_scheme_table_holds_every_code(scheme, codes):
    """A scheme has each code of its legend once, and a resistance above 0 for each."""
    rows = scheme_table(scheme)
    assert [row.code for row in rows] == codes
    assert all(1 <= row.resistance <= 500 and row.name for row in rows)


def test_scheme_table_corine_knows_both_numberings():
    """The 44 classes of CORINE come by level 3 code and by raster code, with the same content in the same order."""
    rows = scheme_table(Scheme.CORINE)
    assert len(rows) == 88
    by_code = {row.code: row for row in rows}
    assert len(by_code) == 88
    for code, row in zip(range(1, 45), rows[:44]):
        assert (by_code[code].name, by_code[code].habitat) == (row.name, row.habitat)
        assert by_code[code].resistance == row.resistance
    assert (by_code[1].name, by_code[44].name) == ("Continuous urban fabric", "Sea and ocean")
    assert (by_code[23].name, rows[22].code) == ("Broad-leaved forest", 311)


@pytest.mark.parametrize(
    ("common", "codes"),
    [
        (1, {"worldcover": 10, "clcd": 2, "globeland30": 20, "corine": 311, "nlcd": 41}),
        (10, {"worldcover": 20, "clcd": 3, "globeland30": 40, "corine": 322, "nlcd": 52}),
        (20, {"worldcover": 90, "clcd": 9, "globeland30": 50, "corine": 411, "nlcd": 95}),
        (30, {"worldcover": 30, "clcd": 4, "globeland30": 30, "corine": 321, "nlcd": 71}),
        (50, {"worldcover": 80, "clcd": 5, "globeland30": 60, "corine": 512, "nlcd": 11}),
        (100, {"worldcover": 40, "clcd": 1, "globeland30": 10, "corine": 211, "nlcd": 82}),
        (300, {"worldcover": 60, "clcd": 7, "globeland30": 90, "corine": 332, "nlcd": 31}),
        (400, {"worldcover": 70, "clcd": 6, "globeland30": 100, "corine": 335, "nlcd": 12}),
        (500, {"worldcover": 50, "clcd": 8, "globeland30": 80, "corine": 111, "nlcd": 24}),
    ],
)
def test_scheme_table_common_classes_cost_the_same_everywhere(common, codes):
    """Forest, shrub, wetland and the other common classes have one resistance in all schemes."""
    for scheme, code in codes.items():
        assert class_table(Scheme(scheme))[code].resistance == common


def test_scheme_table_nlcd_developed_land_is_graded():
    """Developed land costs 100 + 400 x the upper limit of sealed ground: 20, 50, 80 and 100 %."""
    classes = class_table(Scheme.NLCD)
    assert [classes[code].resistance for code in (21, 22, 23, 24)] == [180, 300, 420, 500]


EXPECTED = [ClassRow(10, "Trees", True, 1.5), ClassRow(20, "Sea", False, math.nan)]
TABLES = {
    "dicts": [
        {"class": 10, "name": "Trees", "habitat": True, "resistance": 1.5},
        {"class": 20, "name": "Sea", "habitat": False, "resistance": None},
    ],
    "columns": {"class": [10, 20], "name": ["Trees", "Sea"], "habitat": [1, 0], "resistance": [1.5, math.nan]},
    "lines": ["10;Trees;yes;1.5", "20;Sea;no;nodata"],
    "commas": ["10,Trees,yes,1.5", "20,Sea,0,"],
    "one line": "10,Trees,1,1.5; 20,Sea,0,barrier",
    "header": "resistance;Class;habitat;name\n1.5;10;true;Trees\n\n;20;false;Sea\n",
    "tabs": "10\tTrees\t是\t1.5\n20\tSea\t否\tnan",
}


@pytest.mark.parametrize("form", TABLES)
def test_parse_table_reads_every_form(form):
    """The same two classes come out of dicts, columns, lines with any separator and lines with a header."""
    rows = parse_table(TABLES[form])
    assert [(row.code, row.name, row.habitat) for row in rows] == [(10, "Trees", True), (20, "Sea", False)]
    assert rows[0].resistance == 1.5
    assert math.isnan(rows[1].resistance)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_parse_table_reads_a_csv_file(tmp_path, encoding):
    """A CSV file is read in the encodings that spreadsheets write, quoted names with separators included."""
    path = tmp_path / "classes.csv"
    path.write_bytes('class,name,habitat,resistance\r\n1,"林地;forest, dense",是,1\r\n'.encode(encoding))
    for given in (str(path), path):
        assert parse_table(given) == [ClassRow(1, "林地;forest, dense", True, 1.0)]


def test_class_table_puts_rows_over_the_scheme():
    """A row changes only what it says: an empty name and habitat stay those of the scheme; new classes are added."""
    classes = class_table(Scheme.CLCD, "class,resistance\n2,3\n77,40")
    assert classes[2] == ClassRow(2, "Forest", True, 3.0)
    assert classes[77] == ClassRow(77, "", False, 40.0)
    assert classes[1] == ClassRow(1, "Cropland", False, 100.0)
    assert class_table(Scheme.CUSTOM, ["5;Moor;1;8"]) == {5: ClassRow(5, "Moor", True, 8.0)}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (["x;Trees;1;1"], r"row 'x,Trees,1,1': class 'x' must be a whole number"),
        (["1.5;Trees;1;1"], r"class '1.5' must be a whole number"),
        (["1e300;Trees;1;1"], r"class '1e300' must be a whole number"),
        (["1;Trees;maybe;1"], r"row '1,Trees,maybe,1': habitat 'maybe' must be 1, yes, true or 0, no, false"),
        (["1;Trees;1;0"], r"row '1,Trees,1,0': resistance '0' must be a number above 0"),
        (["1;Trees;1;-4"], r"resistance '-4' must be a number above 0"),
        (["1;Trees;1;inf"], r"resistance 'inf' must be a number above 0"),
        (["1;Trees;1;much"], r"resistance 'much' must be a number above 0"),
        (["1;Trees;1"], r"row '1,Trees,1': 3 cells found; 4 are needed: class, name, habitat, resistance"),
        (["1;A;1;1", "1;B;1;2"], r"class 1 comes twice, in '1,A,1,1' and '1,B,1,2'; keep one"),
        ("class;name\n1;A", r"has no column 'resistance'"),
        ([{"class": 1, "cost": 4}], r"row 'class=1; cost=4': it has no column 'resistance'"),
        ([{"class": 1, "resistance": 4, "colour": "red"}], r"has the unknown column 'colour'"),
        ([], r"Class table is empty; it needs the columns class, name"),
        ("nowhere/classes.csv", r"'nowhere/classes.csv' cannot be read \(No such file"),
    ],
)
def test_parse_table_refuses_and_quotes_the_row(table, message):
    """What cannot be understood is an error that quotes the row, states the rule and names the columns."""
    with pytest.raises(InvalidValueError, match=message):
        parse_table(table)


def test_class_table_refuses_custom_without_table():
    """The scheme custom needs a table."""
    with pytest.raises(InvalidValueError, match="The scheme custom has no classes of its own; give a table"):
        class_table(Scheme.CUSTOM)
