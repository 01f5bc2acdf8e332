"""What comes of changes in words and figures: how far the work is, before and after, and how many links change."""

from __future__ import annotations

import html
import math

from ...i18n import tr
from ...i18n.messages import told
from ..chart import figure
from .outcome import GONE, unchanged
from .tables import HECTARES, MOST_ROWS, eca_title, percent, signed
from .words import LINK_COLOURS, change_word, few


def status_text(session, found):
    """Return how far the work is, or what came of it."""
    engine = session.engine
    if engine.reading:
        return tr("Looking at the land, once for all scenarios…")
    if engine.busy and found is None:
        return tr("Working out what changes…")
    if found is not None and found.problem:
        return told(found.problem)
    if found is None:
        return ""
    notes = few([told(note) for note in found.notes])
    shown = min(len(found.changes), MOST_ROWS)
    if shown < len(found.changes):
        notes.append(tr("The first {} links are listed.").format(shown))
    return " ".join(notes)


def figures_html(session, found):
    """Return the figures before and after as a table, those before alone while nothing is drawn."""
    baseline = session.engine.baseline
    if found is None:
        if baseline is None or session.scenarios.changes:
            return ""
        return html.escape(_today(session, baseline))
    cost = tr("cost x {}").format(session.unit)
    rows = (
        (eca_title(session.worth), found.eca),
        (tr("Habitat [ha]"), found.habitat),
        (tr("Patches"), found.patches),
        (tr("Links in use"), found.links),
        (tr("Mean link cost [{}]").format(cost), found.cost),
    )
    heads = "".join(f"<th align='right'>&nbsp;{html.escape(t)}</th>" for t in (tr("Before"), tr("After"), tr("Change")))
    lines = [f"<table width='100%' cellspacing='0'><tr><th></th>{heads}</tr>"]
    lines += [_figures_row(title, *pair) for title, pair in rows]
    return "".join([*lines, "</table>", legend_html(found)])


def _today(session, baseline):
    """Return what the land is like without changes."""
    sentence = tr("Today: {eca} ha equivalent connected area (ECA), {links} links in use.")
    if session.worth != HECTARES:
        sentence = tr("Today: equivalent connected area (ECA) {eca} by {worth}, {links} links in use.")
    known = {"eca": figure(unchanged(baseline).eca[0]), "links": figure(len(baseline.links.active()))}
    return sentence.format(**known, worth=session.worth)


def legend_html(found):
    """Return how many links change, in the colours that they have on the map."""
    parts = []
    for word, colour in LINK_COLOURS.items():
        if found.count(word):
            sign = f"<span style='color:{colour}'>{'╌╌' if word == GONE else '━━'}</span>"
            told_word = html.escape(change_word(word)).replace(" ", "&nbsp;")
            parts.append(f"{sign}&nbsp;{found.count(word)}&nbsp;{told_word}")
    counts = " &nbsp;".join(parts) if parts else html.escape(tr("none"))
    return f"<b>{html.escape(tr('Affected'))}:</b> {counts}"


def _figures_row(title, before, after):
    """Return a row of figures before and after."""
    change, part = after - before, percent(before, after)
    text = f"{signed(part)}\u00a0%" if math.isfinite(part) and isinstance(before, float) else signed(change)
    cells = (figure(before), figure(after), f"<b>{html.escape(text)}</b>")
    values = "".join(f"<td align='right'>&nbsp;{cell}</td>" for cell in cells)
    return f"<tr><td>{html.escape(title)}</td>{values}</tr>"
