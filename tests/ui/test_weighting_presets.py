"""Published gradings and classes of known legends in the language of the user, while schemes keep their own names."""

import re

import pytest

from ...algorithms.resistance.presets import presets
from ...algorithms.resistance.schemes import Scheme, scheme_table
from ...ui.weighting.first_grades import classes_of
from ...ui.weighting.grade_table import NAME, GradeTable
from ...ui.weighting.layers import Legend
from ...ui.weighting.preset_words import class_text, preset_names, preset_text, source_text
from ...ui.weighting.sampling import Facts
from ..landscapes import make_raster
from ..languages import chinese_in

CHINESE = re.compile("[\u4e00-\u9fff]")
# What they call themselves everywhere.
SAME = {"worldcover", "globeland30"}


@pytest.fixture
def chinese(qgis_app, tmp_path):
    """Let QGIS speak Chinese for a while."""
    with chinese_in(tmp_path):
        yield


def test_every_preset_has_a_name(chinese):
    """Each published grading has a name, a unit and a source in Chinese; ESA WorldCover and GlobeLand30 keep theirs."""
    assert set(preset_names()) == set(presets())
    for preset in presets().values():
        assert preset.name in SAME or CHINESE.search(preset_names()[preset.name])
        assert preset.unit in ("", "m") or CHINESE.search(preset_text(preset).partition("[")[2])
        assert CHINESE.search(source_text(preset))


@pytest.mark.parametrize(
    "scheme", [scheme for scheme in Scheme if scheme_table(scheme)], ids=lambda scheme: scheme.value
)
def test_every_class_has_a_chinese_name(chinese, scheme):
    """Each class of a legend is called in Chinese, and no two of one legend alike but where it lists them twice."""
    names = {row.name for row in scheme_table(scheme)}
    told = {class_text(name) for name in names}
    assert all(CHINESE.search(name) for name in told)
    assert len(told) == len(names)


def test_official_names_of_legends(chinese):
    """Some names as the makers of the maps print them; a name that the user gave stays."""
    assert [class_text(row.name) for row in scheme_table(Scheme.GLOBELAND30)][-4:] == [
        "苔原",
        "人造地表",
        "裸地",
        "冰川和永久积雪",
    ]
    assert class_text("Links") == "Links"
    assert class_text("Grandfather's meadow") == "Grandfather's meadow"


def test_table_of_grades_shows_names_and_keeps_those_of_the_scheme(chinese):
    """The table shows Chinese, and the grading still holds what goes into the file."""
    sample = make_raster([[1, 2], [2, 2]])
    facts = Facts(sample.grid, sample, {1: 1, 2: 3})
    grading = classes_of(facts, Legend(), presets()["clcd"])
    table = GradeTable()
    table.show_grading(grading, None, Legend())
    assert [table.item(row, NAME).text() for row in range(2)] == ["耕地", "森林"]
    assert grading.names == ("Cropland", "Forest")
