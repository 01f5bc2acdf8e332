"""Declarations that the connectivity algorithms share."""

from ...i18n import tr
from .. import common
from ..parameters import ChoiceInput, NumberInput, TextInput


def network():
    """Return the declarations of a network of patches."""
    return (
        common.patches(grid_of=None),
        attribute(),
        common.links(optional=True),
        distance_field(),
        *common.dispersal(),
    )


def attribute():
    """Return the declaration."""
    return TextInput(
        "ATTRIBUTE",
        tr("Attribute of patches"),
        tr("Field that says how much a patch is worth; empty is its area in hectares."),
        optional=True,
        advanced=True,
    )


def distance_field():
    """Return the declaration."""
    return ChoiceInput(
        "DISTANCE_FIELD",
        tr("Distance between patches"),
        tr("Which distance of the links counts."),
        words={
            "euclidean": tr("Straight distance"),
            "lcd": tr("Least-cost distance"),
            "lcp_length": tr("Path length"),
        },
        enum="connectivity.network:DistanceField",
    )


def choice_of_links(*, link_distance=True):
    """Return the declarations of which links there are."""
    declared = (
        ChoiceInput(
            "MEASURE",
            tr("Straight distance from"),
            tr("Between which points of two patches it is measured where there are no links."),
            words={
                "edge": tr("Edge to edge"),
                "centroid": tr("Centroid to centroid"),
                "inside point": tr("Between points that lie inside the patches"),
            },
            enum="connectivity.positions:Measure",
            advanced=True,
        ),
        ChoiceInput(
            "GRAPH",
            tr("Which links count"),
            tr("All, those between patches that lie side by side, or the least length that joins all patches."),
            words={
                "complete": tr("All links"),
                "planar": tr("Links between patches side by side (planar graph)"),
                "minimum spanning tree": tr("Minimum spanning tree"),
            },
            enum="connectivity.network:GraphKind",
            advanced=True,
        ),
        NumberInput(
            "MAX_DISTANCE",
            tr("Longest link"),
            tr("Longer links are left out of everything, as by a threshold graph of Graphab; empty is no limit."),
            unit=tr("unit of the distance"),
            minimum=0.0,
            optional=True,
            advanced=True,
        ),
        NumberInput(
            "MIN_PROBABILITY",
            tr("Least probability of a link"),
            tr("Links of a lower probability are left out of everything; Makurhini drops those below 0.01."),
            0.0,
            minimum=0.0,
            maximum=1.0,
            advanced=True,
        ),
    )
    counted = NumberInput(
        "LINK_DISTANCE",
        tr("Longest link that is counted"),
        tr(
            "Links up to this distance count where links are only counted, as in NL, NC, H, LCP and IIC; empty is the "
            "dispersal distance, as in Conefor; all links of a graph count in Graphab, so give the longest there."
        ),
        unit=tr("unit of the distance"),
        minimum=0.0,
        optional=True,
        advanced=True,
    )
    return (*declared, counted) if link_distance else declared


def inside_patches():
    """Return the declarations of what ways inside patches cost."""
    return (
        ChoiceInput(
            "IN_PATCHES",
            tr("Ways inside patches"),
            tr(
                "What a path pays in a patch that it crosses: nothing, as in Conefor, or the straight way between its "
                "links, near to Graphab, whose way is the least-cost one. Needs links."
            ),
            words={"free": tr("Cost nothing"), "straight": tr("Cost the straight way between the links")},
            enum="connectivity.network:InPatches",
            advanced=True,
        ),
        NumberInput(
            "INNER_RESISTANCE",
            tr("Resistance inside patches"),
            tr("What a unit of length costs there, in the unit of the link distance; 1 where that is a length."),
            1.0,
            unit=tr("cost per map unit"),
            minimum=0.0,
            advanced=True,
        ),
    )


def landscape_area():
    """Return the declaration."""
    return NumberInput(
        "LANDSCAPE_AREA",
        tr("Landscape attribute"),
        tr(
            "Total area of the landscape in hectares, or what the attribute could reach at most; empty leaves out the indices that need it."
        ),
        unit=tr("ha"),
        minimum=0.0,
        optional=True,
        advanced=True,
    )


def arguments(inputs):
    """Return the keyword arguments of the core that all algorithms share, of those declared."""
    names = "attribute distance_field distance probability measure graph max_distance min_probability link_distance"
    names += " in_patches inner_resistance"
    return {name: inputs[name.upper()] for name in names.split() if name.upper() in inputs}


def words(text):
    """Return the words of a list separated by commas, semicolons or blanks."""
    return (text or "").replace(",", " ").replace(";", " ").split()
