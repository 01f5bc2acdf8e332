"""What the wrapper of the morphology adds to the core: style, reason for a refusal, and results as files."""

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsProcessingContext

from ...algorithms import raster_io, validation
from ...algorithms.grid import Neighbours
from ...algorithms.sources.morphology import morphology
from ...algorithms.sources.morphology_codes import Simplified
from .workspace import Listener, Workspace, run


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    return Workspace(tmp_path_factory.mktemp("morphology"))


def test_morphology_files_hold_what_the_core_found(workspace, tmp_path):
    """Codes, statistics and simplified pattern come out as the core has them."""
    options = {"FOREGROUND": "10", "BACKGROUND": "40,30", "NEIGHBOURS": "4", "INTEXT": False, "SIMPLIFIED_CLASSES": "5"}
    inputs = {**workspace.inputs("morphology"), **options}
    results = run("morphology", {**inputs, **workspace.outputs("morphology", tmp_path)})
    landcover = raster_io.read_classes(inputs["LANDCOVER"])
    core = morphology(landcover, [10], background=[40, 30], neighbours=Neighbours.FOUR, edge_width=2, intext=False)
    for name, expected in (("MORPHOLOGY", core.classes), ("SIMPLIFIED", core.simplified(Simplified.FIVE))):
        assert np.array_equal(np.nan_to_num(raster_io.read_raster(results[name]).values), expected.values)
    dataset = ogr.Open(results["STATISTICS"])
    rows = [feature.items() for feature in dataset.GetLayer(0)]
    for name, column in core.statistics.items():
        assert [row[name] for row in rows] == column


@pytest.mark.parametrize(("transition", "style"), [(True, "morphology"), (False, "morphology_closed")])
def test_morphology_shows_transitions_as_asked(workspace, transition, style):
    """The colours of bridges and loops in edges follow the parameter, whose values do not."""
    algorithm = workspace.algorithms["morphology"].create()
    parameters = {**workspace.inputs("morphology"), "TRANSITION": transition}
    assert algorithm.prepareAlgorithm(parameters, QgsProcessingContext(), Listener())
    assert algorithm.outputs()[0].style == style


def test_morphology_says_why_it_does_no_blocks(workspace, tmp_path, monkeypatch):
    """A map larger than memory is refused before it is read, and with the reason."""
    parameters = {**workspace.inputs("morphology"), **workspace.outputs("morphology", tmp_path)}
    monkeypatch.setattr(validation, "available_memory", lambda: 1000)
    with pytest.raises(RuntimeError, match=r"GiB of memory.*blocks would give other classes"):
        run("morphology", parameters)
