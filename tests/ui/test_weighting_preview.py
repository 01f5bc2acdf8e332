"""What the weighting dialog reads and works out in the background, without a window."""

from dataclasses import replace

import numpy as np
import pytest
from qgis.core import QgsProject, QgsRasterLayer, QgsVectorLayer

from ...algorithms import raster_io
from ...algorithms.errors import Cancelled
from ...algorithms.grid import Grid, Raster
from ...algorithms.progress import Progress
from ...algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised
from ...algorithms.resistance.factors import AsIs, Classes, Factor, Measure, Outside, Ranges, Transform
from ...algorithms.resistance.resistance_surface import resistance_surface
from ...algorithms.resistance.weighing_scheme import Burnt, WeighingScheme
from ...algorithms.resistance.weighting import Combination, Objective, WeighBy, combined_weights
from ...ui.weighting import sampling
from ...ui.weighting.first_grades import first_grading, fitting, of_kind, of_preset, reversed_grades
from ...ui.weighting.layers import Legend, Shelf, own_source
from ...ui.weighting.method_views import fields_of, method_of
from ...ui.weighting.preview import preview
from ...ui.weighting.sampling import Facts, coarse, count_codes, read_raster
from ..landscapes import make_grid


def facts_of(values, codes=None):
    """Return facts of a layer that holds these values."""
    values = np.array(values, float)
    grid = make_grid(values.shape)
    return Facts(grid, Raster(values, grid), codes or {})


@pytest.fixture
def readers(workspace, qgis_new_project):
    """Return readers of land cover, heights, settlements and roads of the sample landscape, by source."""
    shelf = Shelf()
    sources = [workspace.landscape("land_cover.tif"), workspace.landscape("dem.tif")]
    sources += [workspace.layer("settlements"), workspace.layer("roads")]
    yield {source: shelf.reader(source) for source in sources}
    QgsProject.instance().clear()


def scheme_of(readers):
    """Return a scheme of land cover, heights and distance to settlements with roads burnt in."""
    cover, heights, settlements, roads = readers
    codes = tuple(count_codes(raster_io.read_raster(cover).values))
    grades = tuple(1.0 + 10 * k for k in range(len(codes)))
    factors = (
        Factor("cover", cover, grading=Classes(codes, grades)),
        Factor("heights", heights, grading=Transform("linear", 0, 900, 1, 50)),
        Factor("settlements", settlements, Measure.DISTANCE, Ranges((0, 1000, np.inf), (80, 1))),
    )
    return WeighingScheme(factors, direct=(0.5, 0.3, 0.2), burnt=(Burnt("roads", roads, 500),))


def test_coarse_grid_has_whole_steps():
    """A grid of too many cells is taken every so many-th cell; a small one stays."""
    small = make_grid((30, 40))
    assert coarse(small) == (small, 1)
    large = Grid((3000, 4001), (0.0, 90000.0), (30.0, 30.0), small.crs)
    grid, step = coarse(large)
    assert step == 11
    assert grid.shape == (272, 363)
    assert grid.cell == (330.0, 330.0)
    assert grid.size <= sampling.MOST_CELLS


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([[1, 1, 3], [3, 3, np.nan]], {1: 2, 3: 3}),
        ([[-2, 5]], {-2: 1, 5: 1}),
        ([[1, 1.5]], {}),
        ([[np.nan, np.nan]], {}),
        ([list(range(400))], {}),
        ([[0, 10**7]], {}),
    ],
)
def test_codes_are_counted_where_values_are_classes(values, expected):
    """Whole numbers that are few are classes with their cells; anything else is none."""
    assert count_codes(np.array(values, float)) == expected


def test_reading_takes_middle_cells_and_all_classes(readers, monkeypatch):
    """The decimated raster holds cells of the raster itself, and classes are counted on all of it."""
    cover = next(iter(readers))
    monkeypatch.setattr(sampling, "MOST_CELLS", 700)
    facts = read_raster(readers[cover], Progress())
    whole = raster_io.read_raster(cover).values
    _, step = coarse(facts.whole)
    assert step > 1
    expected = whole[step // 2 :: step, step // 2 :: step][: facts.sample.grid.shape[0], : facts.sample.grid.shape[1]]
    np.testing.assert_array_equal(facts.sample.values, expected)
    assert sum(facts.codes.values()) == np.isfinite(whole).sum()


def test_large_rasters_are_read_decimated(readers, monkeypatch):
    """A raster too large to be read whole gives the decimated cells alone, of the same values."""
    monkeypatch.setattr(sampling, "READ_WHOLE", 10)
    monkeypatch.setattr(sampling, "MOST_CELLS", 700)
    cover = next(iter(readers))
    reader = Shelf().reader(cover)
    assert reader.provider is not None
    facts = read_raster(reader, Progress())
    whole = set(count_codes(raster_io.read_raster(cover).values))
    assert facts.sample.values.shape == facts.sample.grid.shape
    assert facts.codes
    assert set(facts.codes) <= whole


def test_preview_of_small_rasters_is_the_surface(readers):
    """Where nothing is decimated the preview is the resistance of the run, cell for cell."""
    scheme = scheme_of(readers)
    shown = preview(scheme, readers, {}, {}, Progress())
    assert shown.error == ""
    rasters = {factor.name: raster_io.read_raster(factor.source) for factor in scheme.factors[:2]}
    grid = rasters["cover"].grid
    shapes = {
        name: sampling.read_shapes(readers[source], grid, Progress())
        for name, source in (("settlements", scheme.factors[2].source), ("roads", scheme.burnt[0].source))
    }
    whole = resistance_surface(
        scheme, rasters, features={"settlements": shapes["settlements"]}, burnt={"roads": (shapes["roads"], None)}
    )
    np.testing.assert_allclose(shown.surface.resistance.values, whole.resistance.values, rtol=1e-6)
    assert shown.weights == pytest.approx((0.5, 0.3, 0.2))


def test_preview_weighs_by_what_the_grades_say(readers):
    """Entropy, CRITIC and their combinations are those of the core on all cells that every factor knows."""
    scheme = replace(scheme_of(readers), weigh_by=WeighBy.ENTROPY)
    shown = preview(scheme, readers, {}, {}, Progress())
    grades = [f.grade(shown.facts[(f.source, f.measure)].sample.values).ravel() for f in scheme.factors]
    columns = np.column_stack(grades)
    columns = columns[np.isfinite(columns).all(axis=1)]
    assert shown.samples == len(columns)
    assert shown.weights == pytest.approx(entropy_weights(columns).weights)
    assert shown.critic.weights == pytest.approx(critic_weights(normalised(columns)).weights)
    combined = combined_weights(shown.methods["ahp"], shown.methods["critic"], by=Combination.GEOMETRIC)
    assert shown.methods["ahp x critic, geometric"] == pytest.approx(combined)
    assert all(sum(weights) == pytest.approx(1) for weights in shown.methods.values())


def test_preview_reads_each_layer_once(readers):
    """What was read is handed on, so that an edit reads nothing again."""
    scheme = scheme_of(readers)
    shapes = {}
    first = preview(scheme, readers, {}, shapes, Progress())
    again = preview(scheme, {}, first.facts, shapes, Progress())
    np.testing.assert_array_equal(first.surface.resistance.values, again.surface.resistance.values)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: replace(s, factors=s.factors[2:], direct=(), matrix=None), "No factor is a raster"),
        (lambda s: s.replaced(0, replace(s.factors[0], source="nowhere.tif")), "cannot be loaded"),
        (lambda s: s.with_grading(0, Classes((999,), (1,))), "outside the classes"),
        (lambda s: s.replaced(0, replace(s.factors[0], source=s.factors[2].source)), "needs a raster"),
        (lambda s: s.replaced(2, replace(s.factors[2], source=s.factors[1].source)), "needs a vector layer"),
    ],
)
def test_preview_says_why_there_is_none(readers, change, said):
    """What stands in the way of a resistance is told by the sentence of the core; nothing is raised."""
    shown = preview(change(scheme_of(readers)), readers, {}, {}, Progress())
    assert shown.surface is None
    assert said in shown.error


def test_preview_refuses_what_the_run_refuses(readers, tmp_path):
    """Layers on different grids have no preview, since the run will refuse them."""
    cover, heights, *_ = readers
    raster = raster_io.read_raster(heights)
    moved = replace(raster.grid, origin=(raster.grid.origin[0] + 7, raster.grid.origin[1]))
    path = str(tmp_path / "moved.tif")
    raster_io.write_raster(path, Raster(raster.values, moved))
    readers = {**readers, path: Shelf().reader(path)}
    scheme = scheme_of({cover: 0, path: 0, **dict.fromkeys(list(readers)[2:4])})
    shown = preview(scheme, readers, {}, {}, Progress())
    assert "all rasters must share one grid" in shown.error


def test_preview_stops_when_it_is_cancelled(readers):
    """The next edit stops the work that is under way."""

    class Stopped(Progress):
        def cancelled(self):
            return True

    with pytest.raises(Cancelled):
        preview(scheme_of(readers), readers, {}, {}, Stopped())


def test_first_grades_of_classes_follow_name_and_legend():
    """A layer whose name tells of a published list gets its grades, with the names of the legend first."""
    facts = facts_of([[11, 21], [41, 41]], {11: 1, 21: 1, 41: 2})
    named = first_grading(Factor("Land cover NLCD 2011"), facts, Legend({41: "Woods"}, {}))
    assert named.codes == (11, 21, 41)
    assert named.names[2] == "Woods"
    assert named.names[0] != ""
    assert named.grades[2] == 1
    assert named.grades[1] > 100
    unnamed = first_grading(Factor("Habitat"), facts, Legend())
    assert unnamed.grades == (1, 1, 1)


def test_first_grades_of_values_are_ranges():
    """Values become five ranges of equally many cells; near features are the hardest."""
    facts = facts_of(np.arange(100.5, 200.5).reshape(10, 10))
    values = first_grading(Factor("Slope"), facts, Legend())
    assert values.grades == pytest.approx((1, 25.75, 50.5, 75.25, 100))
    assert values.bounds[0] == 100.5
    distance = first_grading(Factor("Roads", measure=Measure.DISTANCE), facts, Legend())
    assert distance.grades == values.grades[::-1]
    assert isinstance(first_grading(Factor("Roads", measure=Measure.DISTANCE), None, Legend()), Ranges)
    assert isinstance(first_grading(Factor("Flat"), facts_of([[2.5, 2.5]]), Legend()), AsIs)


def test_published_grades_are_offered_where_they_fit():
    """Lists of classes are offered where they hold all classes of the layer, ranges for values, distances apart."""
    cover = fitting(Factor("x"), facts_of([[11, 95]], {11: 1, 95: 1}))
    assert [preset.name for preset in cover] == ["nlcd"]
    slope = {preset.name for preset in fitting(Factor("x"), facts_of([[0.5, 30.2]]))}
    assert {"slope jl21", "slope en18"} <= slope
    assert "nlcd" not in slope
    road = {preset.name for preset in fitting(Factor("x", measure=Measure.DISTANCE), None)}
    assert road == {"distance to road bj17", "distance to water sm21"}
    taken = of_preset(cover[0], facts_of([[11, 95]], {11: 1, 95: 1}), Legend())
    assert taken.codes == (11, 95)


def test_kinds_of_gradings_change_into_each_other():
    """Whatever kind is asked for is made from the layer, and the same kind stays as it is."""
    facts = facts_of([[1, 2], [3, 9]], {1: 1, 2: 1, 3: 1, 9: 1})
    ranges = of_kind("ranges", AsIs(), facts, Legend())
    assert isinstance(ranges, Ranges)
    assert of_kind("ranges", ranges, facts, Legend()) is ranges
    curve = of_kind("function", ranges, facts, Legend())
    assert (curve.low, curve.high) == (1, 9)
    assert of_kind("classes", curve, facts, Legend()).codes == (1, 2, 3, 9)
    assert of_kind("as is", curve, facts, Legend()) == AsIs()
    assert isinstance(of_kind("function", ranges, None, Legend()), Transform)


def test_grades_turn_round():
    """The hardest becomes the easiest, at the same bounds, with the same rule outside."""
    ranges = Ranges((0, 1, 2), (1, 50), outside=Outside.BARRIER)
    assert reversed_grades(ranges) == replace(ranges, grades=(50, 1))
    curve = Transform("power", 0, 1, 1, 9, shape=2)
    assert (reversed_grades(curve).start, reversed_grades(curve).end) == (9, 1)
    assert reversed_grades(AsIs()) == AsIs()


@pytest.mark.parametrize("method", ["direct", "ahp", "entropy", "critic", "ahp x critic, additive"])
def test_methods_become_fields_and_back(method):
    """The method of a row of the comparison is the one the scheme weighs by when it is taken."""
    scheme = WeighingScheme((Factor("a"), Factor("b")))
    assert method_of(replace(scheme, **fields_of(method))) == method


def test_combined_method_names_its_parts():
    """A combination says which weights from the layers it takes, and how."""
    fields = fields_of("ahp x entropy, geometric")
    assert fields == {
        "weigh_by": WeighBy.COMBINED,
        "objective": Objective.ENTROPY,
        "combination": Combination.GEOMETRIC,
    }


def test_sources_lead_back_to_layers(workspace, qgis_new_project):
    """What a factor remembers of a layer finds that layer again; one that only the project has by its id."""
    raster = QgsRasterLayer(workspace.landscape("dem.tif"), "Heights")
    memory = QgsVectorLayer("Point?crs=EPSG:32650", "Points", "memory")
    QgsProject.instance().addMapLayers([raster, memory])
    shelf = Shelf()
    for layer in (raster, memory):
        assert shelf.layer(own_source(layer)).id() == layer.id()
    QgsProject.instance().removeMapLayer(raster.id())
    assert shelf.reader(workspace.landscape("dem.tif")) is not None
    assert shelf.reader("nowhere.tif") is None
    QgsProject.instance().clear()
