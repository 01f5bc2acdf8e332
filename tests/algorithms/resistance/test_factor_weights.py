"""Weights of factors as a table: from comparisons, from rasters, from both."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import GridMismatchError, InvalidValueError
from ....algorithms.resistance.data_weights import critic_weights, entropy_weights, normalised
from ....algorithms.resistance.factor_weights import Method, factor_weights
from ....algorithms.resistance.factors import Factor
from ....algorithms.resistance.scheme_file import scheme_json
from ....algorithms.resistance.weighing_scheme import WeighingScheme
from ....algorithms.resistance.weighting import combined_weights
from ...landscapes import make_raster
from ...listening import Listening

MATRIX = "1,3,5; 1/3,1,3; 1/5,1/3,1"


def rasters():
    """Return three factors with a cell that not all of them know, and their known values as columns."""
    random = np.random.default_rng(6)
    values = random.uniform(1, 100, (3, 5, 6)) * np.array([1, 10, 0.1])[:, None, None]
    values[1, 2, 2] = np.nan
    factors = [make_raster(v, name=name) for v, name in zip(values, ("cover", "slope", "road"))]
    columns = np.column_stack([v[~np.isnan(values[1])] for v in values])
    return factors, columns


def test_ahp_gives_the_published_weights_as_a_table():
    """The published example: weights by name, consistency ratio, and what is said of it."""
    listener = Listening()
    found = factor_weights(matrix=f"cover,slope,height; {MATRIX}", progress=listener)
    assert found.weights["factor"] == ["cover", "slope", "height"]
    np.testing.assert_allclose(found.weights["weight"], [0.6370, 0.2583, 0.1047], atol=5e-5)
    assert found.judgement.consistency_ratio == pytest.approx(0.0332, abs=5e-5)
    assert "consistency ratio 0.0332 (saaty1980)" in listener.said[0]
    assert listener.warned == []
    assert factor_weights(matrix=MATRIX, table="saaty2005").judgement.consistency_ratio == pytest.approx(
        0.0370, abs=5e-5
    )


def test_ahp_says_what_would_mend_contradictions():
    """Comparisons that contradict each other are warned of, with the one to change."""
    listener = Listening()
    factor_weights(matrix="a,b,c,d; 1,2,4,8; ,1,2,1/4; ,,1,2; ,,,1", progress=listener)
    assert "The consistency ratio is 0.403; it should be below 0.1" in listener.warned[0]
    assert "Most of it mends if b to d is 4 instead of 1/4: the ratio is 0.000 then" in listener.warned[0]


def test_weights_from_rasters_take_cells_known_in_all():
    """Entropy and CRITIC look at cells that every raster knows, CRITIC after bringing them to one scale."""
    factors, columns = rasters()
    found = factor_weights("entropy", factors=factors)
    assert found.weights["weight"] == pytest.approx(entropy_weights(columns).weights)
    assert found.judgement is None
    found = factor_weights("critic", factors=factors)
    assert found.weights["weight"] == pytest.approx(critic_weights(normalised(columns)).weights)
    assert sum(found.weights["weight"]) == pytest.approx(1)


def test_combined_shows_both_it_is_made_of():
    """Combined weights stand beside those by comparison and by data, in the order of the rasters where names agree."""
    factors, columns = rasters()
    found = factor_weights("combined", matrix=f"road,slope,cover; {MATRIX}", factors=factors, objective="critic")
    assert list(found.weights) == ["factor", "weight", "ahp", "critic"]
    assert found.weights["factor"] == ["cover", "slope", "road"]
    np.testing.assert_allclose(found.weights["ahp"], [0.1047, 0.2583, 0.6370], atol=5e-5)
    data = critic_weights(normalised(columns)).weights
    assert found.weights["critic"] == pytest.approx(data)
    assert found.weights["weight"] == pytest.approx(combined_weights(found.weights["ahp"], data))
    unnamed = factor_weights(Method.COMBINED, matrix=MATRIX, factors=factors, combination="additive")
    assert unnamed.weights["factor"] == ["cover", "slope", "road"]


def test_matrix_comes_from_a_scheme():
    """A weighing scheme brings its comparisons."""
    scheme = WeighingScheme((Factor("cover"), Factor("slope"))).with_comparison(0, 1, 4)
    assert factor_weights(matrix=scheme_json(scheme)).weights["weight"] == pytest.approx([0.8, 0.2])


def test_factor_weights_refuse():
    """What the method needs and does not get is named."""
    factors, _ = rasters()
    with pytest.raises(InvalidValueError, match="Weights by ahp need comparisons"):
        factor_weights()
    with pytest.raises(InvalidValueError, match="Weights by combined need comparisons"):
        factor_weights("combined", factors=factors)
    with pytest.raises(InvalidValueError, match="Weights by entropy come from rasters, and 0 is given"):
        factor_weights("entropy")
    with pytest.raises(InvalidValueError, match="The matrix compares 3 factors, but 2 rasters are given"):
        factor_weights("combined", matrix=f"a,b,c; {MATRIX}", factors=factors[:2])
    with pytest.raises(GridMismatchError, match="other has"):
        factor_weights("critic", factors=[factors[0], make_raster([[1]], name="other")])
    with pytest.raises(InvalidValueError, match="holds no comparisons"):
        factor_weights(matrix=scheme_json(WeighingScheme()))


def test_factor_weights_refuse_a_matrix_that_names_other_factors():
    """A matrix is brought into the order of the rasters by its names; one strange name among them is a mistake."""
    factors, _ = rasters()
    first, second, _ = (raster.name for raster in factors)
    with pytest.raises(InvalidValueError, match="Comparison matrix: 'height' is not among the factors"):
        factor_weights("combined", matrix=f"height,{first},{second}; {MATRIX}", factors=factors)
    found = factor_weights("combined", matrix=f"one,two,three; {MATRIX}", factors=factors).weights
    assert found["factor"] == ["one", "two", "three"]


def test_factor_weights_name_the_matrix_that_cannot_be_read():
    """The file of a matrix is not called a table of grades."""
    with pytest.raises(InvalidValueError, match=r"Comparison matrix: 'gone\.csv' cannot be read"):
        factor_weights(matrix="gone.csv")
