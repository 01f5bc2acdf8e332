"""A weighing scheme as a model: its edits keep weights and comparisons with their factors."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised
from ....algorithms.resistance.factors import Factor, Ranges
from ....algorithms.resistance.weighing_scheme import Burnt, Combine, WeighBy, WeighingScheme
from ....algorithms.resistance.weighting import combined_weights


def three(**options):
    """Return a scheme of three factors."""
    return WeighingScheme(tuple(map(Factor, ("cover", "slope", "road"))), **options)


def test_scheme_begins_empty_and_equal():
    """An empty scheme takes factors one by one, all equally important."""
    scheme = WeighingScheme().with_factor(Factor("cover")).with_factor(Factor("slope"))
    assert scheme.weights() == (0.5, 0.5)
    assert replace(scheme, weigh_by="ahp").weights() == pytest.approx((0.5, 0.5))
    assert scheme.combine is Combine.WEIGHTED_SUM


def test_edits_leave_the_old_scheme_and_can_be_undone():
    """Every edit is a new scheme; the list of them is the undo, and none can be changed in place."""
    history = [three()]
    history.append(history[-1].with_comparison(0, 2, 5))
    history.append(history[-1].with_weight(1, 4))
    history.append(history[-1].with_grading(1, Ranges((0, 5, 10), (1, 9))))
    assert history[0] == three()
    assert history[1].matrix.value(2, 0) == pytest.approx(1 / 5)
    assert history[2].direct == (1, 4, 1)
    with pytest.raises(FrozenInstanceError):
        history[0].minimum = 2


def test_weights_and_comparisons_follow_their_factors():
    """Moving, renaming, adding and removing factors keeps what was said of the others."""
    scheme = three(direct=(5, 3, 2)).with_comparison(0, 1, 3).with_comparison(1, 2, 7)
    moved = scheme.moved(2, 0)
    assert moved.names == ("road", "cover", "slope")
    assert moved.direct == (2, 5, 3)
    assert moved.matrix.value(1, 2) == 3
    assert moved.matrix.value(0, 2) == pytest.approx(1 / 7)
    renamed = scheme.replaced(1, Factor("steepness"))
    assert renamed.matrix.names == ("cover", "steepness", "road")
    assert renamed.matrix.upper == scheme.matrix.upper
    fewer = scheme.without_factor(0)
    assert fewer.direct == (3, 2)
    assert fewer.matrix.upper == (7,)
    more = fewer.with_factor(Factor("river"), 0)
    assert more.matrix.value(1, 2) == 7
    assert more.matrix.value(0, 1) == 1
    assert more.direct == (2.5, 3, 2)
    assert scheme.without_factor(0).without_factor(0).without_factor(0).matrix is None


def test_weights_by_every_method():
    """Each way of weighing gives what its function gives, and says what it needs."""
    scheme = three(direct=(2, 1, 1)).with_comparison(0, 1, 3).with_comparison(0, 2, 5).with_comparison(1, 2, 3)
    columns = np.random.default_rng(1).random((40, 3))
    ahp, entropy = scheme.judge().weights, entropy_weights(columns).weights
    expected = {
        WeighBy.DIRECT: (0.5, 0.25, 0.25),
        WeighBy.AHP: ahp,
        WeighBy.ENTROPY: entropy,
        WeighBy.CRITIC: critic_weights(normalised(columns)).weights,
        WeighBy.COMBINED: combined_weights(ahp, entropy),
    }
    for weigh_by, weights in expected.items():
        assert replace(scheme, weigh_by=weigh_by).weights(columns) == pytest.approx(weights)
    with pytest.raises(InvalidValueError, match="Weights by critic come from the grades of the factors"):
        replace(scheme, weigh_by="critic").weights()


def test_more_factors_than_can_be_compared():
    """Sixteen factors can be weighed by hand, but not compared in pairs."""
    scheme = WeighingScheme(tuple(Factor(f"f{k}") for k in range(16)))
    assert sum(scheme.weights()) == pytest.approx(1)
    assert scheme.matrix is None
    assert scheme.judge() is None
    with pytest.raises(InvalidValueError, match="16 factors cannot be compared in pairs"):
        replace(scheme, weigh_by="ahp").weights()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"factors": (Factor("a"), Factor("a"))}, "Two factors are called 'a'"),
        ({"minimum": 0}, "minimum of the resistance is 0; it must be above 0"),
        ({"minimum": 5, "maximum": 2}, "maximum of the resistance is 2; it must be at least 5"),
        ({"factors": (Factor("a"),), "direct": (1, 2)}, "1 numbers are needed"),
    ],
)
def test_scheme_refuses(options, message):
    """What cannot be weighed is refused when it is made."""
    with pytest.raises(InvalidValueError, match=message):
        WeighingScheme(**options)
    with pytest.raises(InvalidValueError, match="resistance of wall is 0; it must be above 0"):
        Burnt("wall", value=0)
