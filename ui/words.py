"""What results say in plain words, in the language of the user; in the layers themselves it stays as it is."""

from __future__ import annotations

import re

from ..i18n import tr


def _sentences():
    """Return what the status of a link says, with its figures and names as groups, and how that is told."""
    limit = r"(?: (?P<a>\S+))? is {} the {} (?P<b>\S+)"
    above, below = limit.format("above", "maximum"), limit.format("below", "minimum")
    return (
        (r"active", tr("in use")),
        (r"active: kept by the user", tr("in use: kept by the user")),
        (r"active: joins two constellations", tr("in use: joins two groups of patches")),
        (r"inactive: dropped by the user", tr("not in use: dropped by the user")),
        (r"inactive: no path joins the patches", tr("not in use: no path joins the patches")),
        (r"inactive: the path crosses patch (?P<a>.+)", tr("not in use: the path crosses patch {a}")),
        (r"inactive: not among the (?P<a>\d+) nearest", tr("not in use: not among the {a} nearest")),
        (r"inactive: straight distance" + above, tr("not in use: straight distance {a} is above the maximum {b}")),
        (r"inactive: straight distance" + below, tr("not in use: straight distance {a} is below the minimum {b}")),
        (r"inactive: least-cost distance" + above, tr("not in use: least-cost distance {a} is above the maximum {b}")),
        (r"inactive: least-cost distance" + below, tr("not in use: least-cost distance {a} is below the minimum {b}")),
    )


def status_text(status):
    """Return the status of a link in the language of the user; one that is not known as it is."""
    for pattern, sentence in _sentences():
        found = re.fullmatch(pattern, status)
        if found:
            return " ".join(sentence.format(**{k: v or "" for k, v in found.groupdict().items()}).split())
    return status


def level_text(level):
    """Return the level of a link in the language of the user."""
    return {"important": tr("important"), "general": tr("general")}.get(level, level)
