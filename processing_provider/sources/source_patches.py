"""Processing algorithm `sourcepatches`."""

from ...i18n import tr
from .. import common
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, NumberInput, PolygonsOutput, RasterInput
from .inputs import AreasInput, CandidatesInput


class SourcePatches(EcoPatternAlgorithm):
    """Which patches are sources, and why."""

    NAME = "sourcepatches"
    GROUP = "sources"

    def title(self):
        return tr("Source patches")

    def about(self):
        return tr(
            "Chooses the patches that a plan starts from, out of habitat patches or the cores of a morphology: those that "
            "are important or protected, large enough, and, if asked, worth enough to the connectivity of the whole. Each "
            "says in plain words why it was chosen, and each other one why it was not.\n\n"
            "Of importance and protected areas, what is given counts: a patch must be one or the other; without either, "
            "all pass. dPC (Saura and Pascual-Hortal 2007, doi 10.1016/j.landurbplan.2007.03.005) is the percent of "
            "connectivity lost with a patch, by straight distances from edge to edge among the patches that pass all other "
            "rules. A county often takes 100 ha as the least area, a city 1000 ha, a province 2000 ha."
        )

    def inputs(self):
        return (
            RasterInput(
                "MORPHOLOGY",
                tr("Morphology"),
                tr("In place of patches: the raster of ecopattern:morphology, of which connected cores are taken."),
                optional=True,
                classes=True,
            ),
            RasterInput(
                "IMPORTANCE",
                tr("Importance"),
                tr("How important nature is, such as classes 1, 3 and 5; no data is not important."),
                optional=True,
            ),
            CandidatesInput(
                "PATCHES",
                common.patches().label,
                common.patches().help,
                grid_of="IMPORTANCE",
                optional=True,
            ),
            NumberInput(
                "IMPORTANCE_MIN",
                tr("Least importance"),
                tr("From this value on land is important; 5 is the highest class."),
                5.0,
                unit=tr("as the importance"),
            ),
            ChoiceInput(
                "IMPORTANCE_RULE",
                tr("A patch is important by"),
                tr(
                    "By cells, only the important or protected cells of patches are taken, and grouped anew; else patches "
                    "are taken as a whole."
                ),
                words={
                    "share": tr("The share of its area that is important"),
                    "mean": tr("Its mean importance"),
                    "cells": tr("Its important cells"),
                },
                enum="sources.source_patches:ImportanceRule",
                advanced=True,
            ),
            common.percent(
                "IMPORTANCE_SHARE",
                tr("Least important share"),
                tr("How much of a patch must be important, if that share decides."),
                50.0,
            ),
            AreasInput(
                "PROTECTED",
                tr("Protected areas"),
                tr("Areas in which patches are sources whatever their importance."),
                optional=True,
            ),
            common.percent(
                "PROTECTED_SHARE",
                tr("Least protected share"),
                tr("How much of a patch must be protected for it to count as protected."),
                50.0,
            ),
            common.min_area(100.0),
            NumberInput(
                "DPC_MIN",
                tr("Least dPC"),
                tr("Percent of connectivity that is lost with a source at least; empty does not ask, 1 to 3 is usual."),
                unit="%",
                minimum=0.0,
                optional=True,
            ),
            *common.dispersal(),
            common.neighbours(),
        )

    def outputs(self):
        fields = tr("area_ha, importance (mean), dpc (percent), protected_share (0 to 1) and the reason in words.")
        return (
            PolygonsOutput(
                "PATCHES_OUT",
                tr("Source patches"),
                tr("The patches chosen, with {}").format(fields),
                optional=True,
                style="patches",
                id_field="patch_id",
            ),
            PolygonsOutput(
                "LEFT_OUT",
                tr("Patches left out"),
                tr("The other patches, with {}").format(fields),
                optional=True,
                by_default=False,
                style="left_out",
                id_field="patch_id",
            ),
        )

    def check(self, inputs):
        if (inputs["PATCHES"] is None) == (inputs["MORPHOLOGY"] is None):
            return tr("Give either patches or a morphology raster, one of the two, to choose sources from.")
        return None

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.patch_importance import patch_importance
        from ...algorithms.sources.source_patches import source_patches

        def dpc(patches, progress):
            return patch_importance(patches, **inputs.options("distance probability"), progress=progress).fields["dpc"]

        names = "morphology importance importance_min importance_rule importance_share protected protected_share"
        names += " min_area dpc_min neighbours"
        found = source_patches(inputs["PATCHES"], dpc=dpc, **inputs.options(names), progress=progress)
        return {"PATCHES_OUT": found.sources, "LEFT_OUT": found.left_out}
