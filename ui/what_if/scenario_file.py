"""Where scenarios are kept: tables of a GeoPackage beside the project, or of the file that was chosen instead."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing
from pathlib import Path

from qgis.core import QgsProject, QgsProviderConnectionException, QgsProviderRegistry, QgsVectorFileWriter

from ...i18n import tr

ENDING = "_scenarios.gpkg"
SCOPE, FILE = "EcoPattern", "what_if/file"
DRIVER, PROVIDER = "GPKG", "ogr"
# What a source or a table name cannot hold.
UNFIT = re.compile(r"[|\"'`\\/\x00-\x1f]+")
QUESTION = "SELECT table_name, description FROM gpkg_contents ORDER BY table_name"


class KeepError(Exception):
    """A file of scenarios cannot be read or written; the sentence says which, and why."""


def beside(project=None):
    """Return the file beside a project, empty if the project is not saved in a folder."""
    project = project or QgsProject.instance()
    folder = project.absolutePath() if project.fileName() else ""
    return os.path.join(folder, project.baseName() + ENDING) if folder and os.path.isdir(folder) else ""


def chosen(project=None):
    """Return the file that was chosen for the scenarios of a project, empty if none was."""
    project = project or QgsProject.instance()
    kept, _ = project.readEntry(SCOPE, FILE, "")
    return project.readPath(kept) if kept else ""


def choose(path, project=None):
    """Keep the scenarios of a project in a file from now on."""
    project = project or QgsProject.instance()
    project.writeEntry(SCOPE, FILE, project.writePath(path))


def place(project=None):
    """Return the file that scenarios are kept in, empty if there is none yet."""
    return chosen(project) or beside(project)


def own(path, project=None):
    """Return whether a file is one that scenarios of this project are kept in."""
    files = [file for file in (chosen(project), beside(project)) if file]
    return any(os.path.realpath(file) == os.path.realpath(path) for file in files)


def write(layer, name, sort, path):
    """Write a layer as a new table of a file, and return the source that it is opened by.

    Parameters
    ----------
    layer : QgsVectorLayer
        What to write.
    name : str
        Of the scenario.
    sort : str
        Which shapes the layer holds, ``areas``, ``roads`` or ``crossings``.
    path : str
        A GeoPackage, made if there is none.

    Raises
    ------
    KeepError
        If it cannot be written.
    """
    exists = os.path.exists(path)
    taken = {table.casefold() for table, _ in tables(path)} if exists else set()
    table = free_table(f"{sort} of {UNFIT.sub('_', name)}", taken)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = DRIVER, table
    options.layerOptions = [f"DESCRIPTION={name}", f"IDENTIFIER={table}"]
    actions = QgsVectorFileWriter.ActionOnExistingFile
    options.actionOnExistingFile = actions.CreateOrOverwriteLayer if exists else actions.CreateOrOverwriteFile
    transforms = QgsProject.instance().transformContext()
    problem, said, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, transforms, options)
    if problem != QgsVectorFileWriter.WriterError.NoError:
        raise KeepError(tr("Scenarios cannot be written to {file}: {reason}").format(file=path, reason=said))
    return source(path, table)


def free_table(stem, taken):
    """Return the name of a table that is not taken; databases make no difference of capitals."""
    number, name = 1, stem
    while name.casefold() in taken:
        number += 1
        name = f"{stem} {number}"
    return name


def source(path, table):
    """Return what QGIS opens a table by."""
    return f"{path}|layername={table}"


def tables(path):
    """Return the tables of a file with the names of their scenarios.

    Raises
    ------
    KeepError
        If it is no GeoPackage.
    """
    try:
        with closing(sqlite3.connect(f"{Path(os.path.abspath(path)).as_uri()}?mode=ro", uri=True)) as package:
            return [(table, name or "") for table, name in package.execute(QUESTION)]
    except sqlite3.Error as problem:
        raise KeepError(
            tr("{file} is no GeoPackage that can be read: {reason}").format(file=path, reason=problem)
        ) from None


def take_away(path, table):
    """Take a table out of a file; what is gone already is no fault.

    Raises
    ------
    KeepError
        If it cannot be done.
    """
    if not os.path.exists(path) or table not in {name for name, _ in tables(path)}:
        return
    try:
        QgsProviderRegistry.instance().providerMetadata(PROVIDER).createConnection(path, {}).dropVectorTable("", table)
    except QgsProviderConnectionException as problem:
        raise KeepError(
            tr("'{table}' cannot be taken out of {file}: {reason}").format(table=table, file=path, reason=problem)
        ) from None
