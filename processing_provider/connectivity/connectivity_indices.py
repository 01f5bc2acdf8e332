"""Processing algorithm `connectivityindices`."""

from ...i18n import tr
from ..algorithm import EcoPatternAlgorithm
from ..parameters import ChoiceInput, TableOutput, TextInput
from .inputs import arguments, choice_of_links, inside_patches, landscape_area, network, words


class ConnectivityIndices(EcoPatternAlgorithm):
    """How well the patches hold together as a network."""

    NAME = "connectivityindices"
    GROUP = "connectivity"

    def title(self):
        return tr("Connectivity indices")

    def about(self):
        return tr(
            "Indices of the network of patches and links by the definitions of Conefor: NL, NC, H, LCP, IIC, PC, "
            "equivalent connected area and more (Saura and Pascual-Hortal 2007, doi 10.1016/j.landurbplan.2007.03.005). "
            "Without links, all pairs are joined by their straight distance from edge to edge."
        )

    def inputs(self):
        return (
            *network(),
            landscape_area(),
            *choice_of_links(),
            *inside_patches(),
            ChoiceInput(
                "INDEX_SET",
                tr("Which indices"),
                tr(
                    "All indices are the usual ones, entropy and division of the betweenness, and PC by effective "
                    "resistances (Graphab)."
                ),
                words={"standard": tr("The usual indices"), "all": tr("All indices")},
                enum="connectivity.connectivity_indices:IndexSet",
                advanced=True,
            ),
            TextInput(
                "SEVERAL_DISTANCES",
                tr("Several dispersal distances"),
                tr(
                    "Numbers separated by commas, for the table by distance; each is also the longest link that is counted."
                ),
                optional=True,
                advanced=True,
            ),
        )

    def outputs(self):
        return (
            TableOutput(
                "INDICES",
                tr("Connectivity indices"),
                tr(
                    "index, value. F and AWF sum links alone, as Conefor and lconnect do; sum_F is Graphab's sum of F along "
                    "paths. GD, MSC, SLC and ECS are Graphab's, CPL is lconnect's mean number of links between patches. "
                    "PC_intra, PC_direct and PC_step are percent of PC. lconnect weighs AWF by 0.5 at half its distance, and "
                    "leaves out links of exactly its distance and patches that touch."
                ),
                optional=True,
                id_field="index",
            ),
            TableOutput(
                "BY_DISTANCE",
                tr("Connectivity indices by distance"),
                tr("distance, index, value, for several dispersal distances."),
                optional=True,
                by_default=False,
            ),
        )

    def check(self, inputs):
        try:
            if all(float(word) > 0 for word in words(inputs["SEVERAL_DISTANCES"])):
                return None
        except ValueError:
            pass
        return tr("SEVERAL_DISTANCES is '{}'; it must be numbers above 0, separated by commas.").format(
            inputs["SEVERAL_DISTANCES"]
        )

    def compute(self, inputs, progress):
        from ...algorithms.connectivity.connectivity_indices import connectivity_indices, indices_by_distance

        given = {**arguments(inputs), "landscape_area": inputs["LANDSCAPE_AREA"]}
        indices = connectivity_indices(
            inputs["PATCHES"],
            inputs["LINKS"],
            **given,
            index_set=inputs["INDEX_SET"],
            progress=progress.part(0, 0.5),
        )
        if not words(inputs["SEVERAL_DISTANCES"]) or not inputs.wants("BY_DISTANCE"):
            return {"INDICES": indices, "BY_DISTANCE": None}
        # Each distance says itself which links are counted.
        for name in ("distance", "link_distance"):
            given.pop(name)
        several = indices_by_distance(
            inputs["PATCHES"],
            inputs["LINKS"],
            **given,
            distances=words(inputs["SEVERAL_DISTANCES"]),
            progress=progress.part(0.5, 1),
        )
        return {"INDICES": indices, "BY_DISTANCE": several}
