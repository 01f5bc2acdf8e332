"""Tests of what is worked out link by link."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.corridors.link_corridors import link_corridors, over_pairs
from .test_corridors import random_landscape


def test_link_corridors_are_zero_somewhere_and_never_negative():
    """Every corridor touches 0, which is its least-cost path, joins both patches there and stays within reach."""
    resistance, patches, links = random_landscape()
    found = list(link_corridors(resistance, patches, links, 50.0))
    assert sorted(corridor.link for corridor in found) == list(range(6))
    for corridor in found:
        inside = corridor.nlcc[~np.isnan(corridor.nlcc)]
        assert inside.min() == 0
        assert inside.max() <= 50
        touched = patches.labels[corridor.rows, corridor.columns][corridor.nlcc == 0]
        assert set(links.ends[corridor.link] + 1) <= set(touched.tolist())


def least_costs(resistance, patches, links, **options):
    """Return the least-cost distance of each link."""
    return dict(over_pairs(lambda pair: (pair.link, pair.lcd), resistance, patches, links, 0.0, **options))


def test_over_pairs_takes_bounds_where_told_to():
    """Who knows that the land became cheaper says so, and gets the least-cost distance of now."""
    resistance, patches, links = random_landscape()
    lcd = least_costs(resistance, patches, links)
    dearer = links.with_fields(lcd=np.array([2 * lcd[k] for k in range(len(links))]))
    assert least_costs(resistance, patches, dearer, bounds=True) == pytest.approx(lcd)
