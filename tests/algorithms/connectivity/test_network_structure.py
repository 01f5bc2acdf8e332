"""Structure of networks against published numbers and those worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.connectivity.network_structure import network_structure
from ....algorithms.errors import EmptyInputError, InvalidValueError
from .networks import make_network


def structure(patches, links):
    table = network_structure(patches, links)
    return dict(zip(table["index"], table["value"]))


def test_network_structure_agrees_with_a_published_network():
    """18 patches and 26 links have alpha .29, beta 1.44 and gamma .54, as printed."""
    pairs = [(a, b, 1) for a in range(18) for b in range(a + 1, 18)][:26]
    found = structure(*make_network([1] * 18, pairs))
    assert found["alpha"] == pytest.approx(0.2903, abs=5e-5)
    assert found["beta"] == pytest.approx(1.4444, abs=5e-5)
    assert found["gamma"] == pytest.approx(0.5417, abs=5e-5)


def test_network_structure_cost_ratio():
    """Five links of 12 km in all have a cost ratio of .5833."""
    patches, links = make_network([1] * 5, [(0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 4, 1), (0, 4, 1)])
    found = structure(patches, links.with_fields(lcp_length=np.full(5, 2400.0)))
    assert found["length_km"] == pytest.approx(12)
    assert found["cost_ratio"] == pytest.approx(0.5833, abs=5e-5)


def test_network_structure_counts_active_links_once():
    """Links out of use do not count, doubled ones once, and without a length there is no cost ratio."""
    patches, links = make_network([1] * 4, [(0, 1, 1), (0, 1, 2), (1, 2, 1), (2, 3, 1)])
    links.fields["active"][3] = False
    found = structure(patches, links)
    assert found["links"] == 2
    assert found["alpha"] == pytest.approx(-1 / 3)
    assert np.isnan(found["cost_ratio"])


def test_network_structure_refuses_two_patches():
    """Below three patches there are no such shares; links of other patches are refused."""
    patches, links = make_network([1, 2], [(0, 1, 1)])
    with pytest.raises(EmptyInputError, match="2 found; at least 3 are needed"):
        network_structure(patches, links)
    with pytest.raises(InvalidValueError, match="use the patches the links were made from"):
        network_structure(make_network([1, 2, 3], [])[0], links)
