"""Candidate patches and links against numbers worked out by hand, plain recomputation, Conefor and Graphab."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from osgeo import ogr
from scipy import ndimage

from ....algorithms import raster_io
from ....algorithms.connectivity.candidates import ChooseBy, Index, candidates, joined_candidates
from ....algorithms.connectivity.connectivity_indices import connectivity_indices
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.corridors.cost_distance import cost_distances
from ....algorithms.errors import Cancelled, EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.grid import Raster
from ....algorithms.patches import Patches
from ...landscapes import kit, make_grid, wkt
from ...listening import Stopping
from ...reference import network_indices
from .networks import (
    compiled_only,
    conefor_importances,
    conefor_network,
    graphab_expected,
    graphab_network,
    graphab_table,
    make_network,
    random_links,
)
from .restoration import BUDGET_HA, DIAMETER, RestorationCase

LCD = DistanceField.LCD
NUMERATORS = {Index.PC: "PCnum", Index.IIC: "IICnum", Index.LCP: "LCPnum"}
KIT_AREA = 1000 * 13.998903636200005 * 1000 * 13.999781617000233


def bridge():
    """Return two patches of 1 that only candidates join: one between them at p = 1/2, one beside the first."""
    patches, links = make_network([1, 1, 1, 2], [(0, 2, 1), (1, 2, 1), (0, 3, 1)])
    return patches.with_fields(existing=np.array([1, 1, 0, 0])), links


def test_candidates_alone():
    """Of a base of 2, the bridge holds 1, brings 2 by flux and .5 through it; the other holds 4 and brings 2."""
    found = candidates(*bridge(), existing="existing", distance_field=LCD, distance=1).patches.fields
    np.testing.assert_allclose(found["gain"], [0, 0, 100 * 3.5 / 2, 100 * 6 / 2])
    np.testing.assert_allclose(found["gain_intra"], [0, 0, 50, 200])
    np.testing.assert_allclose(found["gain_flux"], [0, 0, 100, 100])
    np.testing.assert_allclose(found["gain_connector"], [0, 0, 25, 0])
    np.testing.assert_array_equal(found["step"], 0)


def test_candidates_within_a_budget():
    """A budget of 1 hectare leaves only the bridge, one of 3 both, the larger gain first."""
    options = {"existing": "existing", "distance_field": LCD, "distance": 1}
    assert candidates(*bridge(), budget=1, **options).steps["name"] == ["3"]
    both = candidates(*bridge(), budget=3, **options).steps
    assert both["name"] == ["4", "3"]
    np.testing.assert_allclose(both["spent"], [2, 3])
    whole = connectivity_indices(*bridge(), distance_field=LCD, distance=1)
    assert both["index"][-1] == pytest.approx(dict(zip(*whole.values()))["PCnum"])
    first = candidates(*bridge(), number=1, choose_by=ChooseBy.GAIN_PER_COST, **options).steps
    # 3.5 a hectare against 3.
    assert first["name"] == ["3"]


@pytest.mark.parametrize("index", list(Index))
@pytest.mark.parametrize("seed", range(2))
def test_candidates_gain_what_computing_anew_says(index, seed):
    """Each step of the choice has the index of the network with what was taken, and none lowers it."""
    areas, rows = random_links(seed, count=11, share=0.35)
    patches, links = make_network(areas, rows)
    there = np.arange(11) < 6
    open_links = np.random.default_rng(seed).random(len(rows)) < 0.7
    patches, links = patches.with_fields(existing=there * 1), links.with_fields(existing=open_links * 1)
    names = {"existing": "existing", "existing_links": "existing", "index": index}
    found = candidates(patches, links, distance_field=LCD, distance=0.5, number=20, **names)
    chosen, taken = there.copy(), open_links.copy()
    before = 0.0
    for kind, name, value in zip(found.steps["kind"], found.steps["name"], found.steps["index"]):
        (chosen if kind == "patch" else taken)[int(name) - 1] = True
        kept = [row for row, kept in zip(rows, taken) if kept and chosen[row[0]] and chosen[row[1]]]
        plain = network_indices(kept, np.where(chosen, areas, 0), np.log(2) / 0.5, 0.5)
        assert value == pytest.approx(plain[NUMERATORS[index]], rel=1e-10)
        assert value > before
        before = value
    assert found.steps["kind"].count("patch") == 5


@pytest.mark.parametrize("index", list(Index))
def test_candidates_agree_with_conefor(index):
    """Each of 13 candidate patches gains what Conefor's node addition says, in all its parts."""
    nodes = np.loadtxt(kit("patches", "conefor_273", "rand30_add", "nodes.txt"))
    patches, links = conefor_network("rand30_add")
    patches = patches.with_fields(existing=nodes[:, 2])
    found = candidates(patches, links, existing="existing", distance_field=LCD, distance=300, index=index)
    expected, name = conefor_importances("rand30_add"), index.name
    order = [patches.ids.index(int(node)) for node in expected["Node"]]
    new = nodes[order, 2] == 0
    assert new.sum() == 13
    for part in ("", "intra", "flux", "connector") if index is not Index.LCP else ("",):
        ours = found.patches.fields["gain" + (f"_{part}" if part else "")][order]
        np.testing.assert_allclose(ours[new], expected[f"d{name}{part}"][new], rtol=1e-5, atol=1e-4)


def square(x, y, side=2e-5):
    """Return a square round a point as WKB."""
    near, far = -side / 2, side / 2
    corners = [(near, near), (far, near), (far, far), (near, far), (near, near)]
    text = ", ".join(f"{x + right:.6f} {y + up:.6f}" for right, up in corners)
    return bytes(ogr.CreateGeometryFromWkt(f"POLYGON (({text}))").ExportToWkb())


def added_shapes(kind, grid, labels):
    """Return what Graphab's unit tests add: polygons of a file, or points 1000 m apart that lie in no patch."""
    if kind == "polygons patch_alea.shp":
        dataset = ogr.Open(kit("patches", "graphab_test", "patch_alea.shp"))
        return tuple(bytes(feature.GetGeometryRef().ExportToWkb()) for feature in dataset.GetLayer(0))
    # The patches have a rim of one cell round the landscape; the points stand in its middle.
    low, high = np.add(grid.extent[:2], grid.cell), np.subtract(grid.extent[2:], grid.cell)
    count = np.floor((high - low) / 1000).astype(int)
    first = (low + high) / 2 - 500 * (count - 1)
    points = [(first[0] + 1000 * k, first[1] + 1000 * m) for k in range(count[0]) for m in range(count[1])]
    return tuple(square(x, y) for x, y in points if not labels[grid.index(x, y)])


@compiled_only
@pytest.mark.parametrize("kind", ["polygons patch_alea.shp", "grid 1000 m"])
def test_candidates_agree_with_the_patch_addition_of_graphab(kind):
    """PC after each of ten patches that are added one after the other is Graphab's, to the digits of the outlines."""
    classes = raster_io.read_classes(kit("patches", "graphab_test", "patches.tif"))
    labels = np.where(classes.valid & (classes.values > 0), classes.values, 0).astype(np.int32)
    shapes = raster_io.polygonize(labels, classes.grid)
    fields = {"area_ha": graphab_table()["Capacity"]}
    patches = Patches(None, classes.grid, tuple(range(1, len(shapes) + 1)), fields, shapes)
    added = added_shapes(kind, classes.grid, labels)
    # Without a field of capacity, a patch that is added brings 1 there, whatever its area.
    new = Patches(None, classes.grid, tuple(range(1, len(added) + 1)), {"area_ha": np.ones(len(added))}, added)
    options = {"distance": 10000, "probability": 0.05, "max_distance": 1000, "number": 10}
    found = candidates(joined_candidates(patches, new), None, existing="existing", **options)
    series = graphab_expected()["add_patch_PC_p0.05_beta1 (d=1000 unless key says d10000)"]
    expected = series[f"d10000: graph_comp_euclid_1000_nointra, {kind}"][1:]
    np.testing.assert_allclose(found.steps["index"] / KIT_AREA**2, expected, rtol=1e-6)


def candidate_cells(kind, grid):
    """Return the cells of what Graphab's unit tests add, one pair of rows and columns each."""
    if kind == "points point_alea.shp":
        dataset = ogr.Open(kit("patches", "graphab_test", "point_alea.shp"))
        points = [feature.GetGeometryRef().GetPoint()[:2] for feature in dataset.GetLayer(0)]
        return [tuple(np.atleast_1d(index) for index in grid.index(*point)) for point in points]
    # Here the grid has no rim, so one is put round it.
    rim = replace(grid, origin=(grid.origin[0] - grid.cell[0], grid.origin[1] + grid.cell[1]))
    rim = replace(rim, shape=(grid.shape[0] + 2, grid.shape[1] + 2))
    shapes = added_shapes(kind, rim, np.zeros(rim.shape, int))
    if kind == "grid 1000 m":
        return [tuple(np.atleast_1d(index) for index in grid.index(*raster_io.centroid(shape))) for shape in shapes]
    return [np.nonzero(raster_io.rasterize([shape], [1], grid)) for shape in shapes]


@compiled_only
@pytest.mark.parametrize(
    ("kind", "close"), [("points point_alea.shp", 1e-8), ("grid 1000 m", 2e-5), ("polygons patch_alea.shp", 2e-5)]
)
def test_candidates_by_cost_agree_with_the_patch_addition_of_graphab(kind, close):
    """Over least costs PC after each addition is Graphab's, but that here all candidates are habitat from the start."""
    landuse = raster_io.read_classes(kit("patches", "graphab_test", "landuse.tif"))
    known = raster_io.read_classes(kit("patches", "graphab_test", "patches.tif"))
    labels = np.where(known.valid & (known.values > 0), known.values, 0)[1:-1, 1:-1].astype(np.int32)
    cells = [own for own in candidate_cells(kind, landuse.grid) if not labels[own].any()]
    costs, added = landuse.values.astype(float), np.zeros(labels.shape, np.int32)
    for number, own in enumerate(cells, 1):
        costs[own], added[own] = 1, number
    # Costs are those of cells, whatever their size.
    grid = make_grid(labels.shape, (1.0, 1.0))
    new = Patches(added, grid, tuple(range(1, added.max() + 1)))
    graph = graphab_network("comp_cout10_500_nopath")[1]
    links = [(a, b, d) for (a, b), d in zip(graph.ends.tolist(), graph.fields["lcd"])]
    for k, surface in cost_distances(Raster(costs, grid, name="Resistance"), new, max_cost=500.0):
        reached = np.where(np.isnan(surface.cost), np.inf, surface.cost).ravel()
        for owners, first in ((labels, 0), (added, 152)):
            least = np.full(owners.max() + 1, np.inf)
            np.minimum.at(least, owners[surface.rows, surface.columns].ravel(), reached)
            found = np.flatnonzero(np.isfinite(least[1:])) + first
            links += [(*sorted((int(j), 152 + k)), least[1 + j - first]) for j in found if j != 152 + k]
    patches, links = make_network(np.append(graphab_table()["Capacity"], np.ones(len(new))), links)
    patches = patches.with_fields(existing=np.arange(len(patches)) < 152)
    options = {"distance_field": LCD, "distance": 1000, "probability": 0.05, "number": 10}
    steps = candidates(patches, links, existing="existing", **options).steps
    series = graphab_expected()["add_patch_PC_p0.05_beta1 (d=1000 unless key says d10000)"]
    expected = series[f"graph_comp_cout10_500_nopath, {kind}"][1:]
    np.testing.assert_allclose(steps["index"] / KIT_AREA**2, expected, rtol=close)


def test_candidates_greedy_is_close_to_the_best_choice():
    """Of all choices of three among eight, the greedy one reaches at least nine tenths of the best gain here."""
    areas, rows = random_links(7, count=14, share=0.3)
    patches, links = make_network(areas, rows)
    there = np.arange(14) < 6
    patches = patches.with_fields(existing=there * 1)
    found = candidates(patches, links, existing="existing", distance_field=LCD, distance=0.4, number=3)

    def value(chosen):
        kept = [row for row in rows if chosen[row[0]] and chosen[row[1]]]
        return network_indices(kept, np.where(chosen, areas, 0), np.log(2) / 0.4, 0.4)["PCnum"]

    best = 0
    for three in itertools.combinations(range(6, 14), 3):
        chosen = there.copy()
        chosen[list(three)] = True
        best = max(best, value(chosen))
    base = value(there)
    assert found.steps["index"][-1] - base >= 0.9 * (best - base)


@compiled_only
def test_candidates_come_near_a_proven_optimum():
    """Under the constraints of a restoration problem, greedy addition reaches nine tenths of the best gain."""
    case = RestorationCase()
    assert case.iic() == pytest.approx(0.0318, abs=5e-5)
    assert case.iic(case.solution) == pytest.approx(case.best, abs=5e-5)
    found = case.greedy(discs=4)
    print(case.said(found))
    assert ndimage.label(found)[1] == 1
    assert 3 <= case.cost[found].sum() <= BUDGET_HA
    places = np.argwhere(found) * case.cell[::-1]
    assert np.hypot(*(places[:, None] - places).transpose(2, 0, 1)).max() <= DIAMETER
    assert case.iic(found) >= 0.9 * case.best
    assert case.iic(found) - case.iic() >= 0.9 * (case.best - case.iic())


def test_candidates_in_one_piece():
    """Of three candidates in a row of three and one apart, the site holds only those that touch."""
    patches, links = make_network([9, 1, 1, 1], [(0, 1, 0), (0, 2, 1), (0, 3, 1), (1, 2, 0)])
    patches = patches.with_fields(existing=[1, 0, 0, 0])
    options = {"existing": "existing", "distance_field": LCD, "distance": 1, "number": 3}
    assert len(candidates(patches, links, **options).steps["name"]) == 3
    assert candidates(patches, links, in_one_piece=True, **options).steps["name"] == ["2", "3"]


def test_candidates_refuse_wrong_marks():
    """Marks are 1 or 0, some candidate is needed, and costs are above 0."""
    patches, links = bridge()
    options = {"distance_field": LCD, "distance": 1}
    with pytest.raises(EmptyInputError, match="Candidates: none found"):
        candidates(patches, links, **options)
    with pytest.raises(InvalidValueError, match="the field 'existing' is 2; it must be 1"):
        candidates(patches.with_fields(existing=[1, 1, 2, 0]), links, existing="existing", **options)
    with pytest.raises(InvalidValueError, match="there is no field 'beauty'"):
        candidates(patches, links, existing="beauty", **options)
    with pytest.raises(InvalidValueError, match="the cost in 'price' is 0 for a candidate"):
        candidates(patches.with_fields(price=[1, 1, 0, 1]), links, existing="existing", cost="price", **options)
    with pytest.raises(EmptyInputError, match="none of worth exists"):
        candidates(patches.with_fields(existing=[0, 0, 0, 0]), links, existing="existing", **options)
    with pytest.raises(InvalidValueError, match="Budget is -1"):
        candidates(patches, links, existing="existing", budget=-1, **options)


def test_joined_candidates_refuse_another_coordinate_system():
    """Distances between places in two systems would be of neither."""
    shape = square(0, 0, 10)
    patches = Patches(None, make_grid((1, 1)), (1,), {}, (shape,))
    other = Patches(None, replace(make_grid((1, 1)), crs=wkt("EPSG:32649")), (1,), {}, (shape,))
    with pytest.raises(GridMismatchError, match="reproject one of them"):
        joined_candidates(patches, other)
    assert joined_candidates(patches, patches).ids == (1, "c1")


def test_candidates_stop_when_cancelled():
    """A cancelled run raises."""
    with pytest.raises(Cancelled):
        candidates(*bridge(), existing="existing", distance_field=LCD, distance=1, progress=Stopping())


def test_candidates_that_nothing_may_be_spent_on_are_valued_but_not_taken():
    """A budget of 0 takes nothing, while the gain of each candidate is still told."""
    found = candidates(*bridge(), existing="existing", distance_field=LCD, distance=1, budget=0)
    assert found.steps["step"].size == 0
    assert not found.patches.fields["step"].any()
    assert found.patches.fields["gain"].max() > 0


def test_candidates_refuse_fields_that_are_not_there_or_no_marks():
    """Marks of links are 1 or 0, a field of links needs links, and candidates have the fields that count."""
    patches, links = bridge()
    options = {"distance_field": LCD, "distance": 1}
    numbered = links.with_fields(order=np.arange(len(links)) + 5)
    with pytest.raises(InvalidValueError, match=r"Links: the field 'order' is 5; it must be 1 \(exists\) or 0"):
        candidates(patches, numbered, existing_links="order", **options)
    areas = Patches(None, make_grid((1, 1)), (1, 2), {"area_ha": np.ones(2)}, (square_wkb(0), square_wkb(50)))
    with pytest.raises(InvalidValueError, match="Links: the field 'built' is asked for, but there are no links"):
        candidates(areas, None, existing_links="built", distance=1)
    with pytest.raises(InvalidValueError, match="Candidate patches: there is no field 'worth'"):
        joined_candidates(areas.with_fields(worth=np.ones(2)), areas, ["worth"])


def square_wkb(x):
    """Return a square of 10 map units as WKB."""
    text = f"POLYGON (({x} 0, {x + 10} 0, {x + 10} 10, {x} 10, {x} 0))"
    return bytes(ogr.CreateGeometryFromWkt(text).ExportToWkb())
