"""Tests of gravity: the handbook's example in both forms, laws, levels, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from ....algorithms.corridors.gravity import Form, LevelBy, gravity, natural_break
from ....algorithms.errors import EmptyInputError, GridMismatchError, InvalidValueError
from ....algorithms.patches import Patches
from ...landscapes import make_patches, make_raster
from ...listening import Listening
from .test_corridors import join


def handbook():
    """Return patches of 200, 50 and 100 ha, links of cost 400 and 1000, and resistances 10, 20 and 10 in patches."""
    patches = make_patches([[1, 0, 2, 0, 3]]).with_fields(area_ha=np.array([200.0, 50.0, 100.0]))
    return patches, join(patches, [(0, 1), (1, 2)], lcd=[400, 1000]), make_raster([[10, 1, 20, 1, 10]])


@pytest.mark.parametrize(
    ("form", "expected"), [(Form.PRODUCT_OF_LOGS, 0.64772), (Form.LOG_OF_PRODUCT, 0.28782)], ids=lambda form: str(form)
)
def test_gravity_of_the_handbook(form, expected):
    """S 200 and 50 ha, P 10 and 20, L 400 of at most 1000 give the handbook's number in either form."""
    patches, links, resistance = handbook()
    found = gravity(patches, links, resistance=resistance, form=form).fields["gravity"]
    np.testing.assert_allclose(found[0], expected, atol=5e-6)


def test_gravity_without_resistance_counts_all_patches_as_1():
    """Without a resistance the example is 200 times stronger, and the run says why."""
    patches, links, _ = handbook()
    listening = Listening()
    found = gravity(patches, links, progress=listening).fields["gravity"]
    np.testing.assert_allclose(found[0], 2.5**2 * np.log(200) * np.log(50))
    assert any("counts as 1" in text for text in listening.said)


def test_gravity_takes_the_mean_of_known_cells():
    """The resistance of a patch is the mean of its cells with data, whatever lies outside."""
    patches = make_patches([[1, 1, 1, 0, 2]]).with_fields(area_ha=np.array([np.e, np.e]))
    found = gravity(patches, join(patches, [(0, 1)], lcd=7), resistance=make_raster([[2, 6, None, 100, 5]]))
    np.testing.assert_allclose(found.fields["gravity"], 1 / (4 * 5))


def test_gravity_measures_patches_by_their_cells():
    """Without a field area_ha a patch is as large as its cells: 2 and 3 cells of 100 ha."""
    patches = make_patches([[1, 1, 0, 2, 2, 2]], (1000.0, 1000.0))
    found = gravity(patches, join(patches, [(0, 1)], lcd=1)).fields["gravity"]
    np.testing.assert_allclose(found, np.log(200) * np.log(300))


def test_gravity_does_not_depend_on_the_unit_of_cost():
    """All costs tenfold leave it as it is, one link twice as long as before falls to a quarter."""
    patches, links, resistance = handbook()
    one = gravity(patches, links, resistance=resistance).fields["gravity"]
    many = gravity(patches, links.with_fields(lcd=links.fields["lcd"] * 10), resistance=resistance).fields["gravity"]
    np.testing.assert_allclose(many, one)
    longer = gravity(patches, links.with_fields(lcd=np.array([800.0, 1000.0])), resistance=resistance)
    np.testing.assert_allclose(longer.fields["gravity"], one * [0.25, 1])


def test_gravity_levels_by_mean_and_by_threshold():
    """Links at or above the mean, or the threshold, are important."""
    patches, links, _ = handbook()
    found = gravity(patches, links)
    assert found.fields["level"].tolist() == ["important", "general"]
    strong, weak = found.fields["gravity"]
    assert gravity(patches, links, threshold=weak).fields["level"].tolist() == ["important", "important"]
    assert gravity(patches, links, threshold=strong * 1.01).fields["level"].tolist() == ["general", "general"]


def test_gravity_levels_by_natural_breaks():
    """Of 1, 2, 3, 40 and 100 the two above the mean are important, but the natural break leaves only the last."""
    patches = make_patches([[1, 0, 2, 0, 3, 0, 4, 0, 5]]).with_fields(area_ha=np.full(5, np.e))
    cost = 1 / np.sqrt([1, 2, 3, 40, 100])
    links = join(patches, [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)], lcd=cost)
    levels = [gravity(patches, links, level_by=by).fields["level"].tolist() for by in (LevelBy.MEAN, "natural breaks")]
    assert levels[0] == ["general"] * 3 + ["important"] * 2
    assert levels[1] == ["general"] * 4 + ["important"]


def test_gravity_leaves_inactive_links_open():
    """A link out of use has no gravity and no level, and its cost sets no scale."""
    patches, links, resistance = handbook()
    links = links.with_fields(active=np.array([True, False]))
    found = gravity(patches, links, resistance=resistance)
    np.testing.assert_allclose(found.fields["gravity"], [np.log(200) * np.log(50) / 200, np.nan])
    assert found.fields["level"].tolist() == ["important", ""]


def plain_break(values):
    """Return the start of the upper class of the best cut, trying all with sums of squares written out."""
    ordered = np.sort(values)
    spreads = {}
    for cut in range(1, len(ordered)):
        if ordered[cut] > ordered[cut - 1]:
            spreads[cut] = sum(((part - part.mean()) ** 2).sum() for part in (ordered[:cut], ordered[cut:]))
    return ordered[min(spreads, key=spreads.get)]


@pytest.mark.parametrize("seed", range(5))
def test_natural_break_is_the_best_of_all_cuts(seed):
    """The fast sums find the cut that the definition finds, whatever the level of the values."""
    values = np.random.default_rng(seed).gamma(0.7, size=60) + 1e6 * seed
    assert natural_break(values) == plain_break(values)


def test_natural_break_of_equal_values_is_that_value():
    """Where nothing differs all belong to the upper class."""
    assert natural_break(np.array([3.0, 3.0])) == 3
    assert natural_break(np.array([1.0, 1.0, 1.0, 9.0])) == 9


def refused(**changes):
    """Return the arguments of the example with some of them replaced."""
    patches, links, resistance = handbook()
    fields = {name: changes.pop(name) for name in ("area_ha",) if name in changes}
    costs = {name: np.array(changes.pop(name), float) for name in ("lcd",) if name in changes}
    return patches.with_fields(**fields), links.with_fields(**costs), {"resistance": resistance, **changes}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"area_ha": np.array([200, 1.0, 0.5])}, r"2 \(1 ha\), 3 \(0.5 ha\): the area must be above 1 ha"),
        ({"area_ha": np.array([200, np.nan, 5])}, r"2 \(nan ha\)"),
        ({"lcd": [400, np.nan]}, "link 2 has the least-cost distance nan"),
        ({"lcd": [0, 5]}, "link 1 has the least-cost distance 0"),
        ({"threshold": -1}, "Threshold is -1"),
        ({"resistance": make_raster([[None, 1, 20, 1, 10]])}, "1 lies where Resistance has no data"),
    ],
)
def test_gravity_refuses_what_has_no_gravity(changes, words):
    """Patches that are too small, links without cost and patches without resistance are named."""
    patches, links, options = refused(**changes)
    with pytest.raises(InvalidValueError, match=words):
        gravity(patches, links, **options)


def test_gravity_ignores_small_patches_without_links():
    """A patch below a hectare does no harm as long as no active link ends at it."""
    patches, links, options = refused(area_ha=np.array([200, 50, 0.5]))
    links = links.with_fields(active=np.array([True, False]))
    assert gravity(patches, links, **options).fields["level"][0] == "important"


def test_gravity_refuses_links_of_other_patches_and_none_at_all():
    """Links must belong to the patches, and one must be active."""
    patches, links, _ = handbook()
    other = Patches(patches.labels, patches.grid, ("a", "b", "c"), patches.fields)
    with pytest.raises(InvalidValueError, match="they join other patches"):
        gravity(other, links)
    with pytest.raises(EmptyInputError, match="none is active"):
        gravity(patches, links.with_fields(active=np.zeros(2, bool)))


def test_gravity_refuses_another_grid():
    """A resistance on other cells than the patches is refused."""
    patches, links, _ = handbook()
    with pytest.raises(GridMismatchError, match="must share one grid"):
        gravity(patches, links, resistance=make_raster([[1, 1, 1]]))
