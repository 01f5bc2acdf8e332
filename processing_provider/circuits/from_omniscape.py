"""Processing algorithm `fromomniscape`."""

from ...i18n import tr
from .. import results
from ..algorithm import EcoPatternAlgorithm
from ..parameters import FilesOutput
from .inputs import project


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
            "current is always written.\n\n"
            "All other options are honoured, but for those of solver, precision and threads. The log names options that are "
            "passed over, that change nothing beside the others, or that are unknown. A path of another machine is looked "
            "for by its end beside the .ini file, which is said."
        )

    def inputs(self):
        return (project(),)

    def outputs(self):
        return (FilesOutput("FOLDER", tr("Folder"), tr("Receives the maps and the settings.")),)

    def compute(self, inputs, progress):
        from ...algorithms.circuits.from_omniscape import from_omniscape

        return {"FOLDER": results.scratch(lambda folder: from_omniscape(inputs["INI"], folder, progress=progress))}
