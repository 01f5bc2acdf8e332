"""Every algorithm run once on a small sample landscape, in the order of a plan, for tests to look at."""

from functools import cached_property
from pathlib import Path

from osgeo import ogr, osr
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProject,
)

from ...algorithms import raster_io
from ...processing_provider.provider import ALGORITHMS, EcoPatternProvider
from ..languages import english

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


def rows(path):
    """Return the features of a file as dicts."""
    dataset = ogr.Open(path)
    return [feature.items() for feature in dataset.GetLayer(0)]


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
            inputs = self.inputs(name)
            # All tests share these results, whichever asks for them first.
            with english():
                self.done[name] = run(name, {**inputs, **self.outputs(name, folder)})
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

    def _sourcepatches(self):
        return {
            "PATCHES": self.results("habitatpatches")["PATCHES"],
            "IMPORTANCE": self.landscape("dem.tif"),
            "IMPORTANCE_MIN": 120,
            "PROTECTED": self.layer("protected"),
            "MIN_AREA": 60,
            "DPC_MIN": 0.5,
        }

    def _landcoverresistance(self):
        return {"LANDCOVER": self.landscape("land_cover.tif"), "SCHEME": "worldcover"}

    def _factorweights(self):
        factors = [self.results("landcoverresistance")["RESISTANCE"], self.landscape("dem.tif")]
        return {"METHOD": "combined", "MATRIX": "cover,height; 1,3; ,1", "FACTORS": factors}

    def _resistancesurface(self):
        return {
            "FACTORS": [self.landscape("land_cover.tif"), self.landscape("dem.tif")],
            "DISTANCES": [self.layer("settlements")],
            "TABLE": "land_cover,worldcover; dem,elevation jl21; settlements,0,2000,200; settlements,2000,,1",
            "WEIGHTS": "0.6; 0.1; 0.3",
            "ROADS": self.layer("roads"),
            "ROADS_VALUE": 600,
        }

    def _nightlightresistance(self):
        light = self.landscape("dem.tif")
        return {
            "RESISTANCE": self._network()["RESISTANCE"],
            "NIGHTLIGHT": light,
            "LANDCOVER": self.landscape("land_cover.tif"),
        }

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

    def _omnidirectional(self):
        resistance = self._network()["RESISTANCE"]
        return {"RESISTANCE": resistance, "STRENGTH_FROM_RESISTANCE": True, "RADIUS": 12, "BLOCK_SIZE": 5}

    def _pinchpoints(self):
        return {**self._linked(), "CUTOFF": 5, "CUTOFF_UNIT": "percent"}

    def _networkcurrent(self):
        linked = self._linked()
        del linked["RESISTANCE"]
        return linked

    def _fromcircuitscape(self):
        folder = self.folder / "circuitscape"
        folder.mkdir(exist_ok=True)
        settings = {
            "data_type": "raster",
            "scenario": "pairwise",
            "habitat_file": self.results("landcoverresistance")["RESISTANCE"],
            "point_file": "points.txt",
            "output_file": "output/sample.out",
            "write_cur_maps": True,
            "write_volt_maps": True,
        }
        (folder / "sample.ini").write_text("\n".join(f"{key} = {value}" for key, value in settings.items()), "utf-8")
        grid = raster_io.read_grid(settings["habitat_file"])
        points = [grid.xy(row, column) for row, column in ((9, 9), (9, 150), (120, 20), (70, 80), (130, 160))]
        lines = "".join(f"{k + 1}\t{x}\t{y}\n" for k, (x, y) in enumerate(points))
        (folder / "points.txt").write_text(lines, "utf-8")
        return {"INI": str(folder / "sample.ini")}

    def _graph(self):
        linked = self._linked()
        del linked["RESISTANCE"]
        return {**linked, "DISTANCE": 5000, "PROBABILITY": 0.5}

    def _fromomniscape(self):
        folder = self.folder / "omniscape"
        folder.mkdir(exist_ok=True)
        settings = {
            "resistance_file": self.results("landcoverresistance")["RESISTANCE"],
            "source_from_resistance": True,
            "radius": 20,
            "block_size": 9,
            "project_name": "sample",
            "calc_normalized_current": True,
        }
        (folder / "sample.ini").write_text("\n".join(f"{key} = {value}" for key, value in settings.items()), "utf-8")
        return {"INI": str(folder / "sample.ini")}

    def _connectivityindices(self):
        return {**self._graph(), "SEVERAL_DISTANCES": "1000, 5000"}

    def _patchimportance(self):
        return self._graph()

    def _patchcentrality(self):
        return self._graph()

    def _linkimportance(self):
        return self._graph()

    def _candidates(self):
        patches = {"PATCHES": self.results("habitatpatches")["PATCHES"], "PATCH_ID": "patch_id"}
        return {**patches, "CANDIDATES": self.results("pinchpoints")["AREAS"], "DISTANCE": 5000, "ADD_NUMBER": 2}

    def _networkstructure(self):
        graph = self._graph()
        return {name: graph[name] for name in ("PATCHES", "PATCH_ID", "LINKS")}

    def _connectivitychange(self):
        patches = self.results("habitatpatches")["PATCHES"]
        return {"PATCHES_BEFORE": patches, "PATCHES_AFTER": patches, "DISTANCE": 5000}

    def _scenario(self):
        changes = str(self.folder / "changes.gpkg")
        if not Path(changes).exists():
            grid = raster_io.read_grid(self.landscape("land_cover.tif"))
            west, south, east, north = grid.extent
            x, y, side = (west + east) / 2, (south + north) / 2, 10 * grid.cell[0]
            square = f"POLYGON(({x} {y},{x + side} {y},{x + side} {y + side},{x} {y + side},{x} {y}))"
            road = f"LINESTRING({west} {y}, {east} {y + side})"
            dataset = ogr.GetDriverByName("GPKG").CreateDataSource(changes)
            reference = osr.SpatialReference()
            reference.ImportFromWkt(grid.crs)
            layer = dataset.CreateLayer("changes", reference, ogr.wkbUnknown)
            for name, kind in (("kind", ogr.OFTString), ("value", ogr.OFTReal), ("crossings", ogr.OFTInteger)):
                layer.CreateField(ogr.FieldDefn(name, kind))
            for kind, shape, crossings in (("added", square, None), ("road", road, 4)):
                feature = ogr.Feature(layer.GetLayerDefn())
                feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
                feature["kind"] = kind
                if crossings:
                    feature["crossings"] = crossings
                layer.CreateFeature(feature)
        return {**self._linked(), "CHANGES": changes, "DISTANCE": 5000}

    def _protectedconnectivity(self):
        return {"PATCHES": self.results("habitatpatches")["PATCHES"], "REGION_AREA": 1e6, "DISTANCE": 5000}

    def _restorationareas(self):
        return {
            "CORRIDORS": self.results("corridors")["CORRIDORS"],
            "PINCH": self.results("pinchpoints")["AREAS"],
            "BARRIERS": self.results("barriers")["AREAS"],
            "BREAKS": self.results("strategicnodes")["NODES"],
        }

    def _networkdesign(self):
        return {**self._linked(), "WIDTH": 120, "BUDGET": 60, "TIME_LIMIT": 20}

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
