"""The weighting dialog, driven by real mouse and key events."""

import time
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsSettings,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QAbstractButton, QComboBox, QFileDialog, QLabel, QLineEdit, QMessageBox, QTableWidget

from ...algorithms.errors import Cancelled
from ...algorithms.resistance.factors import BARRIER, Classes, Measure, Outside, Ranges, Transform
from ...algorithms.resistance.pairwise_matrix import PairwiseMatrix
from ...algorithms.resistance.scheme_file import load_scheme
from ...algorithms.resistance.weighing_scheme import Combine, WeighingScheme
from ...algorithms.resistance.weighting import WeighBy
from ...ui.weighting import editor as editor_module
from ...ui.weighting.preview import preview
from ...ui.weighting.window import SETTINGS, WeightingWindow
from .weighting_window import at_rest, click, click_cell, key, pick, wait_for, write_cell

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
COVER, HEIGHTS, SETTLEMENTS = "Land cover", "Heights", "Settlements"
TABS = {name: k for k, name in enumerate("grades pairs entropy critic hand methods surface".split())}


@pytest.fixture
def project(workspace, qgis_new_project):
    """Return a project with land cover in the colours of its legend, heights, settlements and roads."""
    layers = [
        QgsRasterLayer(workspace.landscape("land_cover.tif"), COVER),
        QgsRasterLayer(workspace.landscape("dem.tif"), HEIGHTS),
        QgsVectorLayer(workspace.layer("settlements"), SETTLEMENTS),
        QgsVectorLayer(workspace.layer("roads"), "Roads"),
    ]
    each = QgsPalettedRasterRenderer.Class
    legend = [each(10, QColor("#006400"), "Tree cover"), each(50, QColor("#fa0000"), "Built-up")]
    layers[0].setRenderer(QgsPalettedRasterRenderer(layers[0].dataProvider(), 1, legend))
    found = QgsProject.instance()
    found.setCrs(layers[0].crs())
    found.addMapLayers(layers)
    yield layers
    found.clear()


@pytest.fixture
def window(project, monkeypatch):
    """Return the dialog, shown and empty; it never asks whether to save."""
    QgsSettings().remove(SETTINGS)
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    made = WeightingWindow()
    made.heard = []
    made.editor.refused.connect(made.heard.append)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    QgsApplication.processEvents()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def filled(window):
    """Return the dialog with land cover, heights and distance to settlements, added by its button."""
    for k, name in enumerate((COVER, HEIGHTS, SETTLEMENTS)):
        pick(window.factors.add_button, name)
        wait_for(lambda k=k: len(window.editor.scheme.factors) == k + 1)
    at_rest(window)
    return window


def show_tab(window, name):
    """Bring a tab to the front by its shortcut."""
    key(window, (CONTROL, getattr(Qt.Key, f"Key_{TABS[name] + 1}")))
    assert window.tabs.currentIndex() == TABS[name]


def undo(window):
    """Undo by the menu."""
    window.actions_by_name["undo"].trigger()


def test_layers_become_factors(filled):
    """Rasters come in by their values with classes or ranges, features by the distance from them, and are named so."""
    cover, heights, settlements = filled.editor.scheme.factors
    assert filled.editor.scheme.names == (COVER, HEIGHTS, f"Distance to {SETTLEMENTS}")
    assert isinstance(cover.grading, Classes)
    assert isinstance(heights.grading, Ranges)
    assert settlements.measure is Measure.DISTANCE
    assert filled.factors.list.count() == 3
    assert not filled.factors.hint.isVisible()


def test_layer_is_offered_once(filled):
    """A layer that is a factor already cannot be added again from the menu."""
    filled.factors.fill_menu()
    enabled = {action.text(): action.isEnabled() for action in filled.factors.menu.actions()}
    assert enabled == {COVER: False, HEIGHTS: False, SETTLEMENTS: False, "Roads": True}


def test_grade_table_has_names_and_colours_of_the_legend(filled):
    """Classes are called as the legend of the layer calls them, in its colours, with the share of their cells."""
    click_cell_of_list(filled, 0)
    table = filled.grading.table
    row = filled.editor.factor.grading.codes.index(10)
    assert table.item(row, 2).text() == "Tree cover"
    assert table.item(row, 0).icon().pixmap(14, 14).toImage().pixelColor(7, 7).name() == "#006400"
    shares = [float(table.item(k, 3).text()) for k in range(table.rowCount())]
    assert sum(shares) == pytest.approx(100, abs=0.1 * table.rowCount())


def click_cell_of_list(window, row):
    """Select a factor by the mouse, with its grades."""
    show_tab(window, "grades")
    rows = window.factors.list
    click(rows.viewport(), rows.visualItemRect(rows.item(row)).center())
    assert window.editor.place == row


def test_grades_are_typed(filled):
    """A grade that is typed counts; barrier means impassable; what is no grade is refused by a sentence."""
    click_cell_of_list(filled, 0)
    write_cell(filled.grading.table, 0, 4, "33")
    assert filled.editor.factor.grading.grades[0] == 33
    write_cell(filled.grading.table, 1, 4, "barrier")
    assert filled.editor.factor.grading.grades[1] == BARRIER
    write_cell(filled.grading.table, 1, 4, "-4")
    assert filled.editor.factor.grading.grades[1] == BARRIER
    assert "-4" in filled.heard[-1]
    assert "-4" in filled.status.text()
    assert filled.grading.table.item(1, 4).text() == "barrier"
    write_cell(filled.grading.table, 0, 2, "Woods")
    assert filled.editor.factor.grading.names[0] == "Woods"


def test_grade_table_goes_by_keys(filled):
    """Arrow keys go from grade to grade, and a digit begins to write."""
    click_cell_of_list(filled, 0)
    table = filled.grading.table
    table.setFocus()
    table.setCurrentCell(0, 4)
    key(table, Qt.Key.Key_Down)
    key(table, "7")
    key(table.focusWidget(), Qt.Key.Key_Return)
    QgsApplication.processEvents()
    assert filled.editor.factor.grading.grades[1] == 7


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_values_are_divided(filled, steps):
    """Equal steps, quantiles and natural breaks give as many ranges as asked for, from grade to grade."""
    click_cell_of_list(filled, 1)
    form = filled.grading.division
    form.by.setFocus()
    key(form.by, Qt.Key.Key_Home, *[Qt.Key.Key_Down] * steps)
    form.count.selectAll()
    key(form.count, "4", Qt.Key.Key_Tab)
    for field, text in ((form.least, "2"), (form.most, "80")):
        field.selectAll()
        key(field, text)
    click(form.button)
    grading = filled.editor.factor.grading
    assert grading.grades == pytest.approx((2, 28, 54, 80))
    if steps == 0:
        assert np.diff(grading.bounds) == pytest.approx([np.diff(grading.bounds)[0]] * 4)


def test_own_breaks_are_typed(filled):
    """Bounds that are typed make the ranges; what is no list of numbers is refused."""
    click_cell_of_list(filled, 1)
    form = filled.grading.division
    key(form.by, Qt.Key.Key_End)
    assert form.own.isVisible()
    key(form.own, "0; 100; 300; 900", Qt.Key.Key_Return)
    assert filled.editor.factor.grading.bounds == (0, 100, 300, 900)
    form.own.clear()
    key(form.own, "up to 5", Qt.Key.Key_Return)
    assert "up to 5" in filled.heard[-1]
    assert filled.editor.factor.grading.bounds == (0, 100, 300, 900)


def test_ranges_are_cut_joined_and_moved(filled):
    """A range is split and joined by buttons, its bounds are typed, and the next range follows."""
    click_cell_of_list(filled, 1)
    table = filled.grading.table
    before = filled.editor.factor.grading
    click_cell(table, 1, 4)
    click(filled.grading.more)
    assert len(filled.editor.factor.grading.grades) == 6
    click_cell(table, 1, 4)
    click(filled.grading.less)
    assert filled.editor.factor.grading == before
    middle = (before.bounds[1] + before.bounds[2]) / 2
    write_cell(table, 0, 1, f"{middle:.6g}")
    assert filled.editor.factor.grading.bounds[1] == pytest.approx(middle, rel=1e-4)
    assert table.item(1, 0).text() == table.item(0, 1).text()
    write_cell(table, 4, 1, "")
    assert filled.editor.factor.grading.bounds[-1] == np.inf


def test_histogram_follows_the_layer(filled):
    """The histogram counts every cell of the sample, and tells of each bar under the mouse."""
    click_cell_of_list(filled, 1)
    histogram = filled.grading.histogram
    facts = filled.editor.facts_of(filled.editor.factor)
    assert histogram.counts.sum() == facts.known.size
    assert "%" in histogram._text_at(histogram.width() // 2)
    click_cell_of_list(filled, 0)
    assert histogram._text_at(10).startswith("10")


def test_curve_is_set(filled):
    """A curve takes the place of ranges, runs over the values of the layer, and its form is typed."""
    click_cell_of_list(filled, 1)
    view = filled.grading
    key(view.kind, Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down)
    choose(view.kind)
    assert isinstance(filled.editor.factor.grading, Transform)
    key(view.curve.function, Qt.Key.Key_Down, Qt.Key.Key_Down)
    choose(view.curve.function)
    assert filled.editor.factor.grading.function.value == "power"
    field = view.curve.fields["shape"]
    field.selectAll()
    key(field, "2.5", Qt.Key.Key_Return)
    assert filled.editor.factor.grading.shape == 2.5
    field.selectAll()
    key(field, "-1", Qt.Key.Key_Return)
    assert filled.editor.factor.grading.shape == 2.5
    assert filled.heard


def choose(combo):
    """Confirm what the arrow keys brought a list to; Qt tells of arrow keys only by the current row."""
    if combo.member is not None:
        combo.activated.emit(combo.currentIndex())


def test_values_outside_follow_the_rule(filled):
    """What happens to values outside is chosen, with its grade; what classes cannot have is refused."""
    click_cell_of_list(filled, 1)
    view = filled.grading
    key(view.outside, Qt.Key.Key_Down, Qt.Key.Key_Down)
    choose(view.outside)
    assert filled.editor.factor.grading.outside is Outside.GRADE
    view.other.selectAll()
    key(view.other, "44", Qt.Key.Key_Return)
    assert filled.editor.factor.grading.other == 44
    click_cell_of_list(filled, 0)
    key(view.outside, Qt.Key.Key_Home)
    choose(view.outside)
    assert filled.editor.factor.grading.outside is Outside.REFUSE
    assert "order" in filled.heard[-1]


def test_published_grades_are_taken(filled):
    """The list of published grades that fits is taken over, and the window says where it comes from."""
    click_cell_of_list(filled, 1)
    pick(filled.grading.published, "Elevation, western Jilin 2021 [m]")
    assert filled.editor.factor.grading.grades == (10, 20, 40, 80)
    assert "2021" in filled.status.text()


def test_factor_is_renamed_with_its_comparisons(filled):
    """A factor that is renamed keeps its comparisons; a name that another one has is refused."""
    filled.editor.edit("with_comparison", 0, 1, 5)
    click_cell_of_list(filled, 1)
    filled.grading.name.selectAll()
    key(filled.grading.name, "Elevation", Qt.Key.Key_Return)
    assert filled.editor.scheme.names[1] == "Elevation"
    assert filled.editor.scheme.matrix.value(0, 1) == 5
    filled.grading.name.selectAll()
    key(filled.grading.name, COVER, Qt.Key.Key_Return)
    assert filled.editor.scheme.names[1] == "Elevation"
    assert COVER in filled.heard[-1]


def test_factors_are_put_in_order(filled):
    """Keys move a factor up and down, and a drop into another row does the same; comparisons go along."""
    filled.editor.edit("with_comparison", 0, 1, 5)
    click_cell_of_list(filled, 0)
    key(filled.factors.list, (ALT, Qt.Key.Key_Down))
    assert filled.editor.scheme.names[:2] == (HEIGHTS, COVER)
    assert filled.editor.scheme.matrix.value(0, 1) == pytest.approx(1 / 5)
    assert filled.editor.factor.name == COVER
    rows = filled.factors.list.model()
    rows.moveRow(QModelIndex(), 2, QModelIndex(), 0)
    wait_for(lambda: filled.editor.scheme.names[0] == f"Distance to {SETTLEMENTS}")
    assert filled.factors.list.item(0).text().startswith("Distance to")
    click(filled.factors.down_button)
    assert filled.editor.scheme.names[1] == f"Distance to {SETTLEMENTS}"


def test_factor_is_removed_and_comes_back(filled):
    """Delete takes a factor out; undo brings it back with its comparisons."""
    filled.editor.edit("with_comparison", 0, 2, 7)
    click_cell_of_list(filled, 2)
    key(filled.factors.list, Qt.Key.Key_Delete)
    assert len(filled.editor.scheme.factors) == 2
    undo(filled)
    assert filled.editor.scheme.matrix.value(0, 2) == 7


def test_slider_sets_the_pair_in_words(filled):
    """The slider of a pair sets the upper cell, the lower mirrors it, and words say what it means."""
    show_tab(filled, "pairs")
    view = filled.matrix
    click_cell(view.table, 0, 1)
    key(view.slider, Qt.Key.Key_Left, Qt.Key.Key_Left)
    assert filled.editor.scheme.matrix.value(0, 1) == 3
    assert view.table.item(0, 1).text().startswith("3")
    assert view.table.item(1, 0).text() == "1/3"
    assert f"{COVER} is moderately more important than {HEIGHTS}." in view.said.text()
    key(view.slider, *[Qt.Key.Key_Right] * 6)
    assert filled.editor.scheme.matrix.value(0, 1) == pytest.approx(1 / 5)
    assert f"{HEIGHTS} is strongly more important than {COVER}." in view.said.text()
    undo(filled)
    assert filled.editor.scheme.matrix.value(0, 1) == 1


def test_lower_cells_choose_the_same_pair(filled):
    """A cell below the diagonal chooses its pair and cannot be written; the diagonal chooses none."""
    show_tab(filled, "pairs")
    view = filled.matrix
    click_cell(view.table, 2, 0)
    assert view.table.pair() == (0, 2)
    assert view.slider.isEnabled()
    assert not view.table.item(2, 0).flags() & Qt.ItemFlag.ItemIsEditable
    click_cell(view.table, 1, 1)
    assert not view.slider.isEnabled()


def test_plus_and_minus_step_along_the_scale(filled):
    """The keys + and - in the matrix make the factor of the row more and less important."""
    show_tab(filled, "pairs")
    table = filled.matrix.table
    click_cell(table, 0, 2)
    key(table, "+", "+", "+")
    assert filled.editor.scheme.matrix.value(0, 2) == 4
    key(table, "-")
    assert filled.editor.scheme.matrix.value(0, 2) == 3


def test_consistency_follows_every_key(filled):
    """While a comparison is typed the ratio changes with every key, and equals that of the core."""
    show_tab(filled, "pairs")
    view = filled.matrix
    view.editor.edit("with_comparison", 0, 1, 9)
    click_cell(view.table, 1, 2)
    key(view.table, Qt.Key.Key_F2)
    field = view.table.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    seen = []
    for letter in "1/5":
        key(field, letter)
        seen.append((filled.editor.scheme.matrix.value(1, 2), view.verdict.text()))
    assert field.text() == "1/5"
    assert seen[0][0] == 1
    assert seen[2][0] == pytest.approx(1 / 5)
    ratio = PairwiseMatrix(filled.editor.scheme.names, (9, 1, 1 / 5)).judge().consistency_ratio
    assert f"{ratio:.3f}" in seen[2][1]
    key(field, Qt.Key.Key_Return)
    QgsApplication.processEvents()
    assert view.table.item(2, 1).text() == "5"


@pytest.mark.parametrize(
    ("upper", "word"),
    [((3, 5, 3), "consistent"), ((3, 5, 5), "somewhat contradictory"), ((9, 1 / 9, 9), "contradictory")],
)
def test_light_says_in_words_how_consistent(filled, upper, word):
    """The light has a word beside its colour, by the limits of 0.1 and 0.2."""
    filled.editor.set_fields(matrix=PairwiseMatrix(filled.editor.scheme.names, upper))
    show_tab(filled, "pairs")
    assert filled.matrix.verdict.text().endswith(f": {word}")
    assert filled.matrix.light.toolTip() == word


def test_mend_is_pointed_out_and_taken(filled):
    """The comparison that spoils consistency most is named with its mend; the button takes it."""
    filled.editor.set_fields(matrix=PairwiseMatrix(filled.editor.scheme.names, (3, 1 / 5, 3)))
    show_tab(filled, "pairs")
    view = filled.matrix
    mend = filled.editor.scheme.judge().mend
    names = filled.editor.scheme.names
    assert f"{names[mend.row]} to {names[mend.column]}" in view.advice.text()
    assert view.table.item(mend.row, mend.column).text().endswith("!")
    click(view.mend_button)
    assert filled.editor.scheme.matrix.value(mend.row, mend.column) == pytest.approx(mend.value)
    assert filled.editor.scheme.judge().consistency_ratio == pytest.approx(mend.consistency_ratio)


def test_weights_from_layers_are_shown(filled):
    """Entropy and CRITIC show what the core makes of the cells of the preview, with sum 1."""
    for name, view, found in (
        ("entropy", filled.entropy, filled.editor.shown.entropy),
        ("critic", filled.critic, filled.editor.shown.critic),
    ):
        show_tab(filled, name)
        shown = [float(view.table.item(k, 2).text()) for k in range(3)]
        assert shown == pytest.approx(found.weights, abs=1e-4)
        assert sum(shown) == pytest.approx(1, abs=2e-4)
        assert view.chart.content.values == tuple(found.weights)


def test_weights_by_hand_are_typed(filled):
    """Numbers by hand of any sum become weights; one below 0 is refused."""
    show_tab(filled, "hand")
    table = filled.direct.table
    for row, text in enumerate(("6", "3", "1")):
        write_cell(table, row, 1, text)
    assert filled.editor.scheme.weights() == pytest.approx((0.6, 0.3, 0.1))
    assert table.item(0, 2).text() == "0.6000"
    write_cell(table, 0, 1, "-2")
    assert filled.editor.scheme.direct[0] == 6
    assert filled.heard
    filled.editor.edit("with_comparison", 0, 1, 5)
    click(filled.direct.copy_button)
    assert filled.editor.scheme.direct == pytest.approx(filled.editor.scheme.judge().weights, abs=1e-4)


def test_methods_stand_side_by_side(filled):
    """Every method has a row; the one in use is marked, and another can be taken."""
    show_tab(filled, "methods")
    view = filled.compare
    table = view.table
    assert table.rowCount() == len(filled.editor.shown.methods) == 10
    assert table.item(0, 0).text().startswith("▶")
    click_cell(table, 2, 0)
    click(view.button)
    assert filled.editor.scheme.weigh_by is WeighBy.ENTROPY
    at_rest(filled)
    assert filled.result.chart.content.values == pytest.approx(filled.editor.shown.entropy.weights)
    assert table.item(2, 0).text().startswith("▶")


def test_combination_has_its_choices(filled):
    """Only where pairs and layers are combined is there a choice of how."""
    assert not filled.combination.isVisible()
    key(filled.weigh_by, Qt.Key.Key_End)
    choose(filled.weigh_by)
    assert filled.editor.scheme.weigh_by is WeighBy.COMBINED
    assert filled.objective.isVisible()
    assert filled.combination.isVisible()


def test_preview_follows_an_edit(filled):
    """The map and the bars follow an edit in the background; the cells read by mouse and keys are those of the core."""
    before = filled.editor.shown.surface.resistance.values
    filled.editor.edit("with_weight", 0, 20)
    assert filled.editor.busy
    assert filled.result.canvas.stale
    at_rest(filled)
    after = filled.editor.shown.surface.resistance.values
    assert not np.array_equal(before, after, equal_nan=True)
    assert not filled.result.canvas.stale
    assert filled.result.chart.content.values[0] == pytest.approx(20 / 22)
    canvas = filled.result.canvas
    canvas.setFocus()
    key(canvas, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert np.isfinite(after[canvas.marked])
    assert canvas.marked_text()[6:].replace(",", "") == f"{after[canvas.marked]:.3g}"
    assert canvas.marked_text() in canvas.accessibleDescription()


def test_edit_cancels_the_preview_before_it(filled, monkeypatch):
    """The next edit stops the work for the one before; only the last is shown."""
    begun, stopped = [], []

    def slow(scheme, readers, facts, shapes, progress):
        begun.append(scheme.direct[0])
        while scheme.direct[0] < 4:
            time.sleep(0.01)
            try:
                progress.check()
            except Cancelled:
                stopped.append(scheme.direct[0])
                raise
        return preview(scheme, readers, facts, shapes, progress)

    monkeypatch.setattr(editor_module, "preview", slow)
    for weight in (2, 3, 4):
        filled.editor.edit("with_weight", 0, weight)
        wait_for(lambda weight=weight: weight in begun)
    at_rest(filled)
    wait_for(lambda: stopped == [2, 3])
    assert filled.editor.shown.scheme.direct[0] == 4


def test_preview_says_what_is_wrong(filled):
    """Where there is no resistance the canvas says why in a sentence."""
    filled.editor.set_grading(lambda: Classes((1,), (1,)))
    filled.editor.select(0)
    filled.editor.set_grading(lambda: Classes((10,), (1,)))
    at_rest(filled)
    assert filled.result.canvas.values is None
    assert COVER in filled.result.canvas.note


def test_warnings_are_told(filled):
    """What may be wrong with the resistance stands below it."""
    filled.editor.set_fields(minimum=3.0)
    at_rest(filled)
    assert "best habitat should be 1" in filled.result.warnings.text()


def test_surface_is_set(filled):
    """Combination, limits and what is burnt in are edited, and the preview has them."""
    show_tab(filled, "surface")
    view = filled.surface
    key(view.combine, Qt.Key.Key_End)
    choose(view.combine)
    assert filled.editor.scheme.combine is Combine.MAXIMUM
    key(view.most, "60", Qt.Key.Key_Return)
    assert filled.editor.scheme.maximum == 60
    pick(view.add_button, "Roads")
    write_cell(view.table, 0, 1, "777")
    assert filled.editor.scheme.burnt[0].value == 777
    at_rest(filled)
    assert np.nanmax(filled.editor.shown.surface.resistance.values) == 777
    click(view.remove_button)
    assert filled.editor.scheme.burnt == ()
    view.least.selectAll()
    key(view.least, "0", Qt.Key.Key_Return)
    assert filled.editor.scheme.minimum == 1
    assert filled.heard


def test_undo_and_redo_by_keys(filled):
    """Ctrl+Z and the key for redo go through all edits, one at a time."""
    states = [filled.editor.scheme]
    for change in (("with_weight", 0, 4), ("with_comparison", 0, 1, 3), ("without_factor", 2)):
        filled.editor.edit(*change)
        states.append(filled.editor.scheme)
    filled.factors.list.setFocus()
    for state in reversed(states[:-1]):
        key(filled.factors.list, (CONTROL, Qt.Key.Key_Z))
        assert filled.editor.scheme == state
    for state in states[1:]:
        filled.actions_by_name["redo"].trigger()
        assert filled.editor.scheme == state
    assert not filled.actions_by_name["redo"].isEnabled()


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_scheme_is_saved_and_loaded(filled, tmp_path, monkeypatch, ending):
    """What is saved comes back whole from either kind of file; the title names it and tells whether it changed."""
    path = str(tmp_path / f"mine.{ending}")
    filled.editor.edit("with_comparison", 0, 1, 5)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    key(filled, (CONTROL, Qt.Key.Key_S))
    kept = filled.editor.scheme
    assert load_scheme(path) == kept
    assert filled.windowTitle().endswith(f"mine.{ending}")
    filled.editor.edit("with_weight", 0, 9)
    assert filled.windowTitle().endswith("*")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    filled.actions_by_name["open"].trigger()
    assert filled.editor.scheme == kept
    assert not filled.editor.history.can_undo
    at_rest(filled)
    assert filled.editor.shown.error == ""


def test_import_is_an_edit_and_export_a_copy(filled, tmp_path, monkeypatch):
    """Import can be undone and leaves the file of the scheme; export writes a copy and changes nothing."""
    other = replace(filled.editor.scheme, minimum=2.0)
    path = str(tmp_path / "copy.csv")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (path, ""))
    before = filled.editor.scheme
    filled.editor.set_fields(minimum=2.0)
    filled.actions_by_name["export"].trigger()
    assert load_scheme(path) == other
    assert filled.editor.path is None
    undo(filled)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (path, ""))
    filled.actions_by_name["import"].trigger()
    assert filled.editor.scheme == other
    undo(filled)
    assert filled.editor.scheme == before


def test_file_that_is_no_scheme_is_refused(filled, tmp_path):
    """A file that is no scheme leaves what is there, and the window says what is wrong with it."""
    path = tmp_path / "other.json"
    path.write_text("{}")
    before = filled.editor.scheme
    filled.open(str(path))
    assert filled.editor.scheme == before
    assert "scheme" in filled.heard[-1]


def test_closing_asks_for_what_is_not_saved(filled, monkeypatch):
    """Cancel keeps the window open; a scheme without changes closes without a question."""
    asked = []
    monkeypatch.setattr(QMessageBox, "question", lambda *a: asked.append(a) or QMessageBox.StandardButton.Cancel)
    click(filled.close_button)
    assert filled.isVisible()
    assert len(asked) == 1
    key(filled, Qt.Key.Key_Return)
    assert filled.isVisible()
    filled.editor.start(WeighingScheme())
    click(filled.close_button)
    assert not filled.isVisible()
    assert len(asked) == 1


def test_layer_that_is_gone_is_told(filled, project):
    """A layer that cannot be found any more is named, with what to do."""
    filled.editor.change_factor(source="nowhere.tif")
    at_rest(filled)
    assert "nowhere.tif" in filled.result.canvas.note


def test_temporary_layer_is_told(filled):
    """A layer that only the project has becomes a factor, and the window says that its scheme needs a file."""
    wells = QgsVectorLayer(f"Point?crs={QgsProject.instance().crs().authid()}", "Wells", "memory")
    well = QgsFeature()
    well.setGeometry(QgsGeometry.fromPointXY(QgsProject.instance().mapLayersByName(COVER)[0].extent().center()))
    wells.dataProvider().addFeatures([well])
    QgsProject.instance().addMapLayer(wells)
    pick(filled.factors.add_button, "Wells")
    wait_for(lambda: len(filled.editor.scheme.factors) == 4)
    assert filled.editor.factor.source == wells.id()
    assert "Wells is a temporary layer" in filled.status.text()
    at_rest(filled)
    assert filled.editor.shown.error == ""
    assert filled.editor.factor.name in filled.editor.shown.scheme.names


def test_everything_has_a_name_for_screen_readers(filled):
    """Every field, table, list and button that takes the focus is named."""
    nameless = []
    for kind in (QAbstractButton, QComboBox, QLineEdit, QTableWidget):
        for widget in filled.findChildren(kind):
            inner = widget.objectName().startswith("qt_") or type(widget.parent()).__name__ in (
                "QSpinBox",
                "QTabBar",
                "MatrixTable",
                "GradeTable",
                "QTableWidget",
                "QComboBox",
            )
            named = widget.accessibleName() or getattr(widget, "text", str)() or is_buddy(filled, widget)
            if not named and not inner and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                nameless.append(widget)
    assert nameless == []


def is_buddy(window, widget):
    """Return whether a label is that of a widget."""
    return any(label.buddy() is widget for label in window.findChildren(QLabel))


def test_tab_key_leads_through_the_window(filled):
    """The tab key leaves every table, so that nobody is caught in one, and comes round again."""
    for name in TABS:
        show_tab(filled, name)
        filled.factors.list.setFocus()
        seen = []
        for _ in range(60):
            widget = filled.focusWidget()
            if widget in seen:
                break
            seen.append(widget)
            key(widget, Qt.Key.Key_Tab)
        assert filled.run_button in seen
        assert filled.result.canvas in seen
        assert filled.focusWidget() is seen[0]


@pytest.fixture
def small_type(qgis_app):
    """Let the type be as large as desktops have it, which the screen of the tests has not."""
    before, font = QgsApplication.font(), QgsApplication.font()
    font.setPointSize(9)
    QgsApplication.setFont(font)
    yield
    QgsApplication.setFont(before)


def test_window_fits_small_and_large_screens(small_type, filled):
    """At 1024 x 700 and at 1600 x 1000 the window is no larger than asked for, whichever tab is shown."""
    for size in ((1024, 700), (1600, 1000)):
        for name in TABS:
            show_tab(filled, name)
            filled.resize(*size)
            QgsApplication.processEvents()
            assert (filled.width(), filled.height()) == size


def test_canvas_reads_the_cell_under_the_mouse(filled):
    """The middle of the map is the middle of the raster, and beside the map nothing is read."""
    canvas = filled.result.canvas
    rows, columns = canvas.values.shape
    row, column = canvas.cell_at(canvas._map_room().center().toPoint())
    assert abs(row - rows // 2) <= 1
    assert abs(column - columns // 2) <= 1
    assert canvas.cell_at(QPoint(0, 0)) is None
