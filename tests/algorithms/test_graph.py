"""Links between patches: fields come and go together with the links they describe."""

from __future__ import annotations

import numpy as np
import pytest

from ...algorithms.graph import PatchGraph


@pytest.fixture
def graph():
    """Three links between three patches, the second out of use and without a path."""
    paths = (np.array([[0.0, 0.0], [1.0, 0.0]]), np.empty((0, 2)), np.array([[2.0, 2.0], [3.0, 3.0]]))
    fields = {
        "link_id": np.array([1, 2, 3]),
        "active": np.array([True, False, True]),
        "status": np.array(["active", "too far", "active"], object),
        "lcd": np.array([5.0, np.nan, 7.0]),
    }
    return PatchGraph(("a", "b", "c"), np.array([[0, 1], [0, 2], [1, 2]]), fields, paths, "somewhere")


def test_len_counts_links_and_not_patches(graph):
    """A graph of three patches without a link has length 0."""
    assert len(graph) == 3
    assert len(PatchGraph(("a", "b", "c"), np.empty((0, 2), int))) == 0


def test_with_fields_adds_and_replaces_and_leaves_the_old(graph):
    """New fields come last, replaced ones stay in their place, and the graph that was given is as before."""
    more = graph.with_fields(lcd=np.zeros(3), level=np.array(["key"] * 3))
    assert list(more.fields) == ["link_id", "active", "status", "lcd", "level"]
    assert more.fields["lcd"].tolist() == [0, 0, 0]
    assert graph.fields["lcd"][0] == 5
    assert "level" not in graph.fields
    assert more.ids == graph.ids


def test_select_keeps_ends_fields_and_paths_together(graph):
    """The third link alone keeps its id, ends, path and cost; patches are not renumbered."""
    last = graph.select([False, False, True])
    assert last.ids == ("a", "b", "c")
    assert last.ends.tolist() == [[1, 2]]
    assert last.fields["link_id"].tolist() == [3]
    assert last.fields["lcd"].tolist() == [7.0]
    assert len(last.paths) == 1
    assert last.paths[0].tolist() == [[2.0, 2.0], [3.0, 3.0]]
    assert last.crs == "somewhere"


def test_select_works_without_paths_and_down_to_none(graph):
    """Links that were never traced have no paths to keep; none left is an empty graph of the same patches."""
    bare = PatchGraph(graph.ids, graph.ends, graph.fields)
    assert bare.select([True, True, False]).paths == ()
    none = graph.select(np.zeros(3, bool))
    assert len(none) == 0
    assert none.ends.shape == (0, 2)
    assert none.paths == ()


def test_active_leaves_out_links_that_are_not_in_use(graph):
    """Of three links two are in use."""
    used = graph.active()
    assert used.fields["link_id"].tolist() == [1, 3]
    assert used.fields["active"].all()
