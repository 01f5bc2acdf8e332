"""Weights by comparison, entropy, CRITIC and combinations: published examples, laws, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.weighting import (
    MOST_FACTORS,
    SCALE,
    WORDS,
    Combination,
    PairwiseMatrix,
    RandomIndex,
    combined_weights,
    compare_methods,
    comparison_text,
    critic_weights,
    direct_weights,
    entropy_weights,
    normalised,
    parse_comparison,
    parse_matrix,
    random_index,
)

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


@pytest.mark.parametrize(
    "text",
    [
        PUBLISHED,
        "1 3 5\n1/3 1 3\n1/5 1/3 1",
        "1，3，5；0.33，1，3；0.2，0.33，1",
        "a,b,c; 1,3,5; ,1,3; ,,1",
        ",a,b,c\na,1,3,5\nb,,1,3\nc,,,1",
        [[1, 3, 5], ["1/3", 1, 3], ["1/5", "1/3", 1]],
    ],
)
def test_parse_matrix_reads_what_people_write(text):
    """Commas or spaces, fractions or rounded decimals, with names or without, a half or the whole: the same matrix."""
    np.testing.assert_allclose(parse_matrix(text).upper, (3, 5, 3), rtol=1e-12)


def test_parse_matrix_reads_a_file(tmp_path):
    """A matrix in a CSV file with semicolons is that of the text."""
    matrix = parse_matrix("land cover,slope; 1,1/7; ,1")
    path = tmp_path / "matrix.csv"
    path.write_text("land cover;slope\n1;1/7\n;1\n", "utf-8")
    assert parse_matrix(str(path)) == matrix


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "matrix is empty"),
        ("1,3,5; 1/3,1", "row '1, 3, 5' has 3 cells; a matrix of 2 rows needs 2"),
        ("1,3; 3,1", "factor 1 to factor 2 is 3, but factor 2 to factor 1 is 3"),
        ("1,12; 1/12,1", "factor 1 to factor 2 is 12; it must lie between 1/9 and 9"),
        ("2,3; 1/3,1", "factor 1 to itself is 2; it must be 1"),
        ("1,x; 2,1", "Comparison 'x' must be a number or a fraction"),
    ],
)
def test_parse_matrix_refuses(text, message):
    """What is no comparison matrix is refused by a sentence that quotes it."""
    with pytest.raises(InvalidValueError, match=message):
        parse_matrix(text)


def test_comparisons_as_text_and_back():
    """Steps of the scale are written as people write them, others with decimals, and read back."""
    assert [comparison_text(v) for v in (1, 3, 1 / 5, 2.5, 1 / 2.5)] == ["1", "3", "1/5", "2.5", "1/2.5"]
    for value in SCALE:
        assert parse_comparison(comparison_text(value)) == pytest.approx(value, rel=1e-12)


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
    with pytest.raises(InvalidValueError, match="Weights of 2 and 3 factors cannot be combined"):
        combined_weights((1, 2), (1, 2, 3))
    with pytest.raises(InvalidValueError, match="no factor has a weight above 0"):
        combined_weights((1, 0), (0, 1))
    with pytest.raises(InvalidValueError, match="2 comparisons are given for 3 factors; 3 are needed"):
        PairwiseMatrix(("a", "b", "c"), (1, 2))
    with pytest.raises(InvalidValueError, match="a cannot be compared with itself"):
        PairwiseMatrix.equal("abc").with_value(0, 0, 2)
