"""The plugin switched on and off in QGIS, and what it loads, needs and says when something is missing."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar

from .. import classFactory, plugin
from ..algorithms import jit
from .processing_provider.workspace import Listener, Workspace, register, run

ROOT = Path(__file__).resolve().parent.parent
MENU = "EcoPattern"
ENTRIES = 5
# QGIS forgets the Python side of a provider that nobody else holds.
KEPT = []


class Menus:
    """Notes what goes into the plugin menu and out of it, as QGIS shows it."""

    def __init__(self):
        self.entries = []

    def add(self, menu, action):
        self.entries.append((menu, action.text()))

    def remove(self, menu, action):
        self.entries.remove((menu, action.text()))


@pytest.fixture
def iface(qgis_app, qgis_processing, qgis_iface, monkeypatch):
    """Return QGIS's interface with a menu that can be looked at, before and after without the provider."""
    menus = Menus()
    monkeypatch.setattr(qgis_iface, "addPluginToMenu", menus.add)
    monkeypatch.setattr(qgis_iface, "removePluginMenu", menus.remove)
    qgis_iface.menus = menus
    registry = QgsApplication.processingRegistry()
    before = registry.providerById("ecopattern")
    if before is not None:
        registry.removeProvider(before)
    yield qgis_iface
    if provider() is not None:
        registry.removeProvider(provider())
    if before is not None:
        KEPT.append(register())


def toolbars(iface):
    """Return the toolbars of the plugin that are there."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [bar for bar in iface.mainWindow().findChildren(QToolBar) if bar.objectName() == "EcoPatternToolBar"]


def provider():
    """Return the registered provider, or None."""
    return QgsApplication.processingRegistry().providerById("ecopattern")


@pytest.fixture(scope="module")
def workspace(qgis_app, qgis_processing, tmp_path_factory):
    """Return a workspace of its own, since the provider comes and goes here; only tests after those use it."""
    made = Workspace(tmp_path_factory.mktemp("plugin"))
    KEPT.append(made.provider)
    return made


def test_switched_on_there_are_provider_menu_and_toolbar(iface):
    """Switching on adds every algorithm and the model, menu entries, and a toolbar with all but the sample."""
    made = classFactory(iface)
    made.initGui()
    try:
        algorithms = provider().algorithms()
        ids = {algorithm.name() for algorithm in algorithms}
        groups = {(algorithm.groupId(), algorithm.group()) for algorithm in algorithms}
        assert len(groups) == len({title for _, title in groups})
        assert {"securitypattern", "links", "samplelandscape", "ecopattern_plan"} <= ids
        assert [menu for menu, _ in iface.menus.entries] == [MENU] * ENTRIES
        (bar,) = toolbars(iface)
        texts = [text for _, text in iface.menus.entries]
        assert [action.text() for action in bar.actions()] == [texts[0], *texts[2:]]
        assert all(not action.icon().isNull() for action in bar.actions())
    finally:
        made.unload()


def test_switched_off_everything_is_gone(iface):
    """Switching off takes provider, menu entries, toolbar and translator away."""
    made = classFactory(iface)
    made.initGui()
    made.unload()
    assert provider() is None
    assert iface.menus.entries == []
    assert toolbars(iface) == []
    assert (made.provider, made.toolbar, made.dock, made.translator, made.actions) == (None, None, None, None, [])


def test_on_and_off_as_often_as_one_likes(iface):
    """Switched on and off again and again, by one object or by a new one, it is there once or not at all."""
    first = classFactory(iface)
    for made in (first, first, classFactory(iface)):
        made.initGui()
        assert provider() is not None
        assert len(iface.menus.entries) == ENTRIES
        assert len(toolbars(iface)) == 1
        made.unload()
        assert provider() is None
        assert iface.menus.entries == []
        assert toolbars(iface) == []


def test_switched_off_twice_is_no_error(iface):
    """Taking away what is not there does nothing."""
    made = classFactory(iface)
    made.unload()
    made.initGui()
    made.unload()
    made.unload()
    assert provider() is None


def test_without_a_window_only_the_provider_is_added(iface):
    """`qgis_process` asks for the provider alone."""
    made = classFactory(iface)
    made.initProcessing()
    try:
        assert provider() is not None
        assert iface.menus.entries == []
        assert toolbars(iface) == []
    finally:
        made.unload()


def test_entries_open_the_dialogs_of_their_algorithms(iface, monkeypatch):
    """The menu opens the main job and the sample landscape, which are there."""
    opened = []
    monkeypatch.setattr(plugin, "_open", opened.append)
    made = classFactory(iface)
    made.initGui()
    try:
        for action in made.actions[:2]:
            action.trigger()
        registry = QgsApplication.processingRegistry()
        assert opened == [plugin.MAIN_JOB, plugin.SAMPLE]
        assert all(registry.algorithmById(name) is not None for name in opened)
    finally:
        made.unload()


def test_dock_is_shown_and_hidden_by_its_entry(iface):
    """The entry of the dock in the menu shows and hides it; switched off, it is gone with all it listened to."""
    made = classFactory(iface)
    made.initGui()
    dock, entry = made.dock, made.dock.toggleViewAction()
    assert entry in made.actions
    assert entry.isCheckable()
    iface.mainWindow().show()
    shown = dock.isVisible()
    entry.trigger()
    assert dock.isVisible() is not shown
    iface.mainWindow().hide()
    made.unload()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert iface.mainWindow().findChild(QDockWidget, "EcoPatternDock") is None


def test_without_scipy_algorithms_say_what_is_missing(workspace, monkeypatch):
    """Where scipy is missing no algorithm can run, and each says what to install."""
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "scipy" else find(name, *rest))
    for algorithm in workspace.algorithms.values():
        able, sentence = algorithm.canExecute()
        assert not able
        assert "scipy" in sentence
        assert "install" in sentence


def test_with_scipy_algorithms_can_run(workspace):
    """Where scipy is there, every algorithm and the model can run."""
    algorithms = workspace.provider.algorithms()
    assert len(algorithms) > len(workspace.algorithms)
    for algorithm in algorithms:
        assert algorithm.canExecute()[0], algorithm.name()


class Said(Listener):
    """Keeps what an algorithm tells."""

    def __init__(self):
        super().__init__()
        self.texts = []

    def pushInfo(self, text):
        self.texts.append(text)


def test_without_numba_the_log_says_how_to_install_it(workspace, monkeypatch):
    """Where numba is missing the log names the remedy once; where it is there, nothing is said."""
    inputs = workspace.inputs("costdistance")
    with_numba, without = Said(), Said()
    run("costdistance", inputs, with_numba)
    monkeypatch.setattr(jit, "available", lambda: False)
    run("costdistance", inputs, without)
    assert not [text for text in with_numba.texts if "numba" in text]
    (hint,) = [text for text in without.texts if "numba" in text]
    assert "pip install numba" in hint
    assert "slower" in hint


def outside(code, **environment):
    """Run Python in a process of its own, with QGIS and the plugin, and return what it printed."""
    start = f"""
import importlib, importlib.util, sys
spec = importlib.util.spec_from_file_location("ecopattern", {str(ROOT / "__init__.py")!r})
package = sys.modules["ecopattern"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(package)
"""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
    done = subprocess.run(
        [sys.executable, "-c", start + code], env=variables, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


LOADED = """
loaded = lambda: sorted({"numba", "scipy", "llvmlite", "qgis"} & {name.split(".")[0] for name in sys.modules})
print(*loaded())
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
importlib.import_module(package.__name__ + ".plugin")
print(*loaded())
provider = importlib.import_module(package.__name__ + ".processing_provider.provider").EcoPatternProvider()
assert QgsApplication.processingRegistry().addProvider(provider)
assert provider.refreshAlgorithms() is None and len(provider.algorithms()) > 15
for algorithm in provider.algorithms():
    algorithm.create().shortHelpString()
print(*loaded())
QgsApplication.processingRegistry().removeProvider(provider)
application.exitQgis()
"""


def test_switching_on_loads_neither_numba_nor_scipy():
    """The package imports nothing of QGIS; plugin and provider, with all declarations, neither numba nor scipy."""
    package, switched_on, declared = outside(LOADED)
    assert package == ""
    assert switched_on == "qgis"
    assert declared == "qgis"


WITHOUT_NUMBA = """
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
module = importlib.import_module(package.__name__ + ".tests.processing_provider.workspace")
module.SIZE = "100x100"
workspace = module.Workspace({folder!r})
read = importlib.import_module(package.__name__ + ".algorithms.raster_io").read_raster
import numpy
for name, output in (("costdistance", "COST"), ("pinchpoints", "CURRENT")):
    values = read(workspace.results(name)[output]).values
    print(name, int(numpy.isnan(values).sum()), repr(float(numpy.nansum(values))))
print("numba" in sys.modules)
"""


def test_without_numba_results_are_the_same(tmp_path):
    """In a process without numba the algorithms run and give the same sums and the same cells without value."""
    found = []
    for name, variables in (("with", {}), ("without", {"ECOPATTERN_NO_NUMBA": "1"})):
        folder = tmp_path / name
        folder.mkdir()
        found.append(outside(WITHOUT_NUMBA.replace("{folder!r}", repr(str(folder))), **variables))
    assert [lines[-1] for lines in found] == ["True", "False"]
    for one, other in zip(found[0][:-1], found[1][:-1]):
        one, other = one.split(), other.split()
        assert one[:2] == other[:2]
        assert float(one[2]) == pytest.approx(float(other[2]), rel=1e-6)
