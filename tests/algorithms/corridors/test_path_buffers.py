"""Tests of strips of a fixed width: a cross worked out by hand, ranks, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr

from ....algorithms.corridors.path_buffers import path_buffers
from ....algorithms.errors import InvalidValueError
from ...landscapes import make_patches
from ...listening import Listening
from .test_corridors import along, join


def crossing(**fields):
    """Return four patches at the ends of a cross of two paths of 160 and 80 m, and its links."""
    labels = np.zeros((9, 17), int)
    labels[4, 0], labels[4, 16], labels[0, 8], labels[8, 8] = 1, 2, 3, 4
    patches = make_patches(labels.tolist())
    paths = [along(patches.grid, (4, 0), (4, 16)), along(patches.grid, (0, 8), (8, 8))]
    return patches, join(patches, [(0, 1), (2, 3)], paths, lcd=[160, 80]).with_fields(**fields)


def test_path_buffers_of_a_cross_by_hand():
    """Strips of 20 and 40 m along 80 and 160 m with round ends, the shorter link first; their square counts once."""
    patches, links = crossing()
    listener = Listening()
    strips = path_buffers(patches, links, widths="40; 20", progress=listener)
    assert strips.ids == (1, 2)
    assert strips.fields["rank"].tolist() == [2, 1]
    assert strips.fields["width"].tolist() == [20, 40]
    areas = np.array([160 * 20 + np.pi * 10**2, 80 * 40 + np.pi * 20**2]) / 1e4
    # Round ends are polygons of 64 sides.
    np.testing.assert_allclose(strips.fields["area_ha"], areas, rtol=1e-3)
    outlines = [ogr.CreateGeometryFromWkb(shape) for shape in strips.polygons]
    np.testing.assert_allclose([outline.GetArea() / 1e4 for outline in outlines], strips.fields["area_ha"])
    assert outlines[0].GetEnvelope() == pytest.approx((-5, 175, 35, 55))
    both = strips.fields["area_ha"].sum()
    assert listener.said[0].startswith("Links are ranked by least-cost distance, the least first, in 2 classes")
    assert listener.said[1] == (
        f"Corridors of fixed width: {both:.6g} ha one by one, {both - 0.08:.6g} ha of land; "
        "overlaps make the difference of 0.08 ha."
    )


@pytest.mark.parametrize(
    ("ranks", "expected"),
    [([2, 1], [50, 70]), ([1.0, 9.0], [70, 30]), (["3", "2"], [30, 50]), (["general", "Important"], [50, 70])],
)
def test_path_buffers_take_ranks_from_a_field(ranks, expected):
    """Ranks are whole numbers or the words of the gravity model; the last width serves all ranks beyond it."""
    patches, links = crossing(level=np.array(ranks))
    strips = path_buffers(patches, links, widths=[70, 50, 30], rank_field="level")
    assert strips.fields["width"].tolist() == expected


def test_path_buffers_rank_by_cost_into_equal_classes():
    """Ten links and five widths make pairs; those of equal cost share a rank; few links fill the first ranks."""
    labels = [[k + 1 for k in range(11)]]
    patches = make_patches(labels)
    costs = np.array([9, 8, 7, 6, 5, 4, 3, 2, 1, 0.5])
    links = join(patches, [(k, k + 1) for k in range(10)], lcd=costs)
    assert path_buffers(patches, links).fields["rank"].tolist() == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]
    assert path_buffers(patches, links).fields["width"].tolist() == [30, 30, 60, 60, 100, 100, 150, 150, 200, 200]
    same = links.with_fields(lcd=np.array([4.0] * 5 + [7.0] * 5))
    assert path_buffers(patches, same).fields["rank"].tolist() == [1] * 5 + [3] * 5
    few = links.select(np.arange(10) < 2)
    assert path_buffers(patches, few).fields["rank"].tolist() == [2, 1]


def test_path_buffers_of_links_without_paths_are_empty():
    """A link that comes without a path has an empty polygon and no area, and is named; inactive links have none."""
    patches, links = crossing(active=np.array([False, True]))
    listener = Listening()
    strips = path_buffers(patches, join(patches, links.ends, lcd=1).with_fields(**links.fields), progress=listener)
    assert strips.ids == (2,)
    assert strips.fields["area_ha"].tolist() == [0]
    assert ogr.CreateGeometryFromWkb(strips.polygons[0]).IsEmpty()
    assert listener.warned == ["Links 2 come without a path and get no corridor of fixed width."]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"widths": "200, 100"}, "Widths are '200, 100'; they must be numbers separated by ;"),
        ({"widths": "200; 0"}, "all must be above 0"),
        ({"widths": []}, "at least one number is needed"),
        ({"widths": "nan"}, "all must be above 0"),
        ({"rank_field": "order"}, "they have no field 'order'; they have link_id, active, lcd, bad"),
        ({"rank_field": "bad"}, "field 'bad' of link 2 is '0'; a rank is a whole number"),
        ({"rank_field": "lcd"}, "field 'lcd' of link 1 is '2.5'"),
    ],
)
def test_path_buffers_refuse_what_is_no_width_or_rank(options, words):
    """Widths are above 0, ranks are whole numbers from 1 on, and the message quotes what is not."""
    patches, links = crossing(bad=np.array([1, 0]), lcd=np.array([2.5, 3]))
    with pytest.raises(InvalidValueError, match=words):
        path_buffers(patches, links, **options)


def test_path_buffers_refuse_to_rank_by_an_unknown_cost():
    """A link without a least-cost distance cannot be ranked by it."""
    patches, links = crossing(lcd=np.array([80, np.nan]))
    with pytest.raises(InvalidValueError, match="link 2 has no least-cost distance to rank it by"):
        path_buffers(patches, links)
