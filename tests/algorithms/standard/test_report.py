"""Reports: what stands on the page, how numbers read, and that nothing given by users can break it."""

import re
from html.parser import HTMLParser

import numpy as np
import pytest

from ....algorithms.standard.report import (
    ROWS_SHOWN,
    LayerSummary,
    Legend,
    NamedTable,
    Picture,
    Report,
    Section,
    heading_of,
    layers_report,
    number_texts,
    paragraph,
    report_html,
)

PNG = b"\x89PNG fake"
VOID = {"meta", "img", "br"}


class Balance(HTMLParser):
    """Checks that tags close in order, and collects the text of each kind of cell."""

    def __init__(self, page):
        super().__init__()
        self.open, self.cells = [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in ("td", "th"):
            self.cells.append(data)


def test_number_texts_share_decimals_fit_for_the_typical_value():
    """The median sets the decimals of a column, thousands are set apart and gaps are dashes."""
    assert number_texts([1234.5678, 12.3, float("nan")]) == ["1\u202f234.6", "12.3", "–"]
    assert number_texts([1, 20, 300000]) == ["1", "20", "300\u202f000"]
    assert number_texts([0.00012345, 0.00023456]) == ["0.0001234", "0.0002346"]
    assert number_texts([-2.5, float("inf")]) == ["−2.500", "∞"]
    assert number_texts([0.0, 0.0]) == ["0", "0"]
    assert number_texts([]) == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("area_ha", "Area [ha]"),
        ("lcd", "Least-cost distance [cost x map units]"),
        ("my_field", "My field"),
        ("cost", "Cost"),
        ("gain", "Gain"),
        ("effective_resistance", "Effective resistance [cost x map units]"),
        ("resistance", "Effective resistance [resistance x cells]"),
    ],
)
def test_heading_of_speaks_plainly(name, heading):
    """Known fields read as words with unit, others as their name."""
    assert heading_of(name) == heading


def test_heading_of_is_translated():
    """Words and unit go through the translation one by one."""
    assert heading_of("area_ha", {"Area": "面积", "ha": "公顷"}.get) == "面积 [公顷]"


def test_report_html_is_one_page_with_everything_inside():
    """Headings, maps, legends, tables and settings are there, and nothing is loaded from elsewhere."""
    table = NamedTable("Patches", {"patch_id": [1, 2], "area_ha": np.array([12.5, 3.25]), "active": [True, False]})
    section = Section("Patches", "First.\n\nSecond.", (Picture("Map of patches", ("PATCHES",)),), (table,))
    page = report_html(
        Report("Plan", (section,), {"Minimum area": 10.0, "Roads": None, "Join": True}),
        {"Map of patches": PNG},
        legends={"Map of patches": [Legend("Patches", (("Habitat", PNG),))]},
        source="EcoPattern 1.0",
        language="zh",
    )
    cells = Balance(page).cells
    assert page.startswith('<!DOCTYPE html>\n<html lang="zh">')
    assert cells[:9] == ["Patch", "Area [ha]", "In use", "1", "12.500", "yes", "2", "3.250", "no"]
    assert cells[9:] == ["Minimum area", "10", "Roads", "not given", "Join", "yes"]
    assert "<p>First.</p><p>Second.</p>" in page
    assert "Habitat" in page
    assert set(re.findall(r'(?:src|href)="([^":#]*)', page)) == {"data", ""}


def test_report_html_tells_words_in_columns():
    """Texts in tables are told by the name of their column; numbers and what is missing are not asked for."""
    table = NamedTable("T", {"status": ["active", None], "lcd": [1.0, 2.0]})
    page = report_html(Report("R", (Section("S", tables=(table,)),)), {}, tell=lambda name, text: f"{name}: {text}!")
    assert Balance(page).cells[2:] == ["status: active!", "1", "–", "2"]


def test_paragraph_minds_full_width_stops():
    """Chinese sentences follow each other without a space, others with one."""
    assert paragraph("One.", "二。", "三。") == "One. 二。三。"


def test_report_html_numbers_are_aligned_right():
    """Numbers stand right and text stands left."""
    page = report_html(Report("R", (Section("S", tables=(NamedTable("T", {"cost": [1.5], "kind": ["a"]}),)),)), {})
    assert '<td class="number">1.500</td><td>a</td>' in page


def test_report_html_cuts_long_tables_and_says_so():
    """A long table shows its first rows and how many there are in the layer."""
    long = NamedTable("T", {"patch_id": list(range(2000))})
    counted = NamedTable("U", {"patch_id": [7]}, total=5)
    empty = NamedTable("V", {"patch_id": []})
    page = report_html(Report("R", (Section("S", tables=(long, counted, empty)),)), {})
    assert page.count("<td") == ROWS_SHOWN + 1
    assert f"The first {ROWS_SHOWN} of 2\u202f000 rows" in page
    assert "The first 1 of 5 rows" in page
    assert "No rows." in page


def test_report_html_escapes_what_users_write():
    """Text from layers and users stays text."""
    evil = "<script>alert(1)</script>"
    table = NamedTable(evil, {evil: [evil]})
    section = Section(evil, evil, (Picture(evil, ("A",)),), (table,))
    page = report_html(
        Report(evil, (section,), {evil: evil}),
        {evil: PNG},
        legends={evil: [Legend(evil, ((evil, PNG), ("b", PNG)))]},
        source=evil,
    )
    Balance(page)
    assert "<script" not in page


def test_report_html_leaves_out_maps_that_were_not_drawn():
    """A picture without an image leaves no empty frame."""
    page = report_html(Report("R", (Section("S", "Text", (Picture("Gone", ("A",)),)),)), {})
    assert "<figure" not in page
    assert "Gone" not in page


def test_layers_report_has_an_overview_then_each_layer():
    """Maps share the overview in order; a table without geometry has no map."""
    report = layers_report(
        "Plan",
        [LayerSummary("links", True, {"lcd": [1.0]}, 9), LayerSummary("cost", True), LayerSummary("curve", False)],
        notes="Note",
    )
    overview, links, cost, curve = report.sections
    assert overview.pictures[0].layers == ("links", "cost")
    assert overview.text == "Note"
    assert links.tables[0].total == 9
    assert links.pictures[0].layers == ("links",)
    assert cost.tables == ()
    assert curve.pictures == ()


def test_layers_report_of_one_layer_has_no_overview():
    """One layer is drawn once, and large."""
    report = layers_report("Plan", [LayerSummary("links", True)])
    assert [picture.small for section in report.sections for picture in section.pictures] == [False]
