"""Maps without a window: results drawn for a report, or gathered in a project, before they are in their places."""

from __future__ import annotations

import html
import math
import os
import re
import shutil
import tempfile
import zipfile
from contextlib import contextmanager
from datetime import datetime
from glob import escape
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsMapRendererCustomPainterJob,
    QgsMapSettings,
    QgsPalettedRasterRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSingleBandGrayRenderer,
    QgsSingleBandPseudoColorRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from ..algorithms.errors import OutputError
from ..algorithms.raster_io import metres_per_unit
from ..algorithms.standard.report import ROWS_SHOWN, LayerSummary, Legend, report_html
from ..i18n import tr
from ..i18n.messages import told
from ..i18n.values import value_text
from . import desktop
from .layers import plain_value
from .results import Written, split_target

WIDTH, SMALL = 1400, 900
LOWEST, HIGHEST = 0.5, 1.15
DPI = 150
MARGIN = 0.015
SWATCH = QSize(44, 26)
RAMP = QSize(180, 26)
MOST_SIGNS = 16


def write_report(path, report, written, stamp, progress):
    """Write a report of the core as one HTML file, its maps drawn from what was written before it.

    Parameters
    ----------
    path : str
        Where the file is written.
    report : Report
        Pictures name their layers by the keys of `written`; those that were not asked for are left out.
    written : dict of str to Written or MapFacts
        Outputs of the run by name, still waiting to be put in their places, or layers drawn as they are styled.
    stamp : dict
        Provenance of the run.
    progress : Progress
        Moves with the maps, and may stop between them.
    """
    maps = max(1, sum(len(section.pictures) for section in report.sections))
    images, legends = {}, {}
    with _opened(written) as layers:
        for section in report.sections:
            for picture in section.pictures:
                drawn = [layers[name] for name in picture.layers if name in layers and layers[name].isSpatial()]
                progress.report(len(images) / maps)
                image = draw_map(drawn, SMALL if picture.small else WIDTH)
                if image is not None:
                    images[picture.caption] = _png(image)
                    legends[picture.caption] = [legend for legend in map(legend_of, drawn) if legend.entries]
        drawn = None
    moment = datetime.fromisoformat(stamp["time"]).strftime("%Y-%m-%d %H:%M UTC")
    source = tr("{algorithm}, EcoPattern {version}, QGIS {qgis}, {moment}").format(**stamp, moment=moment)
    # Each translation names its own language, so that the page never claims another than it is written in.
    page = report_html(
        report, images, legends=legends, source=source, translate=told, tell=value_text, language=tr("en")
    )
    Path(path).write_text(page, "utf-8")


def write_project(path, title, target, written):
    """Write a QGIS project of what was written before it, styled, in one group in drawing order.

    Parameters
    ----------
    path : str
        Where the project is written, ending in ``.qgz``.
    title : str
        Title of the project and of the group.
    target : str
        Where the project will be; its layers are found relative to that.
    written : dict of str to Written or MapFacts
        Top of the map first.
    """
    if Path(path).suffix.lower() != ".qgz":
        raise OutputError(f"'{target}' must end in .qgz.")
    with _opened(written) as layers:
        moves = {layer.customProperty(OPENED): layer.customProperty(FINAL) for layer in layers.values()}
        _save_project(path, title, sorted(layers.values(), key=lambda layer: not layer.isSpatial()))
    folder = Path(target).absolute().parent
    _rewrite_project(
        path, Path(target).stem, {opened: _relative(final, folder) for opened, final in moves.items() if opened}
    )


def summary(facts):
    """Return what a report says of a layer: its name, whether it can be drawn, and its first rows."""
    layer = facts.layer.clone()
    if layer.type() != QgsMapLayer.LayerType.VectorLayer:
        return LayerSummary(facts.name, layer.isSpatial())
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setLimit(ROWS_SHOWN)
    rows = [[plain_value(value) for value in feature.attributes()] for feature in layer.getFeatures(request)]
    columns = {}
    for k, field in enumerate(layer.fields()):
        if field.name().lower() not in ("fid", "ogc_fid"):
            words = _shown_words(layer, k)
            columns[field.displayName()] = [words.get(str(row[k]), row[k]) for row in rows]
    return LayerSummary(facts.name, layer.isSpatial(), columns, max(len(rows), layer.featureCount()))


def _shown_words(layer, place):
    """Return by value, as text, the words that a layer shows for the values of a field."""
    setup = layer.editorWidgetSetup(place)
    pairs = setup.config().get("map", []) if setup.type() == "ValueMap" else []
    pairs = [pairs] if isinstance(pairs, dict) else pairs
    return {str(value): word for pair in pairs for word, value in pair.items() if word}


# Layers that close again.

OPENED = "ecopattern/opened"
FINAL = "ecopattern/final"
UNIT = "ecopattern/unit"
STYLE = "ecopattern/style"


@contextmanager
def _opened(written):
    """Give the layers of `written` by name, and close all of them, so that waiting files can be moved afterwards.

    GeoPackages are read from copies, since QGIS switches a database that it opens to write-ahead logging; statistics
    that GDAL leaves beside rasters are taken away.
    """
    layers = {}
    with tempfile.TemporaryDirectory(prefix="ecopattern-") as folder:
        try:
            for name, item in written.items():
                layer = _open(item, Path(folder)) if isinstance(item, Written) else item.layer.clone()
                if layer is not None:
                    layers[name] = layer
            yield layers
        finally:
            layers.clear()
            layer = None
            for item in written.values():
                if isinstance(item, Written):
                    Path(f"{split_target(item.waiting)[0]}.aux.xml").unlink(missing_ok=True)


def _open(item, folder):
    """Return a waiting output as a styled layer; None if it is no layer."""
    file, table = split_target(item.waiting)
    ending = Path(file).suffix.lower()
    if ending in (".html", ".qgz") or not Path(file).is_file():
        return None
    final, _ = split_target(item.target)
    final = Path(final).absolute().as_posix()
    if ending in (".tif", ".tiff"):
        opened = Path(file).as_posix()
        layer = QgsRasterLayer(opened, item.declared.label, "gdal")
    else:
        copy = folder / Path(file).name
        if not copy.exists():
            for part in Path(file).parent.glob(f"{escape(Path(file).stem)}.*"):
                shutil.copyfile(part, folder / part.name)
        inside = f"|layername={table}" if ending == ".gpkg" else ""
        opened, final = copy.as_posix() + inside, final + inside
        layer = QgsVectorLayer(opened, item.declared.label, "ogr")
    if not layer.isValid():
        raise OutputError(f"'{item.target}' was written but cannot be read again.")
    desktop.apply_style(layer, item.declared.style)
    layer.setCustomProperty(OPENED, opened)
    layer.setCustomProperty(FINAL, final)
    layer.setCustomProperty(UNIT, item.declared.unit)
    layer.setCustomProperty(STYLE, item.declared.style)
    return layer


# Drawing.


def draw_map(layers, width=WIDTH):
    """Return layers drawn on white with scale bar and north arrow, or None if there is nothing to draw.

    Parameters
    ----------
    layers : sequence of QgsMapLayer
        Top first; those without geometry or cells are left out.
    width : int
        Pixels.

    Returns
    -------
    QImage or None
    """
    layers = [layer for layer in layers if layer.isSpatial()]
    extent, crs = common_extent(layers)
    if extent is None:
        return None
    share = min(HIGHEST, max(LOWEST, extent.height() / extent.width()))
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setDestinationCrs(crs)
    settings.setOutputSize(QSize(width, round(width * share)))
    settings.setOutputDpi(DPI)
    settings.setExtent(extent)
    settings.setBackgroundColor(QColor("white"))
    scale = QgsExpressionContext()
    scale.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(scale)
    settings.setFlag(_drawing_flag("Antialiasing"), True)
    settings.setFlag(_drawing_flag("UseAdvancedEffects"), True)
    image = QImage(settings.outputSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(settings, painter)
    job.renderSynchronously()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _scale_bar(painter, image, settings.mapUnitsPerPixel() * metres_per_unit(crs.toWkt()))
    _north_arrow(painter, image)
    painter.end()
    return image


def _drawing_flag(name):
    """Return a flag of map settings where this QGIS keeps it."""
    home = getattr(Qgis, "MapSettingsFlag", None) or QgsMapSettings.Flag
    return getattr(home, name)


def common_extent(layers):
    """Return the extent of all layers with a margin and its coordinate system, or ``(None, None)``."""
    known = [layer for layer in layers if layer.isSpatial() and layer.crs().isValid()]
    crs = next((layer.crs() for layer in known if not layer.crs().isGeographic()), None)
    if crs is None:
        crs = known[0].crs() if known else None
    extent = QgsRectangle()
    extent.setMinimal()
    for layer in known:
        if not layer.extent().isNull() and math.isfinite(layer.extent().width()):
            transform = QgsCoordinateTransform(layer.crs(), crs, QgsCoordinateTransformContext())
            extent.combineExtentWith(transform.transformBoundingBox(layer.extent()))
    if extent.isNull() or not math.isfinite(extent.width()):
        return None, None
    extent.grow(MARGIN * max(extent.width(), extent.height()) or 1.0)
    return extent, crs


def _scale_bar(painter, image, metres):
    """Draw a scale bar of a round length, about a fifth of the width."""
    aim = metres * image.width() / 5
    power = 10 ** math.floor(math.log10(aim))
    length = max(step * power for step in (1, 2, 5) if step * power <= aim)
    size = image.width() / 100
    text = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
    bar = QRectF(2 * size, image.height() - 2.6 * size, length / metres, 0.7 * size)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 215))
    painter.drawRoundedRect(bar.adjusted(-size, -2.4 * size, size, size), 0.5 * size, 0.5 * size)
    painter.setPen(QPen(QColor("#22302a"), 0.15 * size))
    painter.setBrush(QColor("white"))
    painter.drawRect(bar)
    painter.setBrush(QColor("#22302a"))
    painter.drawRect(QRectF(bar.left(), bar.top(), bar.width() / 2, bar.height()))
    _write(painter, size, text, QRectF(bar.left(), bar.top() - 2.1 * size, bar.width(), 1.9 * size))


def _north_arrow(painter, image):
    """Draw an arrow that points up."""
    size = image.width() / 100
    x, y = image.width() - 4 * size, 1.8 * size
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255, 215))
    painter.drawRoundedRect(QRectF(x - 2 * size, y - size, 4 * size, 7 * size), 0.5 * size, 0.5 * size)
    painter.setPen(QPen(QColor("#22302a"), 0.15 * size))
    for side, colour in ((-1, "#22302a"), (1, "white")):
        half = [QPointF(x, y), QPointF(x + side * 1.1 * size, y + 3.2 * size), QPointF(x, y + 2.5 * size)]
        painter.setBrush(QColor(colour))
        painter.drawPolygon(QPolygonF(half))
    _write(painter, size, "N", QRectF(x - 2 * size, y + 3.4 * size, 4 * size, 2 * size))


def _write(painter, size, text, box):
    """Write a text in the middle of a box."""
    font = QFont()
    font.setPixelSize(round(1.6 * size))
    font.setBold(True)
    path = QPainterPath()
    path.addText(0, 0, font, text)
    shape = path.boundingRect()
    path.translate(box.center() - shape.center())
    painter.fillPath(path, QColor("#22302a"))


# Legends.


def legend_of(layer):
    """Return what the signs of a layer mean; only those that its features need."""
    if layer.type() == QgsMapLayer.LayerType.RasterLayer:
        unit = layer.customProperty(UNIT)
        return Legend(f"{layer.name()} [{unit}]" if unit else layer.name(), tuple(_raster_signs(layer)))
    return Legend(layer.name(), tuple(_vector_signs(layer)))


def _vector_signs(layer):
    """Return label and picture of each symbol of a vector layer."""
    renderer = layer.renderer()
    if renderer is None:
        return []
    items = renderer.legendSymbolItems()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        field = layer.fields().lookupField(renderer.classAttribute())
        if field >= 0:
            present = {str(value) for value in layer.uniqueValues(field)}
            kept = {
                str(k)
                for k, category in enumerate(renderer.categories())
                if present
                & set(map(str, category.value() if isinstance(category.value(), list) else [category.value()]))
                or category.value() in ("", None)
            }
            items = [item for item in items if item.ruleKey() in kept]
    return [
        (item.label() or layer.name(), _png(item.symbol().asImage(SWATCH)))
        for item in items[:MOST_SIGNS]
        if item.symbol() is not None
    ]


def _raster_signs(layer):
    """Return label and picture of each class, or one strip for a ramp."""
    renderer = layer.renderer()
    if isinstance(renderer, QgsPalettedRasterRenderer):
        return [(item.label, _png(_plain_swatch(item.color))) for item in renderer.classes()[:MOST_SIGNS]]
    if isinstance(renderer, QgsSingleBandPseudoColorRenderer):
        function = renderer.shader().rasterShaderFunction()
        items = function.colorRampItemList()
        if items and function.sourceColorRamp() is not None:
            low, high = function.minimumValue(), function.maximumValue()
            return [(_range(low, high), _png(_strip(items, low, high)))]
        return [(item.label, _png(_plain_swatch(item.color))) for item in items[:MOST_SIGNS]]
    if isinstance(renderer, QgsSingleBandGrayRenderer) and renderer.contrastEnhancement() is not None:
        low = renderer.contrastEnhancement().minimumValue()
        high = renderer.contrastEnhancement().maximumValue()
        return [(_range(low, high), _png(_strip_between("black", "white")))]
    return []


def _range(low, high):
    """Return the ends of a ramp with three digits, what is nothing beside the other end as 0."""
    least = max(abs(low), abs(high)) / 1000
    low, high = (0.0 if abs(value) < least else float(f"{value:.3g}") for value in (low, high))
    return f"{low:,.10g} – {high:,.10g}".replace(",", "\u202f")


def _plain_swatch(colour):
    """Return a box of one colour."""
    image = QImage(SWATCH, QImage.Format.Format_ARGB32)
    image.fill(colour)
    return image


def _strip(items, low, high):
    """Return a strip that runs through the colours of a ramp, from its lowest value to its highest."""
    gradient = QLinearGradient(0, 0, RAMP.width(), 0)
    for item in items:
        if math.isfinite(item.value) and high > low:
            gradient.setColorAt(min(1.0, max(0.0, (item.value - low) / (high - low))), item.color)
    return _filled(gradient)


def _strip_between(first, last):
    """Return a strip from one colour to another."""
    gradient = QLinearGradient(0, 0, RAMP.width(), 0)
    gradient.setColorAt(0.0, QColor(first))
    gradient.setColorAt(1.0, QColor(last))
    return _filled(gradient)


def _filled(gradient):
    """Return a framed strip on white."""
    image = QImage(RAMP, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    painter.setPen(QColor("#9aa59c"))
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
    return image


def _png(image):
    """Return an image as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    buffer.close()
    return bytes(data)


# Projects.


def _save_project(path, title, layers):
    """Write a project with absolute sources."""
    project = QgsProject()
    project.setTitle(title)
    project.writeEntryBool("Paths", "/Absolute", True)
    group = project.layerTreeRoot().addGroup(title)
    extent, crs = common_extent(layers)
    if extent is not None:
        project.setCrs(crs)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, crs))
    off = desktop.switched_off(layer.customProperty(STYLE) for layer in layers)
    for layer in layers:
        kept = layer.clone()
        for name in (OPENED, FINAL, UNIT, STYLE):
            kept.removeCustomProperty(name)
        project.addMapLayer(kept, False)
        node = group.addLayer(kept)
        node.setItemVisibilityChecked(layer.customProperty(STYLE) not in off)
        node.setExpanded(False)
    if not project.write(path):
        raise OutputError(f"'{path}' cannot be written: {project.error()}")
    project.clear()


def _relative(final, folder):
    """Return a source as a project in `folder` names it; another drive has no relative name."""
    file, bar, table = final.partition("|")
    try:
        relative = os.path.relpath(file, folder).replace(os.sep, "/")
    except ValueError:
        return final
    return f"{relative if relative.startswith('../') else f'./{relative}'}{bar}{table}"


def _rewrite_project(path, stem, moves):
    """Give the sources in a project their final names, since it was written while the files were still waiting."""
    with zipfile.ZipFile(path) as package:
        members = {info.filename: package.read(info) for info in package.infolist()}
    rewritten = {}
    for name, content in members.items():
        if name.endswith(".qgs"):
            text = content.decode("utf-8")
            for opened, final in sorted(moves.items(), key=lambda move: -len(move[0])):
                text = text.replace(_xml(opened), _xml(final))
            text = re.sub(r"(<Absolute type=\"bool\">)true", r"\1false", text)
            name, content = f"{stem}.qgs", text.encode("utf-8")
        rewritten[name] = content
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in rewritten.items():
            package.writestr(name, content)


def _xml(text):
    """Return a source as it stands in XML."""
    return html.escape(text)
