"""Every field of every result says in plain words what it is, with its unit."""

import pytest
from qgis.core import QgsVectorLayer

from ...processing_provider.desktop import apply_style
from ...processing_provider.parameters import VectorOutput
from ...processing_provider.provider import ALGORITHMS

OUTPUTS = [
    (wrapper.NAME, output)
    for wrapper in ALGORITHMS
    for output in wrapper().outputs()
    if isinstance(output, VectorOutput)
]


@pytest.mark.parametrize(("name", "output"), OUTPUTS, ids=lambda part: getattr(part, "name", part))
def test_fields_of_results_have_names(workspace, name, output):
    """No field of a layer that arrives is shown by its short name alone, and none speaks of map units."""
    made = workspace.results(name).get(output.name)
    if made is None:
        pytest.skip("the sample landscape does not lead to this result")
    layer = QgsVectorLayer(made, output.name)
    apply_style(layer, output.style)
    fields = [field.name() for field in layer.fields()]
    shown = {field: layer.attributeDisplayName(k) for k, field in enumerate(fields)}
    nameless = [field for field in fields if field != "fid" and shown[field] == field]
    assert not nameless, "name them in the style, or in FIELDS of the report: " + ", ".join(nameless)
    assert not layer.isSpatial() or [text for text in shown.values() if "map unit" in text] == []
