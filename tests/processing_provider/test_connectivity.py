"""Connectivity algorithms through QGIS: what goes in arrives, and their results agree with each other."""

import numpy as np
import pytest
from osgeo import ogr

from .workspace import run


def rows(path):
    """Return the fields of all features of a layer, in order."""
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer(0)]


def table(path, *names):
    """Return one column of a table by the others."""
    return {tuple(row[name] for name in names[:-1]): row[names[-1]] for row in rows(path)}


def numbers(path, name):
    """Return one field of all features as numbers, NaN where it is empty."""
    return np.array([row[name] for row in rows(path)], float)


def indices(workspace, folder, **options):
    """Return the indices of the sample network."""
    target = str(folder / "indices.gpkg")
    run("connectivityindices", {**workspace.inputs("connectivityindices"), "INDICES": target, **options})
    return table(target, "index", "value")


def test_indices_by_distance_are_those_of_each(workspace, tmp_path):
    """The table of several distances holds what one run of each makes."""
    several = table(workspace.results("connectivityindices")["BY_DISTANCE"], "distance", "index", "value")
    for distance in (1000, 5000):
        alone = indices(workspace, tmp_path, DISTANCE=distance)
        for (name,), value in alone.items():
            assert several[distance, name] == pytest.approx(value, nan_ok=True) or (
                value is None and several[distance, name] is None
            )


def test_more_parameters_change_nothing_by_default(workspace, tmp_path):
    """Given as their defaults, the parameters of choice make what is made without them."""
    plain = indices(workspace, tmp_path)
    given = {"MEASURE": "edge", "GRAPH": "complete", "MIN_PROBABILITY": 0, "LINK_DISTANCE": 5000, "IN_PATCHES": "free"}
    assert indices(workspace, tmp_path, **given) == plain


def test_ways_inside_patches_lower_pc(workspace, tmp_path):
    """Paths that pay inside patches are worth less, and none of the counted indices changes."""
    free, paid = indices(workspace, tmp_path), indices(workspace, tmp_path, IN_PATCHES="straight")
    assert paid["PCnum",] < free["PCnum",]
    assert paid["IICnum",] == free["IICnum",]


def test_graph_and_longest_link_arrive(workspace, tmp_path):
    """The shortest tree has a link less than pieces, and no link is longer than the longest."""
    options = {"LINK_DISTANCE": 1e9}
    whole = indices(workspace, tmp_path, **options)
    tree = indices(workspace, tmp_path, GRAPH="minimum spanning tree", **options)
    count = len(rows(workspace.inputs("connectivityindices")["PATCHES"]))
    assert tree["NL",] == count - whole["NC",]
    assert indices(workspace, tmp_path, MAX_DISTANCE=0, **options)["PC_intra",] == pytest.approx(100)


def test_other_indices_of_importance(workspace, tmp_path):
    """Fields are added for the indices asked for, and the others stay as they were."""
    target = str(tmp_path / "patches.gpkg")
    run("patchimportance", {**workspace.inputs("patchimportance"), "OTHER_INDICES": "NL, h", "PATCHES_OUT": target})
    plain = workspace.results("patchimportance")["PATCHES_OUT"]
    np.testing.assert_allclose(numbers(target, "dpc"), numbers(plain, "dpc"))
    degree, links = numbers(target, "degree"), numbers(target, "degree").sum() / 2
    np.testing.assert_allclose(numbers(target, "dnl"), 100 * degree / links)
    assert (numbers(target, "dh") >= 0).all()


def test_centrality_agrees_with_importance(workspace):
    """Degree and betweenness are the same in both; each link is drawn along its path."""
    results = workspace.results("patchcentrality")
    importance = workspace.results("patchimportance")["PATCHES_OUT"]
    for name in ("degree", "betweenness"):
        np.testing.assert_allclose(numbers(results["PATCHES_OUT"], name), numbers(importance, name), atol=1e-12)
    dataset = ogr.Open(results["LINKS_OUT"])
    assert all(feature.GetGeometryRef().GetPointCount() > 1 for feature in dataset.GetLayer(0))


def test_link_importance_changes_with_what_happens(workspace, tmp_path):
    """Without a link something is lost, with a better one something gained; a change needs its field."""
    inputs = workspace.inputs("linkimportance")
    lost = numbers(workspace.results("linkimportance")["LINKS_OUT"], "dpc")
    target = str(tmp_path / "links.gpkg")
    run("linkimportance", {**inputs, "LINK_CHANGE": "improvement", "LINKS_OUT": target})
    assert (lost >= 0).all()
    assert lost.max() > 0
    assert (numbers(target, "dpc") <= 0).all()
    changed = {**inputs, "LINK_CHANGE": "change", "NEW_DISTANCE": "euclidean", "LINKS_OUT": target}
    run("linkimportance", changed)
    np.testing.assert_allclose(numbers(target, "dpc"), 0, atol=1e-12)
    with pytest.raises(RuntimeError, match="LINK_CHANGE is change; give LINKS, and in NEW_DISTANCE"):
        run("linkimportance", {**changed, "NEW_DISTANCE": ""})


def test_candidates_are_taken_one_after_the_other(workspace):
    """Two candidates are taken, each a gain, and the patches say in which step."""
    results = workspace.results("candidates")
    steps = rows(results["STEPS"])
    assert [row["step"] for row in steps] == [1, 2]
    assert all(row["gain"] > 0 for row in steps)
    taken = {row["step"]: str(row["patch_id"]) for row in rows(results["PATCHES_OUT"]) if row["step"]}
    assert taken == {row["step"]: row["name"] for row in steps}


def test_candidates_refuse_two_ways_of_marking(workspace, tmp_path):
    """Candidates come as a layer or as marks."""
    inputs = workspace.inputs("candidates")
    target = {"STEPS": str(tmp_path / "steps.gpkg")}
    with pytest.raises(RuntimeError, match="CANDIDATES are given beside LINKS or EXISTING"):
        run("candidates", {**inputs, "EXISTING": "patch_id", **target})
    del inputs["CANDIDATES"]
    with pytest.raises(RuntimeError, match="No candidates are given"):
        run("candidates", {**inputs, **target})


def test_change_between_equal_dates_is_none(workspace):
    """The same patches at both dates have the same indices."""
    rows_ = rows(workspace.results("connectivitychange")["CHANGES"])
    assert {row["index"] for row in rows_} >= {"A", "ECA_PC", "ratio_PC"}
    assert all(row["change"] in (0, None) for row in rows_)


def test_change_refuses_links_of_one_date(workspace, tmp_path):
    """Links are given for both dates or for neither."""
    inputs = workspace.inputs("connectivitychange")
    links = workspace.results("links")["LINKS"]
    with pytest.raises(RuntimeError, match="Links are given for one date only"):
        run("connectivitychange", {**inputs, "LINKS_AFTER": links, "CHANGES": str(tmp_path / "c.gpkg")})


def test_protected_land_is_a_share_of_the_region(workspace):
    """Protected and connected are shares of the region that was given."""
    found = table(workspace.results("protectedconnectivity")["PROTCONN"], "index", "value")
    area = numbers(workspace.inputs("protectedconnectivity")["PATCHES"], "area_ha").sum()
    assert found["Prot",] == pytest.approx(100 * area / 1e6)
    assert 0 < found["ProtConn",] <= found["Prot",]


def test_structure_counts_the_links(workspace):
    """Patches and links are those of the layers."""
    found = table(workspace.results("networkstructure")["STRUCTURE"], "index", "value")
    links = [row for row in rows(workspace.results("links")["LINKS"]) if row["active"]]
    assert found["links",] == len(links)
    assert found["length_km",] == pytest.approx(sum(row["lcp_length"] for row in links) / 1000)


def test_wrong_lists_are_refused(workspace, tmp_path):
    """A list of distances holds numbers above 0, a list of indices known names."""
    inputs = workspace.inputs("connectivityindices")
    with pytest.raises(RuntimeError, match="SEVERAL_DISTANCES is '100, far'"):
        run("connectivityindices", {**inputs, "SEVERAL_DISTANCES": "100, far", "INDICES": str(tmp_path / "i.gpkg")})
    inputs = workspace.inputs("patchimportance")
    with pytest.raises(RuntimeError, match="Indices: 'XYZ' is none of those"):
        run("patchimportance", {**inputs, "OTHER_INDICES": "XYZ", "PATCHES_OUT": str(tmp_path / "p.gpkg")})
