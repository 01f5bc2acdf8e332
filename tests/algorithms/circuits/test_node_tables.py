"""Small tables about nodes: pairs files in every form, strengths and weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from ....algorithms.circuits.node_tables import node_strengths, pair_weights, read_pairs, wanted_pairs
from ....algorithms.errors import EmptyInputError, InvalidValueError
from ...landscapes import kit, make_patches


def test_read_pairs_of_lists_and_matrices():
    """An include list, an exclude list and a matrix name the same pair, and ids that are not there are passed over."""
    ids = (1, 2, 9)
    assert read_pairs("mode\tinclude\n1 9\n1 77\n", ids) == [(1, 9)]
    assert read_pairs("1 9", ids) == [(1, 9)]
    assert read_pairs("mode exclude\n2 1\n9 2", ids) == [(1, 9)]
    matrix = "min 2\nmax 50\n0 1 2 9\n1 0 1 51\n2 1 0 1\n9 3 1 9\n"
    assert read_pairs(matrix, ids) == [(9, 1)]


def test_read_pairs_refuses_other_text():
    """A matrix without numbers is refused in a sentence."""
    with pytest.raises(InvalidValueError, match="neither a list of two ids a line nor a matrix"):
        read_pairs("min a\nmax b\n0 1\n1 0", (1, 2))


def test_read_pairs_reads_the_published_files():
    """The matrix of case 13 keeps the pairs of which a value lies between 2 and 50."""
    text = Path(kit("circuitscape"), "input/raster/pairwise/13/include_matrix.txt").read_text()
    pairs = {frozenset(pair) for pair in read_pairs(text, (1, 2, 3, 4, 5, 6, 8, 9))}
    assert frozenset((1, 2)) in pairs
    assert frozenset((2, 4)) not in pairs


def test_wanted_pairs_are_symmetric_and_never_of_one_node():
    """A pair counts in both orders, a node with itself in none."""
    np.testing.assert_array_equal(wanted_pairs([(2, 1), (1, 1)], (1, 2)), [[False, True], [True, False]])


def test_node_strengths_of_a_table_may_leave_out_nodes():
    """A node that the table does not name has 1 A."""
    np.testing.assert_array_equal(node_strengths("b,5", ("a", "b")), [1, 5])


def test_node_strengths_of_a_file_of_circuitscape(tmp_path):
    """Cells parted by blanks or tabs, with more of them at the end of a line, are two columns."""
    (tmp_path / "strengths.txt").write_text("1\t0.1\t\r\n2 0.5  \n", "utf-8")
    np.testing.assert_array_equal(node_strengths(str(tmp_path / "strengths.txt"), (1, 2, 3)), [0.1, 0.5, 1])


def test_pair_weights_of_a_table_and_of_a_field():
    """A table weighs the pairs it names, a field every pair by the product of its two values."""
    nodes = make_patches([[1, 2, 3]]).with_fields(people=np.array([1.0, 2, 3]))
    table = pair_weights("from_id,to_id,weight;3,1,0.5", None, nodes)
    np.testing.assert_array_equal(table, [[1, 1, 0.5], [1, 1, 1], [0.5, 1, 1]])
    np.testing.assert_array_equal(pair_weights(None, "people", nodes)[0], [1, 2, 3])
    assert pair_weights(None, None, nodes) is None


REFUSALS = [
    (("1,2,-1", None), "row '1,2,-1': the weight must be a number of 0 or above"),
    (("1,2,many", None), "row '1,2,many': the weight must be a number of 0 or above"),
    (("1,9,1", None), "row '1,9,1': it does not name two different nodes; nodes are 1, 2"),
    ((None, "size"), "the nodes have no field 'size'; they have people, name"),
    ((None, "name"), "'name' holds text; it must hold numbers"),
    ((None, "people"), "'people' has empty or negative values"),
    (("1,2,1", "people"), "both given; leave one of them empty"),
]


@pytest.mark.parametrize(("given", "message"), REFUSALS)
def test_pair_weights_refuses_wrong_weights(given, message):
    """Weights that cannot be used are named."""
    nodes = make_patches([[1, 2]]).with_fields(people=np.array([1.0, np.nan]), name=np.array(["a", "b"]))
    with pytest.raises(InvalidValueError, match=message):
        pair_weights(*given, nodes)


def test_read_pairs_of_names_with_blanks():
    """Where commas part the ids, blanks belong to them."""
    ids = ("Old wood", "b 2", "c")
    assert read_pairs("Old wood, b 2; c,b 2", ids) == [("Old wood", "b 2"), ("c", "b 2")]


def test_wanted_pairs_say_which_nodes_there_are():
    """If no pair is left, the ids that could be named are told."""
    with pytest.raises(EmptyInputError, match=r"no pair of two different nodes is left.*Nodes are 3, 7\."):
        wanted_pairs("3,8", (3, 7))
