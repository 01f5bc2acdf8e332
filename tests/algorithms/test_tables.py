"""Small tables, however they arrive: typed, pasted, from a spreadsheet, or built in a script."""

from __future__ import annotations

import re

import pytest

from ...algorithms.errors import InvalidValueError
from ...algorithms.tables import file_text, table_rows

COLUMNS = ("class", "name", "resistance")
FOREST = {"class": "10", "name": "Forest", "resistance": "1"}
WATER = {"class": "80", "name": "", "resistance": "300"}


def read(table, required=("class", "resistance")):
    """Return the rows of a table without the quotations."""
    return [cells for cells, _ in table_rows(table, COLUMNS, required=required, name="Class table")]


@pytest.mark.parametrize(
    "table",
    [
        "10,Forest,1\n80,,300",
        "10,Forest,1;80,,300",
        "10, Forest ,1 ; 80,,300;",
        "10\tForest\t1\r\n80\t\t300\r\n",
        "10;Forest;1\n80;;300",
        ["10,Forest,1", "", "80,,300"],
        "class,name,resistance\n10,Forest,1\n80,,300",
        "Class;Name;Resistance\n10;Forest;1\n80;;300",
        "class,name,resistance;10,Forest,1;80,,300",
        "\n\nresistance,class,name\n1,10,Forest\n300,80,\n",
        [{"class": 10, "name": "Forest", "resistance": 1}, {"Class ": "80", "name": None, "resistance": 300}],
        [{"class": 10, "name": "Forest", "resistance": 1}, {"class": 80, "resistance": 300}],
        {"class": [10, 80], "name": ["Forest", ""], "resistance": [1, 300]},
        {"resistance": (1, 300), "class": (10, 80), "name": ("Forest", None)},
    ],
)
def test_table_rows_reads_every_way_of_writing_it(table):
    """Lines, commas, tabs or semicolons, with or without header, dicts by row or by column: all the same."""
    assert read(table) == [FOREST, WATER]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("as_text", [True, False])
def test_table_rows_reads_files_of_any_spreadsheet(tmp_path, code, ending, as_text):
    """UTF-8 with and without its mark and the older Chinese code read the same; the path may be text or a path."""
    path = tmp_path / "土地利用.CSV"
    path.write_bytes(ending.join(["class,name,resistance", "10,森林,1", "80,水体,300", ""]).encode(code))
    found = read(str(path) if as_text else path)
    assert [row["name"] for row in found] == ["森林", "水体"]
    assert [row["resistance"] for row in found] == ["1", "300"]


def test_table_rows_quotes_hide_separators():
    """A name in quotation marks may hold commas, semicolons and doubled quotation marks."""
    assert [row["name"] for row in read('10,"Forest, old; ""wild""",1;80,"a;b",2')] == ['Forest, old; "wild"', "a;b"]
    assert read('10;"Forest; old";1')[0]["name"] == "Forest; old"


def test_table_rows_quotes_the_row_for_messages():
    """What a message quotes is the row as the user wrote it."""
    rows = table_rows("10,Forest,1", COLUMNS, required=(), name="T")
    assert [quoted for _, quoted in rows] == ["10,Forest,1"]
    rows = table_rows([{"class": 10, "resistance": 1}], COLUMNS, required=(), name="T")
    assert [quoted for _, quoted in rows] == ["class=10; resistance=1"]


def test_table_rows_header_may_leave_out_what_is_not_required():
    """With a header the name column may be missing and comes out empty."""
    assert read("resistance,class\n300,80") == [WATER]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("", "Class table is empty; it needs the columns class, name, resistance."),
        ("  \n ", "Class table is empty"),
        ([], "Class table is empty"),
        ({}, "Class table is empty"),
        ({"class": [], "resistance": []}, "Class table is empty"),
        ("class,name,resistance\n", "Class table is empty"),
        ("10,Forest", "row '10,Forest': 2 cells found; 3 are needed: class, name, resistance."),
        ("10,Forest,1,2", "row '10,Forest,1,2': 4 cells found; 3 are needed"),
        ("class,resistance\n10,Forest,1", "row '10,Forest,1': 3 cells found; 2 are needed: class, resistance."),
        ("class,name\n10,Forest", "it has no column 'resistance'; the columns are class, name, resistance."),
        ("class,colour,resistance\n10,green,1", "it has the unknown column 'colour'; the columns are class, name"),
        (
            [{"class": 10, "resistance": 1, "hue": 3}],
            "row 'class=10; resistance=1; hue=3': it has the unknown column 'hue'",
        ),
        ([{"class": 10}], "row 'class=10': it has no column 'resistance'"),
        ({"class": [10, 80], "resistance": [1]}, "Class table: its columns have 1 to 2 cells; all need as many."),
    ],
)
def test_table_rows_refuses_with_a_sentence(table, sentence):
    """A message names the table, quotes the row and states the columns."""
    with pytest.raises(InvalidValueError, match=re.escape(sentence)):
        read(table)


def test_table_rows_missing_file():
    """A path that leads nowhere is quoted with the reason."""
    with pytest.raises(InvalidValueError, match=r"Class table: 'nowhere/table\.csv' cannot be read \(No such file"):
        read("nowhere/table.csv")


def test_file_text_reads_both_codes(tmp_path):
    """The mark at the start of UTF-8 files is no part of the text; bytes of no code at all do not stop the reading."""
    path = tmp_path / "note.txt"
    path.write_bytes("生态".encode("utf-8-sig"))
    assert file_text(path, "Note") == "生态"
    path.write_bytes("生态".encode("gb18030"))
    assert file_text(str(path), "Note") == "生态"
    path.write_bytes(b"1,\xff\xff,2")
    assert file_text(path, "Note").startswith("1,")
    with pytest.raises(InvalidValueError, match="cannot be read"):
        file_text(tmp_path, "Note")


def test_table_rows_reads_cells_of_several_lines(tmp_path):
    """A line break within quotation marks is part of a cell, in a file and in text; a mark of inches opens nothing."""
    text = 'class,name,resistance\n10,"wet\nwoods; ""old""",1\n20,pipes 5" wide,3\n'
    path = tmp_path / "table.csv"
    path.write_text(text.replace("\n", "\r\n"), "utf-8", newline="")
    for table in (text, str(path)):
        rows = read(table)
        assert [row["name"] for row in rows] == ['wet\nwoods; "old"', 'pipes 5" wide']
        assert [row["resistance"] for row in rows] == ["1", "3"]
