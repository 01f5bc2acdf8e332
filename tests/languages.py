"""Other languages in tests: one that nobody speaks, to see what of a text was translated, and Chinese in QGIS."""

from __future__ import annotations

import importlib.util
import re
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIGN = "§"
# Translations that QGIS speaks now.
SPOKEN = []
# Names of factors in the examples.
NAMES = {"cover", "slope"}


def in_another_language(text):
    """Return a text with its letters replaced, but for what is put in later."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(re.sub(r"[A-Za-z]", SIGN, part) if k % 2 == 0 else part for k, part in enumerate(parts))


def left_over(report):
    """Return the words of a report that are in no other language: of its texts, and of the words in its charts."""
    texts = [report.title]
    for section in report.sections:
        texts += [section.heading, section.text, *(picture.caption for picture in section.pictures)]
        for chart in section.charts:
            texts += [chart.caption, chart.across, chart.up, *chart.lines]
        for table in section.tables:
            texts += [table.caption]
            texts += [word for name in ("graded_by", "name") for word in table.columns.get(name, ()) if word]
    return {word for text in texts for word in re.findall(r"[A-Za-z]{2,}", text)} - NAMES


def chinese_file(folder):
    """Return the Chinese translation as QGIS reads it, compiled into a folder."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "tools" / "translations.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    file = folder / "zh.qm"
    file.write_bytes(tool.compiled(tool.read(ROOT / "i18n" / "ecopattern_zh_CN.ts"), "zh_CN"))
    return file


@contextmanager
def speaking(file):
    """Let QGIS speak the language of a compiled translation as long as this lasts."""
    from qgis.PyQt.QtCore import QCoreApplication, QTranslator

    translator = QTranslator()
    assert translator.load(str(file))
    QCoreApplication.installTranslator(translator)
    SPOKEN.append(translator)
    try:
        yield
    finally:
        SPOKEN.remove(translator)
        QCoreApplication.removeTranslator(translator)


@contextmanager
def english():
    """Let QGIS speak English as long as this lasts, whatever it speaks around it."""
    from qgis.PyQt.QtCore import QCoreApplication

    silenced = list(SPOKEN)
    for translator in silenced:
        QCoreApplication.removeTranslator(translator)
    try:
        yield
    finally:
        for translator in silenced:
            QCoreApplication.installTranslator(translator)


@contextmanager
def chinese_in(folder):
    """Let QGIS speak Chinese as long as this lasts; the translation is compiled into `folder`."""
    with speaking(chinese_file(folder)):
        yield
