"""Weighing schemes in files: what is saved is loaded, and bad files are refused in one sentence."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest

from ....algorithms.errors import InvalidValueError, OutputError
from ....algorithms.resistance.factors import (
    BARRIER,
    Closed,
    Factor,
    Measure,
    Outside,
    Ranges,
    Transform,
)
from ....algorithms.resistance.presets import landcover_grading, preset
from ....algorithms.resistance.scheme_file import (
    load_scheme,
    save_scheme,
    scheme_csv,
    scheme_from_csv,
    scheme_from_json,
    scheme_json,
)
from ....algorithms.resistance.weighing_scheme import Burnt, WeighingScheme


def full_scheme():
    """Return a scheme that uses everything a file must hold."""
    factors = (
        Factor("land cover", "cover.tif", grading=landcover_grading("corine")),
        Factor('slope; "steep", 坡度', "slope.tif", grading=preset("slope jl21").grading, unit="degrees"),
        Factor(
            "road", "r.gpkg|layername=x", Measure.DISTANCE, Transform("logistic", 0, 3000, 500, 1, 6.1, 0.3, "barrier")
        ),
        Factor("taken as it is"),
        Factor(
            "height",
            grading=Ranges((-math.inf, 0.1, math.inf), (1 / 3, BARRIER), Closed.RIGHT, Outside.GRADE, 7, ("低", "")),
        ),
    )
    scheme = WeighingScheme(
        factors,
        weigh_by="combined",
        direct=(5, 4, 3, 2, 0.1),
        objective="critic",
        combination="geometric",
        random_index="saaty2005",
        combine="weighted product",
        minimum=0.5,
        maximum=900,
        nodata_as="maximum",
        burnt=(Burnt("roads", "r.gpkg", 1000.5), Burnt("wall", value=BARRIER), Burnt("rail")),
    )
    return scheme.with_comparison(0, 1, 3).with_comparison(0, 2, 1 / 7).with_comparison(1, 2, 2.123456789012)


def test_json_and_csv_hold_everything():
    """A scheme that uses all there is comes back equal from both forms."""
    scheme = full_scheme()
    assert scheme_from_json(scheme_json(scheme)) == scheme
    assert scheme_from_csv(scheme_csv(scheme)) == scheme
    assert scheme_from_json(scheme_json(WeighingScheme())) == WeighingScheme()
    assert scheme_from_csv(scheme_csv(WeighingScheme())) == WeighingScheme()


@pytest.mark.parametrize("name", ["scheme.json", "scheme.csv"])
def test_files_hold_everything_and_find_their_layers(tmp_path, name):
    """A saved scheme is loaded as it was; sources beside the file are found from anywhere, others stay."""
    (tmp_path / "slope.tif").write_text("", "utf-8")
    path = tmp_path / name
    save_scheme(full_scheme(), str(path))
    loaded = load_scheme(str(path))
    assert loaded.factors[1].source == str(tmp_path / "slope.tif")
    assert loaded.factors[0].source == "cover.tif"
    assert loaded.replaced(1, full_scheme().factors[1]) == full_scheme()


def test_json_names_format_and_version():
    """A file says what it is and in which version it was written."""
    record = json.loads(scheme_json(full_scheme()))
    assert record["format"] == "ecopattern weighing scheme"
    assert record["version"] == 1
    assert record["factors"][1]["grading"]["rows"][-1] == {"from": 20.0, "to": None, "grade": 500.0, "name": ""}
    assert record["matrix"][1] == {"factor": "land cover", "to": "road", "value": "1/7"}


def test_json_may_leave_out_what_has_a_default():
    """A file written by hand needs no more than factors and their gradings."""
    grading = {"kind": "ranges", "rows": [{"to": 5, "grade": 1}, {"from": 5, "grade": "barrier"}]}
    factors = [{"name": "slope", "grading": grading}, {"name": "x"}]
    text = {"format": "ecopattern weighing scheme", "version": 1, "factors": factors}
    scheme = scheme_from_json(json.dumps(text))
    assert scheme == WeighingScheme(
        (Factor("slope", grading=Ranges((-math.inf, 5, math.inf), (1, BARRIER))), Factor("x"))
    )


def changed(edit):
    """Return the JSON of a small scheme after an edit of its record."""
    scheme = WeighingScheme((Factor("slope", grading=Ranges((0, 5, 10), (1, 9))), Factor("cover")))
    record = json.loads(scheme_json(scheme))
    edit(record)
    return json.dumps(record)


def rows(record):
    """Return the rows of the first factor."""
    return record["factors"][0]["grading"]["rows"]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda r: r.pop("format"), "does not say that it is one"),
        (lambda r: r.update(version=2), "is of version 2, this program knows versions up to 1; update the plugin"),
        (lambda r: r.update(version="x"), "is of version x"),
        (lambda r: r.update(combine="sum"), "'sum' is none of: weighted sum, weighted product, maximum"),
        (lambda r: r.update(colour="red"), "the scheme has the unknown key 'colour'"),
        (lambda r: r.update(minimum="low"), "minimum is 'low', which cannot be understood"),
        (lambda r: r.update(minimum=True), "minimum is 'True', which cannot be understood"),
        (lambda r: r.update(minimum=-1), "minimum of the resistance is -1"),
        (lambda r: r.update(factors={"a": 1}), "factors is .* which cannot be understood"),
        (lambda r: r["factors"][0].update(grading=5), "factor 'slope': grading is '5', which cannot be understood"),
        (lambda r: r["factors"][0]["grading"].update(kind="steps"), "factor 'slope' is graded by 'steps'"),
        (lambda r: r["factors"][0]["grading"].pop("rows"), "factor 'slope' has no rows"),
        (lambda r: rows(r)[0].pop("grade"), "factor 'slope' has no grade"),
        (lambda r: rows(r)[0].update(grade="high"), "factor 'slope': grade 'high' must be a number"),
        (lambda r: rows(r)[0].update(to=4), "factor 'slope': no range holds what lies between 4 and 5"),
        (lambda r: rows(r)[0].update(to=6), "factor 'slope': two ranges hold what lies between 5 and 6"),
        (lambda r: rows(r)[0].update({"from": 5}), "factor 'slope': range 5 to 5 is empty"),
        (lambda r: r["direct"].pop(), "factor 'cover' has no weight"),
        (lambda r: r["direct"].append({"factor": "x", "weight": 1}), "a weight is given for 'x', which is none"),
        (lambda r: r["matrix"][0].update(to="x"), "a comparison is given for 'x', which is none"),
        (lambda r: r["matrix"][0].update(value=12), "comparison of slope to cover is 12"),
        (lambda r: r["matrix"][0].pop("value"), "the comparison of slope to cover has no value"),
        (lambda r: r["factors"].append({"name": "cover"}), "Two factors are called 'cover'"),
        (lambda r: r["factors"].append({}), "A factor has no name"),
    ],
)
def test_bad_files_are_refused_in_one_sentence(edit, message):
    """What is wrong in a file is named with its place and the file."""
    with pytest.raises(InvalidValueError, match=f"^Weighing scheme 'mine.json'.*{message}"):
        scheme_from_json(changed(edit), "mine.json")


def test_what_is_no_scheme_at_all_is_refused(tmp_path):
    """Broken JSON, other JSON, a missing file, an unknown part of a table: one sentence each."""
    with pytest.raises(InvalidValueError, match="Weighing scheme 'a' is no JSON"):
        scheme_from_json("{", "a")
    with pytest.raises(InvalidValueError, match="Weighing scheme 'a' does not say that it is one"):
        scheme_from_json("[1, 2]", "a")
    with pytest.raises(InvalidValueError, match=r"Weighing scheme: '.*none.json' cannot be read"):
        load_scheme(str(tmp_path / "none.json"))
    with pytest.raises(InvalidValueError, match="part 'grades' is not known"):
        scheme_from_csv("part,item,value\ngrades,slope,5")
    with pytest.raises(InvalidValueError, match="does not say that it is one"):
        scheme_from_csv("part,item,value\nweight,slope,5")
    with pytest.raises(OutputError, match="cannot be written"):
        save_scheme(WeighingScheme(), str(tmp_path / "no" / "scheme.json"))


def test_scheme_with_more_factors_than_can_be_compared(tmp_path):
    """A scheme too large for comparisons is kept without them."""
    scheme = replace(WeighingScheme(tuple(Factor(f"f{k}") for k in range(16))), minimum=2)
    save_scheme(scheme, str(tmp_path / "large.json"))
    assert load_scheme(str(tmp_path / "large.json")) == scheme
