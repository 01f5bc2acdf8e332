"""Processing algorithm `fromcircuitscape`."""

from ...i18n import tr
from .. import results
from ..algorithm import EcoPatternAlgorithm
from ..parameters import FilesOutput
from .inputs import project


class FromCircuitscape(EcoPatternAlgorithm):
    """A Circuitscape project, run as it is."""

    NAME = "fromcircuitscape"
    GROUP = "circuits"

    def title(self):
        return tr("Run a Circuitscape project")

    def about(self):
        return tr(
            "Runs the .ini file of a Circuitscape project, on rasters or on a network, and writes the results under the "
            "names Circuitscape gives them (McRae et al. 2008, doi 10.1890/07-1861.1). Nothing of Circuitscape needs to "
            "be installed.\n\n"
            "Options that version 5 lost work as in version 4: recoding, currents of focal nodes set to 0, and the "
            "logarithm of the sum; grids are not compressed, as in version 5. Ids of networks stay as they are in the input. In the scenario "
            "all-to-one with a pairs file, nodes left out put in 1 A, as in Circuitscape; Current flow leaves them out.\n\n"
            "All other options of version 5.17 are honoured, but for those of solver, precision, threads, memory and logs. "
            "The log names options that are passed over, that the scenario does not use, or that are unknown. The file may "
            "hold comments behind # or ;, and values in quotes. A path of another machine is looked for by its end beside "
            "the .ini file, which is said."
        )

    def inputs(self):
        return (project(),)

    def outputs(self):
        return (FilesOutput("FOLDER", tr("Folder"), tr("Receives maps, resistances and the settings.")),)

    def compute(self, inputs, progress):
        from ...algorithms.circuits.from_circuitscape import from_circuitscape

        return {"FOLDER": results.scratch(lambda folder: from_circuitscape(inputs["INI"], folder, progress=progress))}
