"""Every algorithm run once on a small sample landscape, in the order of a plan, for tests to look at."""

from functools import cached_property
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

from ...processing_provider.provider import ALGORITHMS, EcoPatternProvider

SIZE = "180x140"
ENDINGS = {"raster": ".tif", "vector": ".gpkg", "file": "", "folder": ""}


KEPT = []


def register():
    """Register the provider, once a session, and return it; QGIS forgets one that Python lets go."""
    registry = QgsApplication.processingRegistry()
    if registry.providerById("ecopattern") is None:
        KEPT.append(EcoPatternProvider())
        assert registry.addProvider(KEPT[-1])
        KEPT[-1].refreshAlgorithms()
    return registry.providerById("ecopattern")


class Listener(QgsProcessingFeedback):
    """Keeps what an algorithm says; cancels itself after `limit` calls of progress if that is given."""

    def __init__(self, limit=None):
        super().__init__(False)
        self.warnings, self.steps, self.limit = [], [], limit
        self.progressChanged.connect(self._step)

    def _step(self, percent):
        self.steps.append(percent)
        if self.limit is not None and len(self.steps) >= self.limit:
            self.cancel()

    def pushWarning(self, text):
        self.warnings.append(text)


def run(name, parameters, feedback=None):
    """Run an algorithm as QGIS does, from checking to finishing; raise with the sentence it refuses with."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"ecopattern:{name}")
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback = feedback or Listener()
    ready, sentence = algorithm.checkParameterValues(parameters, context)
    if not ready:
        raise RuntimeError(sentence)
    errors = []
    feedback.reportError = lambda text, fatal=False: errors.append(text)
    results, done = algorithm.run(parameters, context, feedback)
    if not done:
        raise RuntimeError("\n".join(errors))
    return results


class Workspace:
    """Inputs and results by algorithm id; each algorithm runs when its results are first asked for."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.provider = register()
        self.done = {}

    @cached_property
    def algorithms(self):
        """The wrappers by id."""
        return {wrapper.NAME: wrapper() for wrapper in ALGORITHMS}

    def outputs(self, name, folder):
        """Return a destination for every output of an algorithm."""
        return {
            output.name: str(Path(folder) / f"{output.name.lower()}{output.ending}")
            for output in self.algorithms[name].outputs()
        }

    def results(self, name):
        """Return the results of an algorithm."""
        if name not in self.done:
            folder = self.folder / name
            folder.mkdir(exist_ok=True)
            self.done[name] = run(name, {**self.inputs(name), **self.outputs(name, folder)})
        return self.done[name]

    def landscape(self, name):
        """Return a file of the sample landscape."""
        return str(Path(self.results("samplelandscape")["FOLDER"]) / name)

    def layer(self, name):
        """Return a vector layer of the sample landscape."""
        return f"{self.landscape('landscape.gpkg')}|layername={name}"

    def inputs(self, name):
        """Return what an algorithm is asked with."""
        return getattr(self, f"_{name}")()

    def _samplelandscape(self):
        return {"SEED": 3, "SIZE": SIZE, "CELL": 60.0}

    def _harmonise(self):
        rasters = [self.landscape("land_cover.tif"), self.landscape("dem.tif")]
        return {"RASTERS": rasters, "CRS": "EPSG:32649", "CELL_SIZE": 90}

    def _report(self):
        shown = [self.results("habitatpatches")["PATCHES"], self.landscape("land_cover.tif")]
        return {"TITLE": "Test", "LAYERS": shown}

    def _habitatpatches(self):
        return {"LANDCOVER": self.landscape("land_cover.tif"), "CLASSES": "10", "MIN_AREA": 60}

    def _morphology(self):
        return {"LANDCOVER": self.landscape("land_cover.tif"), "FOREGROUND": "10", "EDGE_WIDTH": 2}

    def _landcoverresistance(self):
        return {"LANDCOVER": self.landscape("land_cover.tif"), "SCHEME": "worldcover"}

    def _network(self):
        return {
            "RESISTANCE": self.results("landcoverresistance")["RESISTANCE"],
            "PATCHES": self.results("habitatpatches")["PATCHES"],
            "PATCH_ID": "patch_id",
        }

    def _costdistance(self):
        network = self._network()
        return {"RESISTANCE": network["RESISTANCE"], "SOURCES": network["PATCHES"], "SOURCE_ID": "patch_id"}

    def _links(self):
        return self._network()

    def _linked(self):
        return {**self._network(), "LINKS": self.results("links")["LINKS"]}

    def _corridors(self):
        return {**self._linked(), "CUTOFF": 5, "CUTOFF_UNIT": "percent"}

    def _barriers(self):
        return {**self._linked(), "RADIUS_MIN": 60, "RADIUS_MAX": 180, "RADIUS_STEP": 60}

    def _leastcostpaths(self):
        network = self._network()
        return {
            "RESISTANCE": network["RESISTANCE"],
            "ORIGINS": self.layer("settlements"),
            "DESTINATIONS": network["PATCHES"],
            "DESTINATION_ID": "patch_id",
        }

    def _gravity(self):
        return self._linked()

    def _linkpriority(self):
        return {**self._linked(), "CUTOFF": 5, "CUTOFF_UNIT": "percent"}

    def _restorationsequence(self):
        return {**self._linked(), "RADIUS": 180, "ROUNDS": 3}

    def _resistanceuncertainty(self):
        return {
            "LANDCOVER": self.landscape("land_cover.tif"),
            "SCHEME": "worldcover",
            "PATCHES": self.results("habitatpatches")["PATCHES"],
            "PATCH_ID": "patch_id",
            "RUNS": 4,
        }

    def _strategicnodes(self):
        return {**self._linked(), "ROADS": self.layer("roads")}

    def _currentflow(self):
        network = self._network()
        nodes = {"NODES": network["PATCHES"], "NODE_ID": "patch_id"}
        return {"RESISTANCE": network["RESISTANCE"], **nodes, "MODE": "one-to-all"}

    def _pinchpoints(self):
        return {**self._linked(), "CUTOFF": 5, "CUTOFF_UNIT": "percent"}

    def _connectivityindices(self):
        linked = self._linked()
        del linked["RESISTANCE"]
        return {**linked, "DISTANCE": 5000, "PROBABILITY": 0.5}

    def _patchimportance(self):
        return self._connectivityindices()

    def _restorationareas(self):
        return {
            "CORRIDORS": self.results("corridors")["CORRIDORS"],
            "PINCH": self.results("pinchpoints")["AREAS"],
            "BARRIERS": self.results("barriers")["AREAS"],
            "BREAKS": self.results("strategicnodes")["NODES"],
        }

    def _zones(self):
        return {
            "WATERSHEDS": self.layer("watersheds"),
            "ADMIN": self.layer("counties"),
            "ADMIN_CODES": ["province", "city", "county"],
        }

    def _restorationunits(self):
        return {
            "CORRIDORS": self.results("corridors")["CORRIDORS"],
            "AREAS": self.results("restorationareas")["AREAS"],
            "AREA_ID": "area_id",
            "PATCHES": self.results("habitatpatches")["PATCHES"],
            "PATCH_ID": "patch_id",
            "LINKS": self.results("links")["LINKS"],
            "CURRENT": self.results("pinchpoints")["CURRENT"],
            **self._zones(),
        }

    def _securitypattern(self):
        return {
            "LANDCOVER": self.landscape("land_cover.tif"),
            "SCHEME": "worldcover",
            "HABITAT": "10",
            "MIN_AREA": 60,
            "ROADS": self.layer("roads"),
            **self._zones(),
        }
