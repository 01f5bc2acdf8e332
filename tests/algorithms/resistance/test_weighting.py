"""Sets of weights: given by hand, combined, put side by side, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.pairwise_text import parse_matrix
from ....algorithms.resistance.weighting import Combination, combined_weights, compare_methods, direct_weights

PUBLISHED = "1,3,5; 1/3,1,3; 1/5,1/3,1"


def test_combined_reproduces_the_published_example():
    """Three ways to combine two sets of weights."""
    pair = (0.5, 0.3, 0.2), (0.2, 0.3, 0.5)
    expected = {
        Combination.MULTIPLICATIVE: [0.3448, 0.3103, 0.3448],
        Combination.ADDITIVE: [0.35, 0.30, 0.35],
        Combination.GEOMETRIC: [0.3391, 0.3217, 0.3391],
    }
    for by, weights in expected.items():
        np.testing.assert_allclose(combined_weights(*pair, by=by), weights, atol=5e-5)


def test_direct_weights_sum_to_one():
    """Numbers of any sum, however they are separated, are brought to a sum of 1."""
    for text in ("2;1;1", "2, 1, 1", "2 1 1", "2；1；1", (2, 1, 1)):
        assert direct_weights(text, 3) == (0.5, 0.25, 0.25)
    for text in ("2;1", "2;x;1", "-1;1;1", "0;0;0", "nan;1;1"):
        with pytest.raises(InvalidValueError, match="Weights are"):
            direct_weights(text, 3)


def test_compare_methods_puts_all_side_by_side():
    """Every method that can be told is there, each of sum 1."""
    columns = np.random.default_rng(2).random((50, 3))
    found = compare_methods(matrix=parse_matrix(PUBLISHED), columns=columns, direct=(3, 2, 1))
    assert len(found) == 10
    for weights in found.values():
        assert sum(weights) == pytest.approx(1)
    assert set(compare_methods(columns=np.ones((4, 3)), direct=(1, 1, 1))) == {"direct"}


def test_combined_weights_refuse():
    """Sets of different factors, or that leave nothing, cannot be combined."""
    with pytest.raises(InvalidValueError, match="Weights of 2 and 3 factors cannot be combined"):
        combined_weights((1, 2), (1, 2, 3))
    with pytest.raises(InvalidValueError, match="no factor has a weight above 0"):
        combined_weights((1, 0), (0, 1))
