"""Tests of the rules by which patches become a network."""

import numpy as np
import pytest

from ....algorithms.connectivity.link_importance import link_importance
from ....algorithms.connectivity.network import DistanceField, GraphKind, InPatches, NetworkRules, PathRules
from ....algorithms.errors import InvalidValueError
from ....algorithms.progress import Progress
from .networks import make_network


def test_network_rules_take_words_and_members():
    """An option may be given by its word, as in the dialog."""
    by_word = PathRules(100, distance_field="lcd", graph="planar", in_patches="straight")
    assert by_word == PathRules(
        100, distance_field=DistanceField.LCD, graph=GraphKind.PLANAR, in_patches=InPatches.STRAIGHT
    )


@pytest.mark.parametrize(
    ("options", "longest"),
    [
        ({}, None),
        ({"max_distance": 150}, 150),
        ({"min_probability": 0.25}, 200),
        ({"max_distance": 250, "min_probability": 0.25}, 200),
    ],
)
def test_network_rules_keep_links_up_to_the_longest(options, longest):
    """With 0.5 at 100, a probability of 0.25 is reached at 200; the shorter of two limits counts."""
    rules = NetworkRules(100, **options)
    assert rules.longest == (None if longest is None else pytest.approx(longest))


def test_network_rules_make_a_tree_of_what_is_short_enough():
    """Of a ring of three the longest link goes, and links longer than allowed before that."""
    patches, links = make_network([1, 1, 1], [(0, 1, 10), (1, 2, 20), (0, 2, 30)])
    options = {"distance_field": DistanceField.LCD, "graph": GraphKind.TREE}
    assert NetworkRules(100, **options).network(patches, links, Progress()).distances.tolist() == [10, 20]
    shorter = NetworkRules(100, **options, max_distance=10).network(patches, links, Progress())
    np.testing.assert_array_equal(shorter.distances, [10])


def test_network_rules_count_links_up_to_the_dispersal_distance_by_default():
    """What is counted follows the dispersal distance unless it is told otherwise."""
    assert NetworkRules(100).counted(None) == 100
    assert NetworkRules(100).counted(0) == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"distance": 0}, "Distance is 0"),
        ({"probability": 1}, "Probability is 1; it must be below 1"),
        ({"min_probability": -1}, "Least probability is -1"),
        ({"max_distance": -1}, "Longest link is -1"),
        ({"inner_resistance": -1}, "Resistance inside patches is -1"),
    ],
)
def test_network_rules_refuse_values_out_of_range(options, message):
    """Each value is checked where it is said."""
    with pytest.raises(InvalidValueError, match=message):
        PathRules(**{"distance": 5, **options})


def test_network_rules_refuse_ways_inside_patches_where_they_do_not_count():
    """Link importance cannot pay inside patches, and does not take the option."""
    patches, links = make_network([1, 1], [(0, 1, 10)])
    with pytest.raises(TypeError, match="in_patches"):
        link_importance(patches, links, distance_field=DistanceField.LCD, distance=5, in_patches=InPatches.STRAIGHT)
