"""The report of a network design: what the budget buys, the curve over budgets, and the corridors in their order."""

from __future__ import annotations

import numpy as np

from .report import Chart, NamedTable, Picture, Report, Section


def design_report(design, parameters):
    """Return the report of a network design.

    Parameters
    ----------
    design : NetworkDesign
        What to report.
    parameters : dict
        Name and value of every parameter that was given.

    Returns
    -------
    Report
        Its pictures name the layers by the outputs of the Processing algorithm ``networkdesign``.
    """
    summary = {name: column[0] for name, column in design.summary.items()}
    curve = design.curve
    lines = {"Best found": curve["objective"], "Built in order": curve["in_order"]}
    if np.isfinite(curve["bound"]).any():
        lines = {"No network can beat": curve["bound"], **lines}
    chart = Chart(
        f"{summary['objective'].capitalize()} by budget",
        "Budget",
        summary["objective"].capitalize(),
        curve["budget"],
        lines,
    )
    chosen = np.flatnonzero(design.links.fields["chosen"])
    chosen = chosen[np.argsort(design.links.fields["order"][chosen])]
    fields = design.links.fields
    order = {
        "order_of_building": fields["order"][chosen],
        "link_id": np.asarray(fields["link_id"])[chosen],
        "from_id": [design.links.ids[k] for k in design.links.ends[chosen, 0]],
        "to_id": [design.links.ids[k] for k in design.links.ends[chosen, 1]],
        "cost_at_its_turn": fields["cost"][chosen],
        "gain_of_the_objective": fields["gain"][chosen],
        "min_width": fields["min_width"][chosen],
    }
    pictures = (Picture("Corridors by order of building", ("LINKS_OUT", "AREAS", "COMPONENTS")),)
    sections = (
        Section("What the budget buys", _sentence(summary, len(chosen)), pictures),
        Section("What other budgets would buy", _curve_sentence(curve), charts=(chart,)),
        Section("Order of building", tables=(NamedTable("Links in the order of building", order),)),
    )
    return Report("Network design", sections, parameters)


def _sentence(summary, count):
    """Return what was reached for the money, and what is known of it."""
    text = (
        f"{count} corridors for {summary['cost']:.6g} of a budget of {summary['budget']:.6g} raise the "
        f"{summary['objective']} from {summary['before']:.6g} to {summary['after']:.6g}."
    )
    if np.isfinite(summary["bound"]):
        text += (
            f" No choice within the budget can reach more than {summary['bound']:.6g}, so the gap is "
            f"{summary['gap']:.2g} percent."
        )
    return f"{text}\n\nMethod: {summary['method']}."


def _curve_sentence(curve):
    """Return how to read the curve."""
    half = len(curve["budget"]) // 2
    text = f"Half the budget reaches {curve['objective'][half]:.6g} of {curve['objective'][-1]:.6g}."
    return f"{text} The line of links built in order shows what stands if money comes step by step."
