"""What the coded values of results say, in the language of the user; in the layers themselves they stay as they are."""

from __future__ import annotations

import re

from . import tr
from .messages import told


def value_words():
    """Return the words of fields that hold nothing but words of a list, by field and value."""
    return {
        "node_type": {
            "strategic": tr("Strategic node"),
            "crossing": tr("Crossing of links"),
            "saddle": tr("Saddle"),
            "break": tr("Break point"),
        },
        "kind": {
            "pinch point": tr("Pinch point"),
            "barrier": tr("Barrier"),
            "break point": tr("Break point"),
            "fragmented": tr("Fragmented habitat"),
            "vulnerable": tr("Vulnerable land"),
            "total": tr("All kinds"),
            "patch": tr("Patch"),
            "link": tr("Link"),
        },
        "level": {"primary": tr("Primary"), "important": tr("Important"), "general": tr("General")},
        "lead_level": {"P": tr("Province"), "C": tr("City"), "X": tr("County")},
        "zone_type": {
            "conservation": tr("Conservation"),
            "connectivity restoration": tr("Connectivity restoration"),
            "functional enhancement": tr("Functional enhancement"),
            "general": tr("General"),
        },
        "objective": {
            "largest area": tr("The largest group of patches"),
            "connected area": tr("All patches that are joined"),
            "equivalent connectivity": tr("Equivalent connectivity of the network"),
        },
        "class": _shapes(),
        "index": {**_connectivity(), **_protection(), **_structure()},
        "existing": {"1": tr("yes"), "0": tr("no")},
        "suggested": {"1": tr("yes"), "0": tr("no")},
    }


def _shapes():
    """Return the words for the classes of a morphology."""
    return {
        "core": tr("Core"),
        "islet": tr("Islet"),
        "perforation": tr("Perforation"),
        "edge": tr("Edge"),
        "loop": tr("Loop"),
        "bridge": tr("Bridge"),
        "branch": tr("Branch"),
        "background": tr("Background"),
        "core-opening": tr("Core-opening"),
        "border-opening": tr("Border-opening"),
        "missing": tr("Missing"),
    }


def _connectivity():
    """Return the words for the indices of a network, with the short names that papers use."""
    return {
        "A": tr("Area of habitat"),
        "NL": tr("Links (NL)"),
        "NC": tr("Components (NC)"),
        "H": tr("Harary index (H)"),
        "CCP": tr("Class coincidence probability (CCP)"),
        "LCPnum": tr("Landscape coincidence probability, numerator (LCPnum)"),
        "LCP": tr("Landscape coincidence probability (LCP)"),
        "IICnum": tr("Integral index of connectivity, numerator (IICnum)"),
        "IIC": tr("Integral index of connectivity (IIC)"),
        "ECA_IIC": tr("Equivalent connected area by IIC (ECA)"),
        "F": tr("Flux (F)"),
        "AWF": tr("Area-weighted flux (AWF)"),
        "PCnum": tr("Probability of connectivity, numerator (PCnum)"),
        "PC": tr("Probability of connectivity (PC)"),
        "ECA_PC": tr("Equivalent connected area by PC (ECA)"),
        "MSC": tr("Mean size of a component (MSC)"),
        "SLC": tr("Size of the largest component (SLC)"),
        "ECS": tr("Expected size of a component (ECS)"),
        "GD": tr("Diameter of the network (GD)"),
        "CPL": tr("Characteristic path length (CPL)"),
        "sum_F": tr("Flux along paths, sum of all patches"),
        "IIC_intra": tr("IIC held inside patches [%]"),
        "IIC_direct": tr("IIC over direct links [%]"),
        "IIC_step": tr("IIC over other patches [%]"),
        "PC_intra": tr("PC held inside patches [%]"),
        "PC_direct": tr("PC over direct links [%]"),
        "PC_step": tr("PC over other patches [%]"),
        "entropy_BC": tr("Entropy of the betweenness of patches"),
        "division_BC": tr("Division of the betweenness of patches"),
        "entropy_link_BC": tr("Entropy of the betweenness of links"),
        "division_link_BC": tr("Division of the betweenness of links"),
        "PC_circuit": tr("Probability of connectivity by effective resistances"),
        "ratio_PC": tr("Change of ECA by PC, as share of that of the area"),
        "ratio_IIC": tr("Change of ECA by IIC, as share of that of the area"),
    }


def _protection():
    """Return the words for the indices of protected and connected land."""
    return {
        "ECA": tr("Equivalent connected area (ECA)"),
        "Prot": tr("Protected (Prot) [%]"),
        "Unprotected": tr("Not protected [%]"),
        "ProtConn": tr("Protected and connected (ProtConn) [%]"),
        "ProtUnconn": tr("Protected but not connected (ProtUnconn) [%]"),
        "RelConn": tr("Of what is protected, connected (RelConn) [%]"),
        "ProtConn_Prot": tr("Of ProtConn, through protected land (Prot) [%]"),
        "ProtConn_Within": tr("Of ProtConn, inside single areas (Within) [%]"),
        "ProtConn_Contig": tr("Of ProtConn, between contiguous areas (Contig) [%]"),
        "ProtConn_Trans": tr("Of ProtConn, through areas outside (Trans) [%]"),
        "ProtConn_Unprot": tr("Of ProtConn, through unprotected land (Unprot) [%]"),
        "ProtConn_Contig_Makurhini": tr("Of ProtConn, between areas (Contig of Makurhini) [%]"),
    }


def _structure():
    """Return the words for the indices of the structure of a network."""
    return {
        "patches": tr("Patches"),
        "links": tr("Links"),
        "length_km": tr("Length of the links [km]"),
        "alpha": tr("Alpha index"),
        "beta": tr("Beta index"),
        "gamma": tr("Gamma index"),
        "cost_ratio": tr("Cost ratio"),
    }


def sentence_fields():
    """Return the fields that hold sentences, each with what tells one of them in the language of the user."""
    return {"status": told, "method": told, "reason": reason_text, "change": change_text}


def has_words(field, *, numbers=False):
    """Return whether the values of a field, of `numbers` or of text, are words or sentences that can be told."""
    words = value_words().get(field)
    if numbers:
        return words is not None and all(map(str.isdigit, words))
    return words is not None or field in sentence_fields()


def words_of(field, values):
    """Return what to show for the values of a field: every word there may be, and each of `values`.

    Parameters
    ----------
    field : str
        Name of the field.
    values : iterable of str
        What the field holds.

    Returns
    -------
    dict of str to str
        By value; one that nobody knows stands for itself.
    """
    tell = sentence_fields().get(field, str)
    return {**{value: tell(value) for value in values}, **value_words().get(field, {})}


def value_text(field, value):
    """Return what to show for one value of a field."""
    return words_of(field, [value])[value]


def _told_by(patterns, text):
    """Return a text by the first of the patterns that it fits, with its figures and names put in; None if none does."""
    for pattern, sentence in patterns:
        found = re.fullmatch(pattern, text)
        if found:
            return sentence.format(**found.groupdict())
    return None


def change_text(change):
    """Return what happened to a patch or a link in a scenario; what is not known as it is."""
    patterns = (
        (r"new", tr("New")),
        (r"shorter", tr("Shorter")),
        (r"longer", tr("Longer")),
        (r"out of use", tr("No longer in use")),
        (r"grown", tr("Grown")),
        (r"shrunk", tr("Shrunk")),
        (r"moved", tr("Moved, as large as before")),
        (r"joined with (?P<ids>.+)", tr("Joined with {ids}")),
        (r"cut off (?P<ids>.+)", tr("Cut off {ids}")),
    )
    return _told_by(patterns, change) or change


def reason_text(reason):
    """Return why a patch is or is no source, or why a link is no longer in use; what is not known as it is."""
    gone = (
        (r"patch (?P<a>.+) and (?P<b>.+) is lost", tr("patches {a} and {b} are lost")),
        (r"patch (?P<a>.+) is lost", tr("patch {a} is lost")),
        (r"patches (?P<a>.+) and (?P<b>.+) are one", tr("patches {a} and {b} are one now")),
        (r"the patches are no longer neighbours", tr("the patches are no longer neighbours")),
    )
    patterns, parts = _judgements(), reason.split("; ")
    judged = [_told_by(patterns, part) for part in parts]
    return _told_by(gone, reason) or (tr("; ").join(judged) if all(judged) else told(reason))


def _judgements():
    """Return what is said of a patch that may be a source, with its figures as groups, and how that is told."""
    reaches, mean, part = r"(?P<a>\S+) % of it reaches (?P<b>\S+?)", r"mean (?P<a>\S+?)", r"(?P<a>\S+) % of it"
    needed, any_needed = r", (?P<n>\S+) % needed\)", r", any needed\)"
    return (
        (rf"important \({reaches}\)", tr("important ({a} % of it reaches {b})")),
        (rf"not important \({reaches}{needed}", tr("not important ({a} % of it reaches {b}, {n} % needed)")),
        (rf"not important \({reaches}{any_needed}", tr("not important ({a} % of it reaches {b})")),
        (r"not important \(mean not known, (?P<n>\S+) needed\)", tr("not important (mean not known, {n} needed)")),
        (rf"important \({mean}\)", tr("important (mean {a})")),
        (rf"not important \({mean}, (?P<n>\S+) needed\)", tr("not important (mean {a}, {n} needed)")),
        (rf"protected \({part}\)", tr("protected ({a} % of it)")),
        (rf"not protected \({part}{needed}", tr("not protected ({a} % of it, {n} % needed)")),
        (r"large enough \((?P<a>\S+) ha\)", tr("large enough ({a} ha)")),
        (r"too small \((?P<a>\S+) ha, (?P<n>\S+) ha needed\)", tr("too small ({a} ha, {n} ha needed)")),
        (r"connecting \(dPC (?P<a>\S+) %\)", tr("connecting (dPC {a} %)")),
        (rf"not connecting \(dPC (?P<a>\S+) %{needed}", tr("not connecting (dPC {a} %, {n} % needed)")),
    )
