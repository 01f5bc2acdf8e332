"""Declarations that the connectivity algorithms share."""

from ...i18n import tr
from .. import common
from ..parameters import ChoiceInput, TextInput


def network():
    """Return the declarations of a network of patches."""
    return (
        common.patches(grid_of=None),
        TextInput(
            "ATTRIBUTE",
            tr("Attribute of patches"),
            tr("Field that says how much a patch is worth; empty is its area in hectares."),
            optional=True,
            advanced=True,
        ),
        common.links(optional=True),
        ChoiceInput(
            "DISTANCE_FIELD",
            tr("Distance between patches"),
            tr("Which distance of the links counts."),
            words=("euclidean", "lcd", "lcp_length"),
            enum="connectivity.network:DistanceField",
        ),
        *common.dispersal(),
    )


def arguments(inputs):
    """Return the keyword arguments of the core."""
    names = "attribute distance_field distance probability"
    return {name: inputs[name.upper()] for name in names.split()}
