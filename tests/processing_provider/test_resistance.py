"""Resistance algorithms through QGIS: tables, files and schemes give the same, names lead to layers, refusals."""

from pathlib import Path

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProject, QgsRasterLayer

from ...algorithms import raster_io
from ...algorithms.resistance.factors import BARRIER, Factor, Measure, Ranges
from ...algorithms.resistance.presets import preset
from ...algorithms.resistance.resistance_surface import resistance_surface
from ...algorithms.resistance.scheme_file import load_scheme, save_scheme, scheme_csv, scheme_json
from ...algorithms.resistance.weighing_scheme import Burnt, WeighingScheme
from .workspace import Listener, run


def cells(path):
    """Return the values of a raster, NaN for no data."""
    return raster_io.read_raster(path).values


def rows(path):
    """Return the fields of all features of a layer, in order."""
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer(0)]


@pytest.fixture
def surface(workspace, tmp_path):
    """Return a function that runs `resistancesurface` and returns its raster."""

    def made(listener=None, **changes):
        target = str(tmp_path / "made.tif")
        parameters = {**workspace.inputs("resistancesurface"), **changes, "RESISTANCE": target}
        return run("resistancesurface", {k: v for k, v in parameters.items() if v is not None}, listener)["RESISTANCE"]

    return made


def sample_scheme(workspace):
    """Return the scheme that `resistancesurface` is asked with in the workspace."""
    settlements = Ranges((0, 2000, np.inf), (200, 1))
    factors = (
        Factor("land_cover", workspace.landscape("land_cover.tif"), grading=preset("worldcover").grading),
        Factor("dem", workspace.landscape("dem.tif"), grading=preset("elevation jl21").grading, unit="m"),
        Factor("settlements", workspace.layer("settlements"), Measure.DISTANCE, settlements),
    )
    burnt = (Burnt("roads", workspace.layer("roads"), 600),)
    return WeighingScheme(factors, direct=(0.6, 0.1, 0.3), burnt=burnt)


def test_surface_is_that_of_the_core(workspace):
    """What goes in through QGIS arrives in the core as it was given."""
    made = workspace.results("resistancesurface")
    scheme = sample_scheme(workspace)
    rasters = {f.name: raster_io.read_raster(f.source) for f in scheme.factors[:2]}
    shapes = {}
    for name in ("settlements", "roads"):
        dataset = ogr.Open(workspace.landscape("landscape.gpkg"))
        layer = dataset.GetLayerByName(name)
        shapes[name] = [bytes(feature.GetGeometryRef().ExportToWkb()) for feature in layer]
    expected = resistance_surface(scheme, rasters, features=shapes, burnt={"roads": (shapes["roads"], None)})
    np.testing.assert_array_equal(cells(made["RESISTANCE"]), expected.resistance.values)
    assert (cells(made["RESISTANCE"]) == 600).sum() > 100
    page = Path(made["REPORT"]).read_text("utf-8")
    assert "Factors and weights" in page
    assert "data:image/png" in page


def test_table_as_text_file_and_scheme(workspace, surface, tmp_path):
    """Grades as text, as a CSV file, and grades and weights from a scheme in JSON or CSV give the same raster."""
    expected = cells(workspace.results("resistancesurface")["RESISTANCE"])
    text = workspace.inputs("resistancesurface")["TABLE"]
    path = tmp_path / "grades.csv"
    lines = "settlements,0,2000,200\nsettlements,2000,,1\ndem,elevation jl21\nland_cover,worldcover\n"
    path.write_text(lines, "utf-8")
    np.testing.assert_array_equal(cells(surface(TABLE=text.replace("; ", "\n"))), expected)
    np.testing.assert_array_equal(cells(surface(TABLE=str(path))), expected)
    texts = [scheme_json(sample_scheme(workspace)), scheme_csv(sample_scheme(workspace))]
    for name in ("scheme.json", "scheme.csv"):
        save_scheme(sample_scheme(workspace), str(tmp_path / name))
        texts.append(str(tmp_path / name))
    for scheme in texts:
        np.testing.assert_array_equal(cells(surface(TABLE=scheme, WEIGHTS=scheme)), expected)


def test_scheme_file_carries_all_of_it(workspace, surface, tmp_path):
    """A scheme file alone, with its layers, weights and roads, gives the same raster and is recorded by its path."""
    expected = cells(workspace.results("resistancesurface")["RESISTANCE"])
    nothing = dict.fromkeys(workspace.inputs("resistancesurface"))
    for name in ("scheme.json", "scheme.csv"):
        path = str(tmp_path / name)
        save_scheme(sample_scheme(workspace), path)
        made = surface(**{**nothing, "SCHEME_FILE": path})
        np.testing.assert_array_equal(cells(made), expected)
        assert raster_io.read_stamp(made)["inputs"]["SCHEME_FILE"] == path


def test_what_is_given_takes_the_place_of_the_scheme(workspace, surface, tmp_path):
    """Layers, grades and weights beside a scheme file replace its own; barriers are burnt in after its roads."""
    path = str(tmp_path / "scheme.json")
    scheme = sample_scheme(workspace)
    save_scheme(scheme.replaced(1, Factor("dem", "gone.tif")), path)
    nothing = dict.fromkeys(workspace.inputs("resistancesurface"))
    changes = {"FACTORS": [workspace.landscape("dem.tif")], "TABLE": "dem,elevation jl21", "WEIGHTS": "6;1;3"}
    made = surface(**{**nothing, **changes, "SCHEME_FILE": path})
    np.testing.assert_array_equal(cells(made), cells(workspace.results("resistancesurface")["RESISTANCE"]))
    walled = surface(**{**nothing, **changes, "SCHEME_FILE": path, "BARRIERS": workspace.layer("roads")})
    roads = cells(workspace.results("resistancesurface")["RESISTANCE"]) == 600
    assert np.isnan(cells(walled)[roads]).all()


def test_layers_of_the_project_are_known_by_their_names(workspace, surface):
    """A table may call a layer as the project does, and the raster can still be made again from its own stamp."""
    layer = QgsRasterLayer(workspace.landscape("dem.tif"), "Height; above sea")
    QgsProject.instance().addMapLayer(layer)
    changes = {"TABLE": '"Height, above sea",elevation jl21', "WEIGHTS": None, "DISTANCES": None}
    made = surface(FACTORS=[layer.id()], **changes)
    first = cells(made)
    stamp = raster_io.read_stamp(made)["inputs"]
    assert stamp["FACTORS_NAMES"] == "Height, above sea"
    QgsProject.instance().removeMapLayer(layer.id())
    np.testing.assert_array_equal(cells(run("resistancesurface", stamp)["RESISTANCE"]), first)


def test_names_can_be_given(workspace, surface):
    """Names for the layers serve in tables; they must be as many as there are layers."""
    expected = cells(workspace.results("resistancesurface")["RESISTANCE"])
    text = workspace.inputs("resistancesurface")["TABLE"].replace("land_cover", "土地").replace("dem", "h")
    text = text.replace("settlements", "towns")
    made = surface(FACTORS_NAMES="土地; h", DISTANCES_NAMES="towns", TABLE=text, WEIGHTS="h,1; towns,3; 土地,6")
    np.testing.assert_array_equal(cells(made), expected)
    with pytest.raises(RuntimeError, match="FACTORS_NAMES are 'a'; 2 are needed, one for each layer"):
        surface(FACTORS_NAMES="a")


def test_roads_have_the_resistance_of_a_field(workspace, surface, tmp_path):
    """Each feature may bring its own resistance; where the field is empty that for all counts."""
    path = str(tmp_path / "roads.gpkg")
    source = ogr.Open(workspace.landscape("landscape.gpkg"))
    made = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = made.CopyLayer(source.GetLayerByName("roads"), "roads")
    layer.CreateField(ogr.FieldDefn("cost", ogr.OFTReal))
    for k, feature in enumerate(layer):
        if k % 2:
            feature.SetField("cost", 777)
            layer.SetFeature(feature)
    layer = made = None
    values = cells(surface(ROADS=f"{path}|layername=roads", ROADS_FIELD="cost"))
    assert (values == 777).any()
    assert (values == 600).any()
    with pytest.raises(RuntimeError, match="has no field 'toll'"):
        surface(ROADS_FIELD="toll")


def test_barriers_may_be_points_or_areas(workspace, surface):
    """Barriers of any geometry are burnt in: no cell that they touch can be crossed."""
    for name in ("settlements", "counties"):
        values = cells(
            surface(BARRIERS=workspace.layer(name), MINIMUM=2, ROADS=None, ROADS_VALUE=None, BARRIERS_VALUE=9999)
        )
        assert (values == 9999).any(), name
    values = cells(surface(BARRIERS=workspace.layer("settlements")))
    assert np.isnan(values).any()


def test_surface_warns_in_the_log(surface):
    """What may be wrong with the resistance is told in the log of the run."""
    listener = Listener()
    surface(listener, MINIMUM=30, DISTANCES=None, TABLE="land_cover,worldcover; dem,elevation jl21", WEIGHTS="1;0")
    assert any("The least resistance is 30; best habitat should be 1" in text for text in listener.warnings)


def test_surface_refuses(workspace, surface, tmp_path):
    """Nothing to weigh, a scheme without its layers or of other factors, a bad file: one sentence each."""
    nothing = dict.fromkeys(workspace.inputs("resistancesurface"))
    with pytest.raises(RuntimeError, match="Give FACTORS, or a SCHEME_FILE that names them"):
        surface(**nothing)
    path = str(tmp_path / "scheme.json")
    save_scheme(WeighingScheme((Factor("slope", "gone.tif"),)), path)
    with pytest.raises(RuntimeError, match=r"the layer 'gone\.tif' of slope cannot be loaded"):
        surface(**{**nothing, "SCHEME_FILE": path})
    save_scheme(WeighingScheme((Factor("dem"),)), path)
    with pytest.raises(RuntimeError, match="Layer 'land_cover' is no factor of the scheme; its factors are dem"):
        surface(
            **{
                **nothing,
                "FACTORS": [workspace.landscape(n) for n in ("dem.tif", "land_cover.tif")],
                "SCHEME_FILE": path,
            }
        )
    Path(path).write_text("{}", "utf-8")
    with pytest.raises(RuntimeError, match="does not say that it is one"):
        surface(**{**nothing, "SCHEME_FILE": path})
    with pytest.raises(RuntimeError, match="2 are needed"):
        surface(**{**nothing, "FACTORS": [workspace.landscape("dem.tif")] * 2, "WEIGHTS": "1", "FACTORS_NAMES": "a"})


def test_weights_lead_from_one_algorithm_to_the_next(workspace, surface, tmp_path):
    """Weights that factorweights writes to CSV are taken by resistancesurface, and the ratio is a number of the run."""
    path = str(tmp_path / "weights.csv")
    matrix = "land_cover,dem,settlements; 1,5,2; ,1,1/3; ,,1"
    found = run("factorweights", {"METHOD": "ahp", "MATRIX": matrix, "WEIGHTS": path})
    assert 0 < found["CONSISTENCY_RATIO"] < 0.1
    weights = [row["weight"] for row in rows(path)]
    made = surface(WEIGHTS=path)
    by_hand = surface(WEIGHTS=";".join(map(str, weights)))
    np.testing.assert_array_equal(cells(made), cells(by_hand))


def test_factorweights_of_every_method(workspace, tmp_path):
    """Each method writes weights of sum 1; only comparisons have a consistency ratio; combined shows its parts."""
    inputs = workspace.inputs("factorweights")
    for method in ("ahp", "entropy", "critic", "combined"):
        path = str(tmp_path / f"{method}.gpkg")
        found = run("factorweights", {**inputs, "METHOD": method, "WEIGHTS": path})
        assert sum(row["weight"] for row in rows(path)) == pytest.approx(1)
        assert ("CONSISTENCY_RATIO" in found) == (method in ("ahp", "combined"))
    assert set(rows(path)[0]) >= {"factor", "weight", "ahp", "entropy"}


def test_factorweights_says_what_would_mend(workspace, tmp_path):
    """Comparisons that contradict each other are warned of in the log."""
    listener = Listener()
    matrix = "1,2,4,8; ,1,2,1/4; ,,1,2; ,,,1"
    run("factorweights", {"MATRIX": matrix, "WEIGHTS": str(tmp_path / "w.gpkg")}, listener)
    assert "mends if factor 2 to factor 4 is 4 instead of 1/4" in listener.warnings[0]
    with pytest.raises(RuntimeError, match="Weights by critic come from rasters, and 0 is given"):
        run("factorweights", {"METHOD": "critic", "WEIGHTS": str(tmp_path / "w.gpkg")})


def test_nightlight_changes_within_its_limit(workspace, tmp_path):
    """Corrected resistance stays between 1 and the limit times what it was."""
    inputs = workspace.inputs("nightlightresistance")
    path = str(tmp_path / "lit.tif")
    run("nightlightresistance", {**inputs, "LIMIT": 2, "RESISTANCE_OUT": path})
    before, after = cells(inputs["RESISTANCE"]), cells(path)
    np.testing.assert_array_equal(np.isnan(before), np.isnan(after))
    assert np.nanmin(after) >= 1
    assert (after <= 2 * before)[~np.isnan(before)].all()
    assert (after != before)[~np.isnan(before)].mean() > 0.5


def test_scheme_of_a_run_can_be_read_back(workspace, tmp_path):
    """A scheme with everything in it survives its file with layers found from there."""
    scheme = sample_scheme(workspace)
    path = str(tmp_path / "scheme.json")
    save_scheme(WeighingScheme(scheme.factors, burnt=(Burnt("wall", value=BARRIER),)), path)
    assert load_scheme(path).factors == scheme.factors
