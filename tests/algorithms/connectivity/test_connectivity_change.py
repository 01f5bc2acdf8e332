"""Change of connectivity between two dates against numbers worked out by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from ....algorithms.connectivity.connectivity_change import connectivity_change
from ....algorithms.connectivity.network import DistanceField
from ....algorithms.errors import GridMismatchError, InvalidValueError
from ...landscapes import wkt
from .networks import make_network

LCD = DistanceField.LCD


def change(before, after, **options):
    table = connectivity_change(before[0], after[0], before[1], after[1], distance_field=LCD, distance=1, **options)
    return {name: row for name, *row in zip(*table.values())}


def test_connectivity_change_of_a_stepping_stone():
    """Two patches of 10 lose the stone of 1 between them: 4.8 % of the area, and more of the connected area."""
    before = make_network([10, 1, 10], [(0, 1, 1), (1, 2, 1)])
    after = make_network([10, 10], [])
    found = change(before, after)
    eca = np.sqrt(201 + 2 * (5 + 5 + 25))
    np.testing.assert_allclose(found["A"], [21, 20, -100 / 21])
    np.testing.assert_allclose(found["ECA_PC"], [eca, np.sqrt(200), 100 * (np.sqrt(200) - eca) / eca])
    assert found["ratio_PC"][2] == pytest.approx(found["ECA_PC"][2] / found["A"][2])
    assert found["ratio_PC"][2] > 1
    assert found["NC"][:2] == [1, 2]


def test_connectivity_change_of_area_alone():
    """A single patch that grows is as much more connected as it is larger: a ratio of 1."""
    found = change(make_network([10], []), make_network([12], []))
    assert found["ECA_PC"][2] == pytest.approx(20)
    assert found["ratio_PC"][2] == found["ratio_IIC"][2] == pytest.approx(1)


def test_connectivity_change_of_nothing():
    """Between equal dates nothing changes, and no ratio is known."""
    network = make_network([1, 2, 3], [(0, 1, 1), (1, 2, 2)])
    found = change(network, network)
    assert found["PCnum"][2] == found["F"][2] == 0
    assert np.isnan(found["ratio_PC"][2])
    assert np.isnan(found["PC"][2])


def test_connectivity_change_refuses_a_small_landscape():
    """The landscape holds the patches of both dates."""
    with pytest.raises(InvalidValueError, match="Landscape area is 11"):
        change(make_network([10], []), make_network([12], []), landscape_area=11)


def test_connectivity_change_refuses_two_coordinate_systems():
    """Areas of two coordinate systems cannot be compared."""
    before, after = make_network([10], []), make_network([12], [])
    other = replace(after[0], grid=replace(after[0].grid, crs=wkt("EPSG:3857")))
    with pytest.raises(GridMismatchError, match=r"Patches after are in EPSG:3857.*Reproject one"):
        change(before, (other, after[1]))
