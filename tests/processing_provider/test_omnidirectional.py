"""What the wrapper of omnidirectional current adds to the core: values passed on, files, refusals and styles."""

import numpy as np
import pytest
from qgis.core import QgsRasterLayer

from ...algorithms import raster_io
from ...algorithms.circuits.current_flow import Meaning
from ...algorithms.circuits.omnidirectional import omnidirectional
from ...algorithms.circuits.target_tables import Comparison, Condition
from ...algorithms.grid import Neighbours
from ...processing_provider.about import STYLES
from ...processing_provider.circuits.omnidirectional import Omnidirectional
from .workspace import Listener, Workspace, run


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("omnidirectional"))


def test_omnidirectional_files_hold_what_the_core_found(workspace, tmp_path):
    """Every option reaches the core, and the three maps come out as it has them."""
    resistance = workspace.inputs("omnidirectional")["RESISTANCE"]
    dem = workspace.landscape("dem.tif")
    options = {
        "RESISTANCE": resistance,
        "MEANING": "conductance",
        "STRENGTH": dem,
        "STRENGTH_THRESHOLD": 300,
        "TARGETS": resistance,
        "RECLASS": "1,2",
        "RADIUS": 11,
        "BLOCK_SIZE": 7,
        "BUFFER": 2,
        "NEIGHBOURS": "4",
        "CONDITION1": dem,
        "CONDITION1_LOWER": -80,
        "CONDITION1_UPPER": 90,
        "CONDITION2": resistance,
        "CONDITION2_COMPARISON": "equal",
        "CONDITION2_FUTURE": resistance,
        "CORRECT_ARTIFACTS": False,
        "MASK_NODATA": False,
        "TOLERANCE": 1e-6,
        "RESUME_FOLDER": str(tmp_path / "kept"),
    }
    (tmp_path / "kept").mkdir()
    results = run("omnidirectional", {**options, **workspace.outputs("omnidirectional", tmp_path)})
    read, heights = (raster_io.read_raster(path) for path in (resistance, dem))
    core = omnidirectional(
        read,
        radius=11,
        block_size=7,
        buffer=2,
        meaning=Meaning.CONDUCTANCE,
        strength=heights,
        strength_threshold=300,
        targets=read,
        conditions=[Condition(heights, Comparison.WITHIN, -80, 90), Condition(read, Comparison.EQUAL, future=read)],
        reclass=[(1, 2)],
        neighbours=Neighbours.FOUR,
        correct_artifacts=False,
        mask_nodata=False,
        tolerance=1e-6,
    )
    for name in ("CUMULATIVE", "FLOW_POTENTIAL", "NORMALIZED"):
        expected = getattr(core, name.lower()).values.astype(np.float32)
        assert expected.any()
        np.testing.assert_allclose(raster_io.read_raster(results[name]).values, expected, rtol=1e-6)
    assert len(list((tmp_path / "kept").iterdir())) == 1


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"STRENGTH_FROM_RESISTANCE": False}, "STRENGTH is missing; give a raster"),
        ({"BLOCK_SIZE": 4}, "BLOCK_SIZE is 4; it must be odd"),
        ({"CONDITION2_UPPER": 1}, "CONDITION2_UPPER was given without CONDITION2"),
        ({"RADIUS": 3}, "Block size is 5, above the radius 3"),
        ({"SCHEDULER": "nowhere"}, "Scheduler: "),
    ],
)
def test_omnidirectional_refuses_what_does_not_go_together(workspace, tmp_path, options, message):
    """What is missing or contradicts itself is a sentence, and no file is left."""
    parameters = {**workspace.inputs("omnidirectional"), **options, **workspace.outputs("omnidirectional", tmp_path)}
    with pytest.raises(RuntimeError, match=message):
        run("omnidirectional", parameters)
    assert list(tmp_path.iterdir()) == []


def test_omnidirectional_cutoff_needs_strength_from_resistance(workspace):
    """A cutoff without strengths from the resistance would do nothing, so it is refused."""
    inputs = {**workspace.inputs("omnidirectional"), "STRENGTH_FROM_RESISTANCE": False, "RESISTANCE_CUTOFF": 5}
    with pytest.raises(RuntimeError, match="RESISTANCE_CUTOFF is for STRENGTH_FROM_RESISTANCE"):
        run("omnidirectional", {**inputs, "STRENGTH": inputs["RESISTANCE"], "CUMULATIVE": "TEMPORARY_OUTPUT"})


def test_omnidirectional_makes_no_potential_unasked(workspace, tmp_path):
    """Alone, the cumulative current takes only its own solves."""
    listener = Listener()
    said = []
    listener.pushInfo = said.append
    parameters = {**workspace.inputs("omnidirectional"), "CUMULATIVE": str(tmp_path / "c.tif")}
    results = run("omnidirectional", parameters, listener)
    assert set(results) == {"CUMULATIVE"}
    windows = int(next(text for text in said if "windows of up to" in text).split()[0])
    solved = int(next(text for text in said if "systems were solved" in text).split()[0])
    assert 0 < solved <= windows


@pytest.mark.parametrize("output", Omnidirectional().outputs(), ids=lambda output: output.name)
def test_omnidirectional_styles_fit_their_maps(workspace, output):
    """Each map takes its style, and the one of the normalized current has its middle at 1."""
    layer = QgsRasterLayer(workspace.results("omnidirectional")[output.name], output.name)
    message, loaded = layer.loadNamedStyle(str(STYLES / f"{output.style}.qml"))
    assert loaded, message
    assert layer.renderer().type() == "singlebandpseudocolor"
    items = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert len(items) > 4
    if output.name == "NORMALIZED":
        assert items[2].value == 1


def test_omnidirectional_shared_domain_reaches_the_core(workspace, tmp_path):
    """The approximation is made where it is asked for, and nowhere else."""
    resistance = workspace.inputs("omnidirectional")["RESISTANCE"]
    options = {"RESISTANCE": resistance, "STRENGTH_FROM_RESISTANCE": True, "RADIUS": 6, "BLOCK_SIZE": 3}
    read, maps = raster_io.read_raster(resistance), []
    for shared in (False, True):
        path = str(tmp_path / f"{shared}.tif")
        run("omnidirectional", {**options, "SHARED_DOMAIN": shared, "CUMULATIVE": path, "NORMALIZED": None})
        core = omnidirectional(read, radius=6, block_size=3, strength_from_resistance=True, shared_domain=shared)
        maps.append(raster_io.read_raster(path).values)
        np.testing.assert_allclose(maps[-1], core.cumulative.values, rtol=1e-6)
    assert not np.allclose(*maps, equal_nan=True)
