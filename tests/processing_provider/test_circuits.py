"""The circuit algorithms through processing: values pass, files come out, and a stopped run goes on."""

import csv
from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr

from ...algorithms import raster_io
from ..landscapes import kit
from .test_linkage_mapper import by_pair
from .workspace import Listener, run


def cells(path):
    """Return the values of a raster, NaN for no data."""
    return raster_io.read_raster(path).values


@pytest.fixture(scope="module")
def between_settlements(workspace):
    """Return the parameters of a pairwise run between three settlements."""
    points = workspace.layer("settlements")
    dataset = ogr.Open(points.split("|")[0])
    layer = dataset.GetLayerByName("settlements")
    chosen = ",".join(str(feature.GetFID()) for feature in list(layer)[:3])
    return {
        "RESISTANCE": workspace.results("landcoverresistance")["RESISTANCE"],
        "NODES": f"{points}|subset=fid IN ({chosen})",
        "MODE": "pairwise",
    }


def test_currentflow_weights_of_pairs(between_settlements, tmp_path):
    """Twice the weight of all pairs is twice the current; resistances stay, and need no map."""
    typed = {"PAIR_WEIGHTS": "1,2,2;1,3,2;2,3,2"}
    plain = run("currentflow", {**between_settlements, "CURRENT": str(tmp_path / "one.tif")})
    twice = run("currentflow", {**between_settlements, **typed, "CURRENT": str(tmp_path / "two.tif")})
    np.testing.assert_allclose(cells(twice["CURRENT"]), 2 * cells(plain["CURRENT"]), rtol=1e-6)
    only = run("currentflow", {**between_settlements, "RESISTANCES": str(tmp_path / "resistances.gpkg")})
    dataset = ogr.Open(only["RESISTANCES"])
    rows = [feature.items() for feature in dataset.GetLayer(0)]
    assert [(row["from_id"], row["to_id"]) for row in rows] == [(1, 2), (1, 3), (2, 3)]
    assert all(row["resistance"] > 0 for row in rows)


@pytest.mark.parametrize("mode", ["pairwise", "one-to-all"])
def test_currentflow_goes_on_from_its_maps_folder(between_settlements, tmp_path, mode):
    """What a cancelled run has finished stays in the folder, and the next run makes the map of a whole one."""
    folder, between = tmp_path / "maps", {**between_settlements, "MODE": mode}
    asked = {**between, "MAPS_FOLDER": str(folder)}
    listener = Listener()
    listener.progressChanged.connect(lambda _: listener.cancel() if len(list(folder.glob("voltage*"))) > 0 else None)
    with pytest.raises(RuntimeError, match="Cancelled"):
        run("currentflow", {**asked, "CURRENT": str(tmp_path / "stopped.tif")}, listener)
    assert not (tmp_path / "stopped.tif").exists()
    kept = {path: path.stat().st_mtime_ns for path in folder.glob("current*.tif")}
    assert 0 < len(kept) < 3
    resumed = run("currentflow", {**asked, "CURRENT": str(tmp_path / "resumed.tif")})
    assert all(path.stat().st_mtime_ns == time for path, time in kept.items())
    assert len(list(folder.glob("current*.tif"))) == len(list(folder.glob("voltage*.tif"))) == 3
    whole = run("currentflow", {**between, "CURRENT": str(tmp_path / "whole.tif")})
    np.testing.assert_allclose(cells(resumed["CURRENT"]), cells(whole["CURRENT"]), atol=1e-6)


REFUSALS = [
    ({"NODES": None}, "NODES is missing; the mode 'Between all pairs of nodes' needs it"),
    ({"MODE": "advanced"}, "SOURCES is missing; the mode 'From given sources to given grounds' needs it"),
    ({"PAIR_WEIGHTS": "1,2,1", "WEIGHT_FIELD": "people"}, "PAIR_WEIGHTS and WEIGHT_FIELD were both given"),
    ({"WEIGHT_FIELD": "nothing"}, "the nodes have no field 'nothing'"),
]


@pytest.mark.parametrize(("change", "message"), REFUSALS)
def test_currentflow_refuses_what_does_not_go_together(between_settlements, tmp_path, change, message):
    """A sentence names the parameter, before anything runs where that can be."""
    with pytest.raises(RuntimeError, match=message):
        run("currentflow", {**between_settlements, **change, "CURRENT": str(tmp_path / "current.tif")})


def test_currentflow_warns_of_what_the_mode_does_not_use(between_settlements, tmp_path):
    """Weights of pairs do not count from each node to all others; the log names them, and the run goes on."""
    listener = Listener()
    given = {"MODE": "one-to-all", "PAIR_WEIGHTS": "1,2,9", "CURRENT": str(tmp_path / "current.tif")}
    made = run("currentflow", {**between_settlements, **given}, listener)
    assert np.nanmax(cells(made["CURRENT"])) > 0
    assert any("Pair weights: the one-to-all mode does not use it" in text for text in listener.warnings)


def test_fromcircuitscape_puts_results_into_the_folder(workspace, tmp_path):
    """A published project gives its maps under their names; nothing else is in the folder."""
    ini = kit("circuitscape", "input", "raster", "pairwise", "6", "sgVerify6.ini")
    folder = Path(run("fromcircuitscape", {"INI": ini, "FOLDER": str(tmp_path / "new" / "results")})["FOLDER"])
    names = {path.name for path in folder.iterdir()}
    assert {"sgVerify6_cum_curmap.asc", "sgVerify6_resistances.out", "sgVerify6.out"} <= names
    assert all(name.startswith("sgVerify6") for name in names)


def test_fromcircuitscape_refuses_a_file_that_is_no_project(workspace, tmp_path):
    """The sentence names the file, and no folder is made."""
    (tmp_path / "empty.ini").write_text("nothing\n", "utf-8")
    with pytest.raises(RuntimeError, match=r"empty\.ini' has no lines of key = value"):
        run("fromcircuitscape", {"INI": str(tmp_path / "empty.ini"), "FOLDER": str(tmp_path / "results")})
    assert not (tmp_path / "results").exists()


def test_fromomniscape_puts_results_into_the_folder(workspace, tmp_path):
    """A published project gives its three maps and the settings."""
    ini = kit("omniscape", "input", "config.ini")
    folder = Path(run("fromomniscape", {"INI": ini, "FOLDER": str(tmp_path / "results")})["FOLDER"])
    expected = ["config.ini", "cum_currmap.tif", "flow_potential.tif", "normalized_cum_currmap.tif"]
    assert sorted(path.name for path in folder.iterdir()) == expected


def test_networkcurrent_serves_linkpriority(workspace, tmp_path):
    """The centrality of patches can be weighed by the priority of links, by the name of its field."""
    linked = workspace.inputs("networkcurrent")
    targets = {"PATCHES_OUT": str(tmp_path / "patches.gpkg"), "LINKS_OUT": str(tmp_path / "links.gpkg")}
    made = run("networkcurrent", {**linked, **targets})
    assert all(row["centrality"] is None or row["centrality"] > 0 for row in by_pair(made["LINKS_OUT"]).values())
    priority = {
        **workspace.inputs("linkpriority"),
        "PATCHES": made["PATCHES_OUT"],
        "LINKS": made["LINKS_OUT"],
        "CENTRALITY": "centrality",
        "WEIGHT_CENTRALITY": 0.5,
        "WEIGHT_SHAPE": 0.0,
        "WEIGHT_RESISTANCE": 0.25,
        "WEIGHT_AREA": 0.25,
    }
    valued = run("linkpriority", {**priority, "PATCHES_OUT": str(tmp_path / "valued.gpkg")})["PATCHES_OUT"]
    dataset = ogr.Open(valued)
    rows = [feature.items() for feature in dataset.GetLayer(0)]
    most = max(rows, key=lambda row: row["centrality"])
    assert most["centrality_norm"] == 1


def test_networkcurrent_of_the_linkage_mapper_demo(workspace, tmp_path):
    """Links made by us from the demo's cores have the centrality of the kit."""
    network = {
        "RESISTANCE": kit("linkage_mapper", "inputs", "lm_resistances.tif"),
        "PATCHES": kit("linkage_mapper", "inputs", "lm_cores.gpkg"),
        "PATCH_ID": "core_id",
    }
    limits = {"MAX_NEIGHBOURS": 4, "NEIGHBOUR_UNIT": "cost", "MAX_EUCLIDEAN": 40_000, "MAX_COST": 100_000}
    links = run("links", {**network, **limits, "DROP_INTERMEDIATE": True, "LINKS": str(tmp_path / "links.gpkg")})
    del network["RESISTANCE"]
    found = run("networkcurrent", {**network, **links, "LINKS_OUT": str(tmp_path / "centrality.gpkg")})["LINKS_OUT"]
    with open(kit("linkage_mapper", "reference", "lm_centrality.csv"), encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["kind"] == "link"]
    expected = {(int(row["core_a"]), int(row["core_b"])): row for row in rows}
    values = {pair: row["centrality"] for pair, row in by_pair(found).items() if row["centrality"] is not None}
    assert values.keys() == expected.keys()
    for pair, row in expected.items():
        assert values[pair] == pytest.approx(float(row["current_flow_centrality"]), rel=1e-6)
