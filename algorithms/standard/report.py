"""A report of a plan as one printable HTML file: maps, tables and how they were made.

The maps are drawn elsewhere and arrive as PNG; this file knows the order of things, numbers, units and the page. Who
builds a report hands its texts through a function `translate`: whole sentences, with their figures put in afterwards.
"""

from __future__ import annotations

import base64
import math
from dataclasses import dataclass, field
from html import escape

import numpy as np

ROWS_SHOWN = 30
DIGITS = 4
GROUP = "\u202f"
WIDE_STOPS = "。", "！", "？", "；"
# Left, top, width and height of the field of a chart, and colour and dashes of its lines.
CHART = 90, 40, 860, 330
LINE_SIGNS = ("#b2182b", "7 5"), ("#1d4d36", ""), ("#2f7d4f", "2 4"), ("#2166ac", "10 4 2 4")


@dataclass(frozen=True)
class Picture:
    """A map to draw.

    Parameters
    ----------
    caption : str
        What it shows; tells pictures of one report apart.
    layers : tuple of str
        Names of the results or layers drawn, top first.
    small : bool
        True for a map that shares its line with another.
    """

    caption: str
    layers: tuple
    small: bool = False


@dataclass(frozen=True)
class NamedTable:
    """A table to print.

    Parameters
    ----------
    caption : str
        What it lists.
    columns : dict of str to sequence
        Equally long columns by field name, in display order.
    total : int, optional
        Number of rows of the layer, if `columns` holds only its first ones.
    """

    caption: str
    columns: dict
    total: int | None = None


@dataclass(frozen=True)
class Chart:
    """Lines over one axis.

    Parameters
    ----------
    caption : str
        What it shows.
    across, up : str
        Names of the axes, in the reader's language.
    x : numpy.ndarray
        Where the values lie, rising.
    lines : dict of str to numpy.ndarray
        Values of each line by its name in that language, as long as `x`; NaN leaves a gap.
    """

    caption: str
    across: str
    up: str
    x: np.ndarray
    lines: dict


@dataclass(frozen=True)
class Section:
    """A chapter: heading, paragraphs separated by an empty line, maps, charts, tables."""

    heading: str
    text: str = ""
    pictures: tuple = ()
    tables: tuple = ()
    charts: tuple = ()


@dataclass(frozen=True)
class Report:
    """Title, chapters in order, and the settings of the run by their label."""

    title: str
    sections: tuple
    parameters: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Legend:
    """What the signs of one layer mean: title, and ``(label, PNG bytes)`` for each sign."""

    title: str
    entries: tuple


@dataclass(frozen=True)
class LayerSummary:
    """What a report says of a layer: name, whether it can be drawn, first rows of its table, number of all rows."""

    name: str
    drawn: bool
    columns: dict = field(default_factory=dict)
    total: int = 0


# Field names of all results in plain words, with their unit. Cost is that of a way or money, and gain is of either or a
# share, so the style of a layer tells their unit.
FIELDS = {
    "active": ("In use", ""),
    "admin_code": ("Administrative code", ""),
    "admin_name": ("Administrative area", ""),
    "after": ("After", ""),
    "ahp": ("Weight by comparison", "share of 1"),
    "area_before": ("Area before", "ha"),
    "area_ha": ("Area", "ha"),
    "area_hm2": ("Area", "ha"),
    "area_id": ("Area no.", ""),
    "bar": ("Bar", ""),
    "barrier_ha": ("Barriers", "ha"),
    "barrier_id": ("Barrier no.", ""),
    "before": ("Before", ""),
    "betweenness": ("Betweenness", ""),
    "betweenness_flow": ("Flow through", ""),
    "betweenness_iic": ("Betweenness, IIC", "%"),
    "betweenness_pc": ("Betweenness, PC", "%"),
    "bound": ("Bound", ""),
    "break_count": ("Break points", ""),
    "budget": ("Budget", ""),
    "cai": ("Core area index", "%"),
    "candidate": ("Candidate", ""),
    "cells": ("Cells", ""),
    "centrality": ("Current-flow centrality", "A"),
    "change": ("Change", ""),
    "change_percent": ("Change", "%"),
    "class": ("Class", ""),
    "closeness": ("Closeness", ""),
    "clustering": ("Linked pairs of its neighbours", "0 to 1"),
    "component": ("Component", ""),
    "contig": ("Contiguity", "0 to 1"),
    "core_area_ha": ("Core area", "ha"),
    "corridor_share": ("Share of corridors", ""),
    "cost": ("Cost", ""),
    "cost_at_its_turn": ("Cost at its turn", ""),
    "count": ("Number", ""),
    "critic": ("Weight by CRITIC", "share of 1"),
    "current": ("Current", "A"),
    "current_betweenness": ("Current between all pairs", ""),
    "current_flow": ("Current sent to each", ""),
    "cutoff": ("Cutoff", "cost x map units"),
    "dawf": ("dAWF", "%"),
    "dccp": ("dCCP", "%"),
    "dcpl": ("dCPL", "%"),
    "decs": ("dECS", "%"),
    "degree": ("Links at the patch", ""),
    "degree_ratio": ("Links against those of its neighbours", ""),
    "df": ("dF", "%"),
    "dgd": ("dGD", "%"),
    "dh": ("dH", "%"),
    "diic": ("dIIC", "%"),
    "diic_connector": ("dIIC, through the patch", "%"),
    "diic_flux": ("dIIC, to and from the patch", "%"),
    "diic_intra": ("dIIC, inside the patch", "%"),
    "distance": ("Distance", ""),
    "dlcp": ("dLCP", "%"),
    "dmsc": ("dMSC", "%"),
    "dnc": ("dNC", "%"),
    "dnl": ("dNL", "%"),
    "dominant_fn": ("Main function", ""),
    "dpc": ("dPC", "%"),
    "dpc_connector": ("dPC, through the patch", "%"),
    "dpc_flux": ("dPC, to and from the patch", "%"),
    "dpc_intra": ("dPC, inside the patch", "%"),
    "dslc": ("dSLC", "%"),
    "dsum_f": ("dF along paths", "%"),
    "eca": ("Equivalent connected area", ""),
    "eccentricity": ("Distance to the farthest", ""),
    "effective_resistance": ("Effective resistance", "cost x map units"),
    "enn_m": ("Distance to the nearest patch", "m"),
    "entropy": ("Weight by entropy", "share of 1"),
    "euclidean": ("Straight distance", "map units"),
    "factor": ("Factor", ""),
    "flux": ("Flux", ""),
    "flux_direct": ("Flux over its links", ""),
    "frac": ("Fractal dimension", "1 to 2"),
    "frequency": ("Share of runs in use", "0 to 1"),
    "from": ("Lower bound", ""),
    "from_id": ("From patch", ""),
    "gain": ("Gain", ""),
    "gain_connector": ("Gain, through the patch", "%"),
    "gain_flux": ("Gain, to and from the patch", "%"),
    "gain_intra": ("Gain, inside the patch", "%"),
    "gain_of_the_objective": ("Gain of the objective", ""),
    "gain_per_cost": ("Gain for its cost", "% a unit of cost"),
    "grade": ("Grade", ""),
    "graded_by": ("Graded by", ""),
    "greatest_grade": ("Greatest grade", ""),
    "gyrate_m": ("Radius of gyration", "m"),
    "importance": ("Importance", ""),
    "in_order": ("Built in order", ""),
    "index": ("Index", ""),
    "interaction_flux": ("Interaction flux", ""),
    "is_cross": ("Crosses a boundary", ""),
    "kind": ("Kind", ""),
    "lcd": ("Least-cost distance", "cost x map units"),
    "lcd_before": ("Least-cost distance before", "cost x map units"),
    "lcd_cv": ("Least-cost distance, standard deviation over mean", ""),
    "lcd_mean": ("Least-cost distance, mean of the runs", "cost x map units"),
    "lcd_to_effective": ("Cost distance to effective resistance", ""),
    "lcd_to_euclidean": ("Cost distance to straight distance", ""),
    "lcd_to_length": ("Cost distance to path length", ""),
    "lcp_length": ("Path length", "map units"),
    "lead_level": ("Lead level", ""),
    "least_grade": ("Least grade", ""),
    "level": ("Level", ""),
    "link_id": ("Link no.", ""),
    "links": ("Links", ""),
    "mean_distance": ("Mean distance to the others", ""),
    "mean_grade": ("Mean grade", ""),
    "mean_width": ("Mean width", "map units"),
    "members": ("Members", ""),
    "min_width": ("Least width", "map units"),
    "mode": ("Mode of restoration", ""),
    "name": ("Name", ""),
    "ncore": ("Core areas", ""),
    "node_id": ("Node no.", ""),
    "node_type": ("Kind of node", ""),
    "objective": ("Objective", ""),
    "of_region": ("Share of the region", "%"),
    "order_of_building": ("Order of building", ""),
    "overlap_ha": ("Overlap", "ha"),
    "overlaps": ("Overlapping kinds", ""),
    "para": ("Perimeter to area", "m per ha"),
    "patch_id": ("Patch", ""),
    "patch_share": ("Share of patches", ""),
    "percent": ("Gain as share of the link", "% per map unit"),
    "percent_barred": ("Impassable", "%"),
    "percent_circle": ("Gain of the whole circle as share of the link", "%"),
    "percent_of_cells": ("Cells", "%"),
    "percent_without_data": ("Without data", "%"),
    "perimeter_m": ("Perimeter", "m"),
    "pinch_ha": ("Pinch points", "ha"),
    "pinch_id": ("Pinch point no.", ""),
    "potential_flow": ("Current by potentials", ""),
    "protected_share": ("Protected share", "0 to 1"),
    "proximity": ("Proximity", ""),
    "radius": ("Radius", "map units"),
    "reason": ("Reason", ""),
    "resistance": ("Effective resistance", "resistance x cells"),
    "score": ("Score", ""),
    "shape": ("Shape index", ""),
    "share": ("Share", ""),
    "source": ("Source", ""),
    "spent": ("Spent", ""),
    "status": ("Status", ""),
    "step": ("Step", ""),
    "suggested": ("Suggested", ""),
    "to": ("Upper bound", ""),
    "to_id": ("To patch", ""),
    "unit_id": ("Unit", ""),
    "value": ("Value", ""),
    "watershed": ("Watershed", ""),
    "weight": ("Weight", "share of 1"),
    "zone_type": ("Kind of unit", ""),
}


def heading_of(name, translate=str):
    """Return a field name as a planner reads it, with its unit in brackets.

    Parameters
    ----------
    name : str
        Field name.
    translate : callable
        Returns a text in the reader's language.

    Returns
    -------
    str

    Examples
    --------
    >>> heading_of("core_area_ha")
    'Core area [ha]'
    """
    plain = name.replace("_", " ")
    words, unit = FIELDS.get(name, (plain[:1].upper() + plain[1:], ""))
    return f"{translate(words)} [{translate(unit)}]" if unit else translate(words)


def number_texts(values):
    """Return numbers as texts that line up: one number of decimals, about four digits of the typical value.

    Parameters
    ----------
    values : sequence of float
        NaN is shown as a dash.

    Returns
    -------
    list of str
        Thousands are set apart by a narrow space.

    Examples
    --------
    >>> number_texts([0.123456, float("nan"), 3.0])
    ['0.123', '–', '3.000']
    """
    array = np.asarray(values, float)
    sizes = np.abs(array[np.isfinite(array) & (array != 0)])
    typical = float(np.median(sizes)) if sizes.size else 1.0
    decimals = min(8, max(0, DIGITS - 1 - math.floor(math.log10(typical))))
    if np.all(np.isnan(array) | (array == np.round(array))):
        decimals = 0 if typical >= 10 else min(decimals, 1) if np.isnan(array).any() else 0
    return [_number(float(value), decimals) for value in array]


def _number(value, decimals):
    """Return one number with a fixed number of decimals; infinite and missing ones by their signs."""
    if math.isnan(value):
        return "–"
    if math.isinf(value):
        return "∞" if value > 0 else "−∞"
    return f"{value:,.{decimals}f}".replace(",", GROUP).replace("-", "−")


def layers_report(title, layers, *, notes=None, overview="All layers"):
    """Return the report of layers that stand side by side: an overview map, then a map and a table of each.

    Parameters
    ----------
    title : str
        Title of the report.
    layers : sequence of LayerSummary
        Top of the map first.
    notes : str, optional
        Text under the title; paragraphs are separated by an empty line.
    overview : str
        Heading of the overview map.

    Returns
    -------
    Report
    """
    drawn = tuple(layer.name for layer in layers if layer.drawn)
    maps = (Picture(overview, drawn),) if len(drawn) > 1 else ()
    sections = [Section(overview, notes or "", maps)] if maps or notes else []
    for layer in layers:
        pictures = (Picture(layer.name, (layer.name,), small=len(drawn) > 1),) if layer.drawn else ()
        tables = (NamedTable(layer.name, layer.columns, layer.total),) if layer.columns else ()
        sections.append(Section(layer.name, "", pictures, tables))
    return Report(title, tuple(sections))


def report_html(report, images, *, legends=None, source="", translate=str, tell=None, language="en"):
    """Return a report as one self-contained HTML page that reads well on screen and on paper.

    Parameters
    ----------
    report : Report
        What to say, in order.
    images : dict of str to bytes
        PNG by the caption of its picture; a picture without one is left out.
    legends : dict of str to sequence of Legend, optional
        Explanations of the signs by the caption of the picture.
    source : str
        Who made it, when: the line at the foot.
    translate : callable
        Returns the page's own words and field names in the reader's language; texts of `report` are taken as they are.
    tell : callable, optional
        Takes the name of a column and a text in it, and returns that in the reader's language; None keeps texts.
    language : str
        Code of that language, such as ``en`` or ``zh``.

    Returns
    -------
    str
    """
    page = _Page(images, legends or {}, translate, tell)
    parameters = ((translate("Settings"), page.settings(report.parameters)),) if report.parameters else ()
    chapters = [(section.heading, page.section(section)) for section in report.sections] + list(parameters)
    contents = "".join(
        f'<li><a href="#chapter-{k}">{escape(heading)}</a></li>' for k, (heading, _) in enumerate(chapters, 1)
    )
    body = "".join(
        f'<section id="chapter-{k}"><h2>{escape(heading)}</h2>{html}</section>'
        for k, (heading, html) in enumerate(chapters, 1)
    )
    title = escape(report.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>'
        f"<style>{STYLE}</style></head><body><header><h1>{title}</h1><p>{escape(source)}</p></header>"
        f"<nav><h2>{escape(translate('Contents'))}</h2><ol>{contents}</ol></nav><main>{body}</main>"
        f"<footer>{escape(source)}</footer></body></html>\n"
    )


class _Page:
    """Turns the parts of a report into HTML, counting maps and tables."""

    def __init__(self, images, legends, translate, tell):
        self.images, self.legends, self.translate, self.tell = images, legends, translate, tell
        self.maps = self.tables = 0

    def section(self, section):
        """Return paragraphs, maps, then tables."""
        paragraphs = "".join(f"<p>{_lines(text)}</p>" for text in section.text.split("\n\n") if text.strip())
        figures = "".join(self.figure(picture) for picture in section.pictures if picture.caption in self.images)
        charts = "".join(self.chart(chart) for chart in section.charts)
        tables = charts + "".join(self.table(table) for table in section.tables)
        return f'{paragraphs}<div class="maps">{figures}</div>{tables}' if figures else paragraphs + tables

    def chart(self, chart):
        """Return lines over one axis as a drawing that is part of the page."""
        return f'<figure class="wide"><figcaption>{escape(chart.caption)}</figcaption>{chart_svg(chart)}</figure>'

    def figure(self, picture):
        """Return a map with its number, caption and legend."""
        self.maps += 1
        legends = "".join(self.legend(legend) for legend in self.legends.get(picture.caption, ()))
        caption = f"<b>{escape(self.translate('Map'))} {self.maps}</b> {escape(picture.caption)}"
        return (
            f'<figure class="{"small" if picture.small else "wide"}"><figcaption>{caption}</figcaption>'
            f"{_image(self.images[picture.caption], picture.caption)}"
            f'<div class="legends">{legends}</div></figure>'
        )

    def legend(self, legend):
        """Return the signs of one layer; a layer with a single sign needs no title of its own."""
        if len(legend.entries) == 1 and legend.entries[0][0] in ("", legend.title):
            return f'<div class="legend"><ul>{_sign(legend.title, legend.entries[0][1])}</ul></div>'
        signs = "".join(_sign(label, png) for label, png in legend.entries)
        return f'<div class="legend"><h4>{escape(legend.title)}</h4><ul>{signs}</ul></div>'

    def table(self, table):
        """Return a table, cut where it is long, with a note on what is left out."""
        self.tables += 1
        caption = f"<b>{escape(self.translate('Table'))} {self.tables}</b> {escape(table.caption)}"
        length = len(next(iter(table.columns.values()), ()))
        total = length if table.total is None else max(table.total, length)
        shown = min(length, ROWS_SHOWN)
        heads, columns = [], []
        for name, values in table.columns.items():
            texts, numeric = self.texts(name, list(values[:shown]))
            side = ' class="number"' if numeric else ""
            heads.append(f"<th{side}>{escape(heading_of(name, self.translate))}</th>")
            columns.append([f"<td{side}>{escape(text)}</td>" for text in texts])
        rows = "".join(f"<tr>{''.join(row)}</tr>" for row in zip(*columns))
        note = ""
        if not total:
            note = self.translate("No rows.")
        elif total > shown:
            note = self.translate("The first {shown} of {total} rows; all of them are in the layer.")
        note = note.format(shown=shown, total=_number(total, 0))
        return (
            f'<div class="table"><table><caption>{caption}</caption><thead><tr>{"".join(heads)}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>{f'<p class=note>{escape(note)}</p>' if note else ''}"
        )

    def texts(self, name, values):
        """Return the cells of a column as text and whether they are numbers."""
        present = [value for value in values if value is not None]
        if present and all(isinstance(value, (bool, np.bool_)) for value in present):
            words = {True: self.translate("yes"), False: self.translate("no")}
            return ["–" if value is None else words[bool(value)] for value in values], False
        if present and all(isinstance(value, (int, float, np.number)) for value in present):
            if name.endswith(("_id", "_code")):
                return ["–" if value is None else f"{value:.12g}" for value in values], True
            return number_texts([math.nan if value is None else value for value in values]), True
        return ["–" if value is None or value == "" else self.told(name, str(value)) for value in values], False

    def told(self, name, text):
        """Return a text in the column `name` in the reader's language."""
        return text if self.tell is None else self.tell(name, text)

    def settings(self, parameters):
        """Return the settings of the run as two columns."""
        rows = "".join(
            f"<tr><th>{escape(str(label))}</th><td>{escape(self.setting(value))}</td></tr>"
            for label, value in parameters.items()
        )
        return f'<div class="table"><table class="settings"><tbody>{rows}</tbody></table></div>'

    def setting(self, value):
        """Return the value of a setting as text."""
        if value is None or value == "":
            return self.translate("not given")
        if isinstance(value, (bool, np.bool_)):
            return self.translate("yes") if value else self.translate("no")
        if isinstance(value, (list, tuple)):
            return ", ".join(self.setting(part) for part in value)
        return f"{value:.12g}" if isinstance(value, (float, np.floating)) else str(value)


def chart_svg(chart):
    """Return a chart as SVG.

    Parameters
    ----------
    chart : Chart
        What to draw.

    Returns
    -------
    str
        Points are drawn where a value stands alone between gaps.
    """
    values = np.concatenate([np.asarray(line, float) for line in chart.lines.values()])
    values = values[np.isfinite(values)]
    low, high = float(values.min(initial=np.inf)), float(values.max(initial=0.0))
    # Lines far above 0 would lie flat on an axis that begins there.
    across, up = round_ticks(chart.x[0], chart.x[-1]), round_ticks(low if high / 2 < low < high else 0, high)
    left, top, width, height = CHART

    def place(x, y):
        part = (x - across[0]) / (across[-1] - across[0]), (y - up[0]) / (up[-1] - up[0])
        return left + width * part[0], top + height * (1 - part[1])

    drawn = []
    for tick, text in zip(up, number_texts(up)):
        _, y = place(across[0], tick)
        drawn.append(f'<path class="grid" d="M{left} {y:.1f}h{width}"/>')
        drawn.append(f'<text x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{text}</text>')
    for tick, text in zip(across, number_texts(across)):
        x, _ = place(tick, up[0])
        drawn.append(f'<text x="{x:.1f}" y="{top + height + 20}" text-anchor="middle">{text}</text>')
    drawn.append(f'<path class="axis" d="M{left} {top}v{height}h{width}"/>')
    for k, (name, line) in enumerate(chart.lines.items()):
        colour, dash = LINE_SIGNS[k % len(LINE_SIGNS)]
        sign = f'stroke="{colour}" stroke-dasharray="{dash}"'
        drawn.append(f'<path class="line" {sign} d="{_stroke(chart.x, line, place)}"/>')
        x = left + 16 + k * width / len(chart.lines)
        drawn.append(f'<path class="line" {sign} d="M{x:.1f} {top - 22}h28"/>')
        drawn.append(f'<text x="{x + 36:.1f}" y="{top - 18}">{escape(name)}</text>')
    middle = left + width / 2, top + height / 2
    drawn.append(
        f'<text x="{middle[0]:.1f}" y="{top + height + 44}" text-anchor="middle">{escape(chart.across)}</text>'
    )
    turned = f"translate(18 {middle[1]:.1f}) rotate(-90)"
    drawn.append(f'<text transform="{turned}" text-anchor="middle">{escape(chart.up)}</text>')
    size = left + width + 24, top + height + 56
    return f'<svg class="chart" viewBox="0 0 {size[0]} {size[1]}" role="img">{"".join(drawn)}</svg>'


def round_ticks(low, high, count=6):
    """Return round numbers, equally far apart, that hold two others between the first and the last.

    Examples
    --------
    >>> round_ticks(0, 97).tolist()
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """
    span = (high - low) or 1.0
    power = 10.0 ** math.floor(math.log10(span / count))
    step = next(power * part for part in (1, 2, 2.5, 5, 10) if power * part >= span / count * (1 - 1e-9))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return step * np.arange(first, max(last, first + 1) + 1)


def _stroke(x, values, place):
    """Return the SVG path of a line, broken where a value is missing."""
    parts, gap = [], True
    for at, value in zip(x, values):
        if math.isfinite(value):
            parts.append("{}{:.1f} {:.1f}".format("M" if gap else "L", *place(at, value)))
        gap = not math.isfinite(value)
    return "".join(parts)


def paragraph(*sentences):
    """Return sentences as one paragraph; only one that ends with a narrow stop has a space after it.

    Examples
    --------
    >>> paragraph("One.", "Two.")
    'One. Two.'
    >>> paragraph("一。", "二。")
    '一。二。'
    """
    joined = "".join(text if text.endswith(WIDE_STOPS) else f"{text} " for text in sentences)
    return joined.rstrip()


def _lines(text):
    """Return a paragraph with its line breaks kept."""
    return "<br>".join(escape(line) for line in text.strip().splitlines())


def _image(png, text):
    """Return an image that is part of the page."""
    return f'<img alt="{escape(text)}" src="data:image/png;base64,{base64.b64encode(png).decode()}">'


def _sign(label, png):
    """Return a legend entry."""
    return f"<li>{_image(png, '')}<span>{escape(label)}</span></li>"


STYLE = """
:root { color-scheme: light; --deep: #1d4d36; --soft: #eef3ec; --line: #cfd8cd; --ink: #22302a; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 0 1.5rem 3rem; color: var(--ink); background: #fff;
  font: 16px/1.55 system-ui, "Segoe UI", "Noto Sans", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC",
    "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif; }
:lang(zh) { line-break: strict; }
header { margin: 0 -1.5rem 1.5rem; padding: 2.2rem 1.5rem 1.4rem; color: #fff; background: var(--deep);
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
header h1 { margin: 0; font-size: 2rem; line-height: 1.2; }
header p { margin: .5rem 0 0; opacity: .85; font-size: .9rem; }
h2 { margin: 2.4rem 0 .8rem; padding-bottom: .25rem; color: var(--deep); border-bottom: 2px solid var(--deep); }
h4 { margin: 0 0 .2rem; font-size: .85rem; color: var(--deep); }
p { max-width: 46rem; }
nav { padding: .8rem 1.4rem; background: var(--soft); border-radius: .5rem; }
nav h2 { margin: 0 0 .3rem; border: 0; font-size: 1rem; }
nav ol { margin: 0; padding-left: 1.4rem; columns: 16rem; }
a { color: var(--deep); }
.maps { display: flex; flex-wrap: wrap; gap: 1.4rem; align-items: flex-start; }
figure { margin: 0; flex: 1 1 100%; break-inside: avoid; }
figure.small { flex: 0 1 calc(50% - .7rem); min-width: 20rem; }
figure > img { display: block; width: 100%; border: 1px solid var(--line); }
figcaption, caption { padding: .3rem 0; text-align: left; font-size: .95rem; }
.chart { display: block; width: 100%; max-width: 60rem; font-size: 14px; fill: #22302a; }
.chart path { fill: none; }
.chart .grid { stroke: #dfe6e0; }
.chart .axis { stroke: #22302a; }
.chart .line { stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.legends { display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding-top: .6rem; font-size: .85rem; line-height: 1.35; }
.legend { break-inside: avoid; }
.legend ul { margin: 0; padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: .5rem; padding: .08rem 0; }
.legend img { height: 1.15rem; }
.table { overflow-x: auto; margin-top: 1.2rem; }
table { border-collapse: collapse; font-size: .85rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
th, td { padding: .3rem .7rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
thead th { vertical-align: bottom; background: var(--soft); border-bottom: 2px solid var(--deep); }
tbody tr:nth-child(even) { background: #f8faf7; }
td.number { text-align: right; white-space: nowrap; }
th.number { text-align: right; }
.settings td { overflow-wrap: anywhere; }
.settings th { font-weight: 600; width: 18rem; }
.note { margin: .3rem 0 0; font-size: .85rem; color: #53635a; }
footer { margin-top: 3rem; padding-top: .6rem; border-top: 1px solid var(--line); font-size: .8rem; color: #53635a; }
@page { size: A4; margin: 16mm 14mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  header { margin: 0 0 1rem; }
  h2 { break-after: avoid; }
  figure > img { max-height: 190mm; width: auto; max-width: 100%; }
  figure.small { min-width: 0; }
  .table { overflow: visible; }
  thead { display: table-header-group; }
  tr { break-inside: avoid; }
}
"""
