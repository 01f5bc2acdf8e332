"""Comparisons as people write them, read and written, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.errors import InvalidValueError
from ....algorithms.resistance.pairwise_matrix import SCALE
from ....algorithms.resistance.pairwise_text import comparison_text, parse_comparison, parse_matrix

PUBLISHED = "1,3,5; 1/3,1,3; 1/5,1/3,1"


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
