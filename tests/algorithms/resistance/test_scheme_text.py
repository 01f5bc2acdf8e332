"""Grades and weights as people type them."""

from __future__ import annotations

import math

import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.factors import (
    BARRIER,
    AsIs,
    Classes,
    Factor,
    Measure,
    Outside,
    Ranges,
    Transform,
)
from ....algorithms.resistance.presets import preset
from ....algorithms.resistance.scheme_file import save_scheme, scheme_json
from ....algorithms.resistance.scheme_text import parse_gradings, scheme_from_text, weighed, whole_scheme
from ....algorithms.resistance.weighing_scheme import WeighBy, WeighingScheme

NAMES = ("land cover", "slope")
CLASSES = Classes((10, 50), (1, BARRIER))
RANGES = Ranges((-math.inf, 5, 15, math.inf), (1, 50, 100))


@pytest.mark.parametrize(
    "table",
    [
        "land cover,10,1; land cover,50,; slope,,5,1; slope,5,15,50; slope,15,,100",
        "land cover,10,1\nland cover,50,barrier\nslope,5,15,50\nslope,,5,1\nslope,15,,100",
        "factor,from,to,grade\nLand Cover,10,,1\nLAND COVER,50,50,nodata\nslope,,5,1\nslope,5,15,50\nslope,15,inf,100",
        "factor,from,to,class,grade,name\n1,,,10,1,\n1,,,50,,\n2,,5,,1,\n2,5,15,,50,\n2,15,,,100,",
        "1,,,10,1; 1,,,50,; 2,,5,,1; 2,5,15,,50; 2,15,,,100",
        "land cover，10，1；land cover，50，；slope，-inf，5，1；slope，5，15，50；slope，15，，100",
    ],
)
def test_tables_of_grades_in_every_form(table):
    """With a header or without, in any order, by name or by number: the same gradings."""
    assert parse_gradings(table, NAMES) == {"land cover": CLASSES, "slope": RANGES}


def test_tables_name_presets_rules_and_classes():
    """A line may name a published grading, a rule for what lies outside, and what a class is called."""
    found = parse_gradings("slope,slope jl21; slope,outside,barrier; land cover,clcd; land cover,outside,7", NAMES)
    assert found["slope"].grades == preset("slope jl21").grading.grades
    assert found["slope"].outside is Outside.BARRIER
    assert (found["land cover"].outside, found["land cover"].other) == (Outside.GRADE, 7)
    curve = parse_gradings("slope,Logistic,0,30,1,100,8,0.4; slope,outside,refuse; 1,linear,0,1,100,1", NAMES)
    assert curve["slope"] == Transform("logistic", 0, 30, 1, 100, 8, 0.4, "refuse")
    assert curve["land cover"] == Transform("linear", 0, 1, 100, 1)
    named = parse_gradings("factor,class,grade,name\nslope,1,2,gentle", NAMES)
    assert named["slope"].names == ("gentle",)
    assert parse_gradings(None, NAMES) == parse_gradings("  ", NAMES) == {}


def test_tables_come_from_files_and_schemes(tmp_path):
    """A CSV table, one with semicolons, a scheme in JSON or CSV, and JSON as text are taken alike."""
    plain = tmp_path / "grades.csv"
    plain.write_text("factor;from;to;grade\nslope;;5;1\nslope;5;15;50\nslope;15;;100\n", "utf-8")
    scheme = WeighingScheme((Factor("Slope", grading=RANGES),))
    save_scheme(scheme, str(tmp_path / "s.json"))
    save_scheme(scheme, str(tmp_path / "s.csv"))
    for table in (str(plain), str(tmp_path / "s.json"), str(tmp_path / "s.csv"), scheme_json(scheme)):
        assert parse_gradings(table, NAMES) == {"slope": RANGES}
    assert whole_scheme(str(plain)) is None
    assert whole_scheme("slope,1,2") is None
    assert whole_scheme("partridge,1,2") is None


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("height,0,5,1", "factor 'height' is not among the factors; they are land cover, slope"),
        ("3,0,5,1", "factor '3' is not among the factors"),
        ("slope,0,5,1; slope,6,9,2", "factor 'slope': no range holds what lies between 5 and 6"),
        ("slope,0,5,1; slope,4,9,2", "factor 'slope': two ranges hold what lies between 4 and 5"),
        ("slope,5,0,1; slope,0,9,1", "range 5 to 0 is empty"),
        ("slope,a,5,1", "row 'slope,a,5,1': 'a' must be a number"),
        ("slope,0,5,x", "row 'slope,0,5,x': grade 'x' must be a number of at least 0"),
        ("slope,0,5,-1", "Grade -1 must be at least 0"),
        ("slope,1,2; slope,1,3", "factor 'slope': Class 1 comes twice"),
        ("slope,1.5,2", "class '1.5' must be a whole number"),
        ("slope,0,5,1; slope,7,3", "'7' must be a number, and all rows of a factor ranges or all classes"),
        ("slope,steep", "'steep' is no preset"),
        ("slope,slope jl21; slope,0,5,1", "row 'slope,slope jl21' grades all values of 'slope', which has other rows"),
        ("slope,linear,0,30,1,steep", "after linear numbers are needed: low, high, start, end"),
        ("slope,cubic,0,30,1,9", "row 'slope,cubic,0,30,1,9': 'cubic' is no function; choose from linear, exponential"),
        ("slope,power,30,0,1,9", "factor 'slope': The power function runs from 30 to 0"),
        ("slope,outside,maybe; slope,0,5,1", "outside is 'maybe'; it must be nearest, barrier, refuse or a grade"),
        ("slope,1,2,3,4,5,6", "7 cells found; 2 to 6 are needed"),
        ("factor,from,to,grade\nslope,1,2", "3 cells found; 4 are needed"),
        ("factor,from,to,cost\nslope,1,2,3", "unknown column 'cost'"),
    ],
)
def test_tables_of_grades_refuse(table, message):
    """What cannot be understood is quoted with what would do."""
    with pytest.raises(InvalidValueError, match=message):
        parse_gradings(table, NAMES)


def test_scheme_from_text_knows_distances_and_resistances():
    """Factors from features are distances, factors without a line are resistances already."""
    scheme = scheme_from_text(
        NAMES, distances=("slope",), table="slope,0,100,9; slope,100,,1", weights="3;1", minimum=2
    )
    assert scheme.factors[0].grading == AsIs()
    assert scheme.factors[1].measure is Measure.DISTANCE
    assert scheme.weights() == (0.75, 0.25)
    assert scheme.minimum == 2


def test_weights_in_every_form(tmp_path):
    """Numbers, lines of factor and weight, a table as factorweights writes it, a scheme: the same weights."""
    scheme = scheme_from_text(NAMES)
    path = tmp_path / "weights.csv"
    path.write_text("fid,factor,weight,ahp\n1,slope,0.25,0.1\n2,land cover,0.75,0.9\n", "utf-8")
    for text in ("0.75;0.25", "3, 1", "slope,1; land cover,3", "factor,weight\n2,1\n1,3", str(path)):
        assert weighed(scheme, text).weights() == (0.75, 0.25), text
    other = WeighingScheme((Factor("Slope"), Factor("Land cover")), weigh_by="ahp").with_comparison(0, 1, 1 / 3)
    like = weighed(scheme, scheme_json(other))
    assert like.weigh_by is WeighBy.AHP
    assert like.matrix.value(0, 1) == pytest.approx(3)
    assert like.weights() == pytest.approx((0.75, 0.25))
    assert weighed(scheme, None) is scheme


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1;2;3", "Weights are '1;2;3'; 2 numbers are needed, one for each factor: land cover, slope"),
        ("slope,1", "factor 'land cover' has none"),
        ("slope,x; land cover,1", "row 'slope,x': a factor and a number are needed"),
        ("height,1; slope,1", "factor 'height' is not among the factors"),
        ("factor,share\nslope,1", "have no column weight"),
        ("-1;2", "must be at least 0"),
        ("0;0", "one of them above 0"),
        (scheme_json(WeighingScheme((Factor("slope"),))), "the scheme has no factor 'land cover'"),
    ],
)
def test_weights_refuse(text, message):
    """Weights that do not fit the factors are refused."""
    with pytest.raises(InvalidValueError, match=message):
        weighed(scheme_from_text(NAMES), text)
