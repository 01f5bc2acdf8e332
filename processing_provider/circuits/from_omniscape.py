"""Processing algorithm `fromomniscape`."""

from ...i18n import tr
from .. import results
from ..algorithm import EcoPatternAlgorithm
from ..parameters import FileInput, FilesOutput


class FromOmniscape(EcoPatternAlgorithm):
    """An Omniscape project, run as it is."""

    NAME = "fromomniscape"
    GROUP = "circuits"

    def title(self):
        return tr("Run an Omniscape project")

    def about(self):
        return tr(
            "Runs the .ini file of an Omniscape project and writes the results under the names Omniscape gives them: "
            "cum_currmap, flow_potential, normalized_cum_currmap, classified_resistance and config.ini (Landau et al. "
            "2021, doi 10.21105/joss.02829). Nothing of Omniscape needs to be installed.\n\n"
            "Numbers differ where Omniscape 0.6 has defects; the help of Omnidirectional current says which. The map of "
            "current is always written."
        )

    def inputs(self):
        return (
            FileInput(
                "INI",
                tr("Project"),
                tr("The .ini file; the files it names are looked for in its folder and in those above."),
                kinds=tr("Projects (*.ini)"),
            ),
        )

    def outputs(self):
        return (FilesOutput("FOLDER", tr("Folder"), tr("Receives the maps and the settings.")),)

    def compute(self, inputs, progress):
        from ...algorithms.circuits.from_omniscape import from_omniscape

        return {"FOLDER": results.scratch(lambda folder: from_omniscape(inputs["INI"], folder, progress=progress))}
