"""Tests of circles: least values against every cell of the circle, gains by blocks against those everywhere."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from ....algorithms import jit
from ....algorithms.corridors.circles import circle_gains, circle_reach, disc_minimum
from ....algorithms.corridors.link_corridors import over_pairs
from .test_barriers import disc
from .test_corridors import join, random_landscape


@pytest.mark.parametrize("cell", [(1.0, 1.0), (3.0, 1.0), (0.7, 2.0)])
@pytest.mark.parametrize("radius", [1, 2, 3.7, 9, 60])
def test_disc_minimum_is_the_minimum_over_the_disc(cell, radius):
    """Running minima laid row by row equal the minimum over every cell of the circle."""
    values = np.random.default_rng(1).uniform(size=(83, 37))
    footprint = disc(cell, radius)
    expected = ndimage.minimum_filter(values, footprint=footprint, mode="constant", cval=np.inf)
    np.testing.assert_array_equal(disc_minimum(values, cell, radius), expected)


def test_circle_reach_counts_rows_and_columns():
    """A circle of radius 9 reaches 3 rows of 3 units and 9 columns of 1 unit."""
    assert circle_reach((1.0, 3.0), 9.0) == [3, 9]


@pytest.mark.skipif(not jit.available(), reason="There is only one way without compiled kernels.")
@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("max_cost", [np.inf, 60.0])
def test_circle_gains_are_the_same_by_blocks_and_everywhere(monkeypatch, seed, max_cost):
    """Leaving out blocks that cannot gain changes nothing, to the last bit, whatever the radius."""
    resistance, patches = random_landscape(seed)[:2]
    links = join(patches, [(0, 1), (1, 2)])
    width = max(resistance.grid.cell)
    radii = width * np.array([1, 2.5, 7])

    def gains(pair):
        return circle_gains(pair, resistance.grid, radii, 0.5, max_cost)

    fast = [found for pair in over_pairs(gains, resistance, patches, links, 0.0) for found in pair]
    monkeypatch.setattr(jit, "available", lambda: False)
    plain = [found for pair in over_pairs(gains, resistance, patches, links, 0.0) for found in pair]
    assert any(gain.size for _, gain in plain) or max_cost < np.inf
    for (window, gain), (expected_window, expected) in zip(fast, plain):
        assert gain.size == expected.size
        if gain.size:
            assert window == expected_window
            np.testing.assert_array_equal(gain, expected)
