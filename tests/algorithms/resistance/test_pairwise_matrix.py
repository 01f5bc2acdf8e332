"""Pairwise comparison: published examples, laws of the eigenvector, what is to be mended, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.pairwise_matrix import (
    MOST_FACTORS,
    SCALE,
    WORDS,
    PairwiseMatrix,
    RandomIndex,
    random_index,
)
from ....algorithms.resistance.pairwise_text import parse_matrix

PUBLISHED = "1,3,5; 1/3,1,3; 1/5,1/3,1"


def random_matrix(random, count):
    """Return a reciprocal matrix of random steps of the scale."""
    upper = random.choice(SCALE, count * (count - 1) // 2)
    return PairwiseMatrix(tuple("abcdefghijklmno"[:count]), tuple(upper))


def test_judge_reproduces_the_published_example():
    """The example of Saaty's method: eigenvalue, weights, consistency index and both consistency ratios."""
    matrix = parse_matrix(PUBLISHED)
    found = matrix.judge()
    assert found.lambda_max == pytest.approx(3.03851, abs=5e-6)
    np.testing.assert_allclose(found.weights, [0.6370, 0.2583, 0.1047], atol=5e-5)
    assert found.consistency_index == pytest.approx(0.019256, abs=1e-6)
    assert found.consistency_ratio == pytest.approx(0.0332, abs=5e-5)
    assert matrix.judge(RandomIndex.SAATY_2005).consistency_ratio == pytest.approx(0.0370, abs=5e-5)
    assert found.consistent


@pytest.mark.parametrize("count", range(1, MOST_FACTORS + 1))
def test_judge_agrees_with_the_eigenvalues_of_numpy(count):
    """On random matrices the vector is one of the matrix, of sum 1 and positive, and its value the largest there is."""
    random = np.random.default_rng(count)
    for _ in range(5):
        matrix = random_matrix(random, count)
        found, rows = matrix.judge(), matrix.rows()
        weights = np.array(found.weights)
        assert weights.sum() == pytest.approx(1, abs=1e-12)
        assert (weights > 0).all()
        np.testing.assert_allclose(rows @ weights, found.lambda_max * weights, rtol=1e-9)
        assert found.lambda_max == pytest.approx(np.abs(np.linalg.eigvals(rows)).max(), rel=1e-9)
        assert found.lambda_max >= count - 1e-9


def test_judge_gives_back_the_weights_of_a_consistent_matrix():
    """Comparisons that are ratios of weights give these weights, and no contradiction to mend."""
    matrix = parse_matrix("1,2,4,8; ,1,2,4; ,,1,2; ,,,1")
    found = matrix.judge()
    np.testing.assert_allclose(found.weights, np.array([8, 4, 2, 1]) / 15, rtol=1e-9)
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)
    assert found.mend is None


def test_one_and_two_factors_cannot_contradict_each_other():
    """With one factor or two the consistency ratio is 0 and nothing is to be mended."""
    assert PairwiseMatrix(("a",), ()).judge().weights == (1.0,)
    found = PairwiseMatrix(("a", "b"), (9.0,)).judge()
    assert found.consistency_ratio == 0
    assert found.mend is None
    np.testing.assert_allclose(found.weights, [0.9, 0.1])


def test_mend_finds_the_comparison_that_was_spoilt():
    """One comparison turned round in a consistent matrix is found, and so is what it was."""
    consistent = parse_matrix("1,2,4,8; ,1,2,4; ,,1,2; ,,,1")
    spoilt = consistent.with_value(1, 3, 1 / 4)
    found = spoilt.judge()
    assert not found.consistent
    assert (found.mend.row, found.mend.column, found.mend.value) == (1, 3, 4)
    assert found.mend.exact == pytest.approx(4)
    assert found.mend.consistency_ratio == pytest.approx(0, abs=1e-9)


def test_mend_keeps_its_promise_on_random_matrices():
    """Putting the value in gives the consistency ratio that was promised, which is below the one before."""
    random = np.random.default_rng(7)
    for _ in range(5):
        matrix = random_matrix(random, 6)
        before, mend = matrix.judge(), matrix.judge().mend
        after = matrix.with_value(mend.row, mend.column, mend.value).judge(mend=False).consistency_ratio
        assert after == pytest.approx(mend.consistency_ratio, rel=1e-9)
        assert after < before.consistency_ratio
        assert mend.value in SCALE


def test_random_index_lists_both_tables():
    """Both published lists reach to 15 factors; more are refused."""
    assert [random_index(n) for n in (1, 2, 3, 9, 15)] == [0, 0, 0.58, 1.45, 1.59]
    assert random_index(3, RandomIndex.SAATY_2005) == 0.52
    assert random_index(7, "saaty2005") == 1.35
    with pytest.raises(InvalidValueError, match="16 factors are to be compared in pairs; 1 to 15 can be"):
        random_index(16)


def test_matrix_edits_mirror_and_leave_the_old_one():
    """A comparison set below the diagonal sets its mirror image, and the matrix before stays what it was."""
    before = PairwiseMatrix.equal(("forest", "slope", "road"))
    after = before.with_value(2, 0, 5)
    assert after.value(0, 2) == pytest.approx(1 / 5)
    assert after.value(2, 0) == pytest.approx(5)
    assert before.upper == (1, 1, 1)
    large = random_matrix(np.random.default_rng(9), 15)
    assert [large.value(row, column) for row, column in large.pairs()] == list(large.upper)
    assert after.words(0, 2) == "road is strongly more important than forest"
    assert after.words(0, 1) == "forest is as important as slope"
    np.testing.assert_allclose(after.rows() * after.rows().T, 1)
    assert set(WORDS) == set(range(1, 10))


def test_matrix_follows_its_factors():
    """Other factors in another order keep what was said of known pairs; new ones are equally important."""
    matrix = parse_matrix("a,b,c; 1,3,5; ,1,7; ,,1")
    other = matrix.with_names(("c", "new", "a"))
    assert other.value(0, 2) == pytest.approx(1 / 5)
    assert other.value(0, 1) == other.value(1, 2) == 1


def test_matrix_refuses():
    """A comparison for each pair is needed, and none of a factor with itself."""
    with pytest.raises(InvalidValueError, match="2 comparisons are given for 3 factors; 3 are needed"):
        PairwiseMatrix(("a", "b", "c"), (1, 2))
    with pytest.raises(InvalidValueError, match="a cannot be compared with itself"):
        PairwiseMatrix.equal("abc").with_value(0, 0, 2)
