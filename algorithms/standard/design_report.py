"""The report of a network design: what the budget buys, the curve over budgets, and the corridors in their order."""

from __future__ import annotations

import numpy as np

from .report import Chart, NamedTable, Picture, Report, Section, paragraph


def design_report(design, parameters, translate=str):
    """Return the report of a network design.

    Parameters
    ----------
    design : NetworkDesign
        What to report.
    parameters : dict
        Name and value of every parameter that was given.
    translate : callable
        Returns a text, or a sentence that the core says, in the reader's language.

    Returns
    -------
    Report
        Its pictures name the layers by the outputs of the Processing algorithm ``networkdesign``.
    """
    summary = {name: column[0] for name, column in design.summary.items()}
    objectives = {
        "largest area": translate("largest area"),
        "connected area": translate("connected area"),
        "equivalent connectivity": translate("equivalent connectivity"),
    }
    summary["objective"] = objectives[summary["objective"]]
    summary["method"] = translate(summary["method"])
    chosen = np.flatnonzero(design.links.fields["chosen"])
    picture = Picture(translate("Corridors by order of building"), ("LINKS_OUT", "AREAS", "COMPONENTS"))
    order = NamedTable(translate("Links in the order of building"), _order(design.links, chosen))
    sections = (
        Section(translate("What the budget buys"), _bought(summary, len(chosen), translate), (picture,)),
        Section(
            translate("What other budgets would buy"),
            _other_budgets(design.curve, translate),
            charts=(_chart(design.curve, summary["objective"], translate),),
        ),
        Section(translate("Order of building"), tables=(order,)),
    )
    return Report(translate("Network design"), sections, parameters)


def _order(links, chosen):
    """Return the chosen links as columns, in the order of building."""
    fields = links.fields
    chosen = chosen[np.argsort(fields["order"][chosen])]
    return {
        "order_of_building": fields["order"][chosen],
        "link_id": np.asarray(fields["link_id"])[chosen],
        "from_id": [links.ids[k] for k in links.ends[chosen, 0]],
        "to_id": [links.ids[k] for k in links.ends[chosen, 1]],
        "cost_at_its_turn": fields["cost"][chosen],
        "gain_of_the_objective": fields["gain"][chosen],
        "min_width": fields["min_width"][chosen],
    }


def _chart(curve, objective, translate):
    """Return the curve over budgets."""
    lines = {translate("Best found"): curve["objective"], translate("Built in order"): curve["in_order"]}
    if np.isfinite(curve["bound"]).any():
        lines = {translate("No network can beat"): curve["bound"], **lines}
    objective = objective[:1].upper() + objective[1:]
    caption = translate("{objective} by budget").format(objective=objective)
    return Chart(caption, translate("Budget"), objective, curve["budget"], lines)


def _bought(summary, count, translate):
    """Return what was reached for the money, and what is known of it."""
    sentences = [
        translate(
            "{count} corridors for {cost:.6g} of a budget of {budget:.6g} raise the {objective} from {before:.6g} to "
            "{after:.6g}."
        )
    ]
    if np.isfinite(summary["bound"]):
        sentences.append(
            translate("No choice within the budget can reach more than {bound:.6g}, so the gap is {gap:.2g} percent.")
        )
    text = f"{paragraph(*sentences)}\n\n{translate('Method: {method}.')}"
    return text.format(count=count, **summary)


def _other_budgets(curve, translate):
    """Return how to read the curve."""
    half = len(curve["budget"]) // 2
    reached, whole = curve["objective"][half], curve["objective"][-1]
    return paragraph(
        translate("Half the budget reaches {reached:.6g} of {whole:.6g}.").format(reached=reached, whole=whole),
        translate("The line of links built in order shows what stands if money comes step by step."),
    )
