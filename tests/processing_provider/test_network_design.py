"""What the wrapper of network design adds to the core: files that agree with each other, a report, and what is kept."""

import re
from pathlib import Path

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsVectorLayer

from ...algorithms import raster_io
from .workspace import Listener, Workspace, run


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("design"))


def rows(path):
    """Return the features of a layer as dicts."""
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer(0)]


def test_raster_recounts_the_cost(workspace):
    """The cells of the raster have the area that the summary bills, and that links and areas add up to."""
    results = workspace.results("networkdesign")
    corridors = raster_io.read_classes(results["CORRIDORS"])
    area = corridors.valid.sum() * corridors.grid.cell_area_ha
    summary = rows(results["SUMMARY"])[0]
    assert summary["cost"] == pytest.approx(area)
    assert summary["cost"] <= summary["budget"]
    assert sum(row["cost"] for row in rows(results["LINKS_OUT"]) if row["chosen"]) == pytest.approx(area)
    assert sum(row["new_ha"] for row in rows(results["AREAS"])) == pytest.approx(area)
    outside = raster_io.read_classes(workspace.results("habitatpatches")["PATCH_RASTER"])
    assert not (corridors.valid & outside.valid).any()


def test_layers_tell_the_same_network(workspace):
    """Chosen links, corridors, groups and the end of the curve belong to one network."""
    results = workspace.results("networkdesign")
    chosen = {row["link_id"]: row["order"] for row in rows(results["LINKS_OUT"]) if row["chosen"]}
    assert sorted(chosen.values()) == list(range(1, len(chosen) + 1))
    assert {row["link_id"]: row["order"] for row in rows(results["AREAS"])} == chosen
    assert sum(row["links"] for row in rows(results["COMPONENTS"])) == len(chosen)
    summary, curve = rows(results["SUMMARY"])[0], rows(results["CURVE"])
    assert curve[-1]["objective"] == pytest.approx(summary["after"])
    assert rows(results["COMPONENTS"])[0]["value"] == pytest.approx(summary["after"])
    assert all(row["in_order"] <= row["objective"] <= row["bound"] * (1 + 1e-9) for row in curve)


def test_report_draws_map_and_curve(workspace):
    """The report holds a map, the curve as a drawing, and the links in their order."""
    page = Path(workspace.results("networkdesign")["REPORT"]).read_text("utf-8")
    assert page.count("data:image/png") >= 1
    chart = re.search(r'<svg class="chart".*?</svg>', page, re.DOTALL).group(0)
    assert chart.count('class="line"') == 6
    assert "No network can beat" in chart
    assert "nan" not in chart
    assert "Links in the order of building" in page


def test_cost_as_raster_and_as_number_agree(workspace, tmp_path):
    """A raster that costs 2 everywhere bills as the number 2 does, in money."""
    inputs = workspace.inputs("networkdesign")
    money = str(tmp_path / "money.tif")
    source = gdal.Open(inputs["RESISTANCE"])
    gdal.Translate(money, source, outputType=gdal.GDT_Float32, scaleParams=[[0, 1000, 2, 2]])
    given = {**inputs, "BUDGET": 1.2e6, "BOUND": False}
    by_raster = run("networkdesign", {**given, "COST": money, "SUMMARY": str(tmp_path / "a.gpkg")})
    by_number = run("networkdesign", {**given, "COST_NUMBER": 2.0, "SUMMARY": str(tmp_path / "b.gpkg")})
    first, second = rows(by_raster["SUMMARY"])[0], rows(by_number["SUMMARY"])[0]
    assert first["cost"] == pytest.approx(second["cost"], rel=1e-6)
    assert first["after"] == pytest.approx(second["after"])
    # Where all links can be paid for, or few enough to try every set, the optimum is known without a bound.
    assert first["bound"] in (None, pytest.approx(first["after"]))
    assert first["method"].endswith("no bound") is (first["bound"] is None)


def test_stopping_keeps_the_network(workspace, tmp_path):
    """Stopped when there is a network, the run writes it; the warning says so."""

    class StopsLater(Listener):
        """Cancels at the first word on a network."""

        def pushInfo(self, text):
            if "Best so far" in text:
                self.cancel()

    inputs = {**workspace.inputs("networkdesign"), "BUDGET": 25}
    target = str(tmp_path / "links.gpkg")
    feedback = StopsLater()
    run("networkdesign", {**inputs, "LINKS_OUT": target}, feedback)
    assert any(row["chosen"] for row in rows(target))
    assert any("Stopped" in text for text in feedback.warnings)


def test_links_may_come_from_a_design(workspace, tmp_path):
    """The links of one design serve the next, for more money."""
    results = workspace.results("networkdesign")
    inputs = {**workspace.inputs("networkdesign"), "LINKS": results["LINKS_OUT"], "BUDGET": 80, "BOUND": False}
    again = run("networkdesign", {**inputs, "LINKS_OUT": str(tmp_path / "links.gpkg")})
    layer = QgsVectorLayer(again["LINKS_OUT"])
    names = layer.fields().names()
    assert len(names) == len(set(names))
    assert sum(row["chosen"] for row in rows(again["LINKS_OUT"])) >= 1
