"""Weights by entropy and CRITIC: published examples, laws, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised


def test_entropy_reproduces_the_published_form():
    """Two columns worked out by hand: entropy and weights."""
    found = entropy_weights(np.array([[0.2, 0.5], [0.6, 0.5], [1, 0.8]]))
    np.testing.assert_allclose(found.measure, [0.8528, 0.9758], atol=5e-5)
    np.testing.assert_allclose(found.weights, [0.8589, 0.1411], atol=5e-5)


def test_entropy_counts_nothing_for_zeros_and_constants():
    """Zeros add nothing, the unit does not matter, and what is the same everywhere weighs nothing."""
    columns = np.array([[0, 1, 7], [1, 2, 7], [3, 9, 7]], float)
    found = entropy_weights(columns)
    share = np.array([0, 1, 3]) / 4
    expected = -(share[1:] * np.log(share[1:])).sum() / math.log(3)
    assert found.measure[0] == pytest.approx(expected)
    assert found.weights[2] == 0
    np.testing.assert_allclose(entropy_weights(columns * [1, 1000, 3]).weights, found.weights)


def test_critic_reproduces_the_published_form():
    """Three columns worked out by hand: information and weights."""
    found = critic_weights(np.array([(0, 0.5, 1), (0, 1, 0.5), (1, 0.5, 0.2)]).T)
    np.testing.assert_allclose(found.measure, [1.2449, 1.0593, 1.4583], atol=5e-5)
    np.testing.assert_allclose(found.weights, [0.3309, 0.2815, 0.3876], atol=5e-5)


def test_critic_weighs_constants_nothing_and_normalised_is_total():
    """A factor that is the same everywhere has no weight; normalising it makes it 0 and no division by nothing."""
    columns = normalised(np.array([[1, 5, 3], [2, 5, 1], [4, 5, 9]], float))
    np.testing.assert_array_equal(columns[:, 1], 0)
    np.testing.assert_allclose(columns[:, 0], [0, 1 / 3, 1])
    found = critic_weights(columns)
    assert found.weights[1] == 0
    assert sum(found.weights) == pytest.approx(1)


def test_weights_from_data_refuse():
    """Data that say nothing, or that a method cannot take, are refused by name."""
    with pytest.raises(InvalidValueError, match="height holds -2; entropy needs values of at least 0"):
        entropy_weights([[1, -2], [2, 3]], ["slope", "height"])
    with pytest.raises(InvalidValueError, match="Factor 1 is 0 everywhere"):
        entropy_weights([[0, 1], [0, 3]])
    with pytest.raises(InvalidValueError, match="entropy cannot tell them apart"):
        entropy_weights(np.ones((3, 2)))
    with pytest.raises(InvalidValueError, match="CRITIC cannot tell them apart"):
        critic_weights(np.ones((3, 2)))
    with pytest.raises(InvalidValueError, match="CRITIC cannot tell them apart"):
        critic_weights(np.array([[1, 2], [2, 4], [3, 6.0]]))
    with pytest.raises(InvalidValueError, match="at least 2 places where all factors are known; 1 found"):
        critic_weights([[1, 2]])
    with pytest.raises(InvalidValueError, match="slope has places without a value"):
        critic_weights([[1, 2], [np.nan, 2]], ["slope", "height"])
