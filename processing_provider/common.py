"""Declarations that several algorithms share, so that the same parameter says the same everywhere."""

from ..i18n import tr
from .parameters import (
    BooleanInput,
    ChoiceInput,
    ClassesInput,
    FieldsInput,
    LinesInput,
    LinksInput,
    NumberInput,
    PatchesInput,
    RasterInput,
    TableInput,
    TextInput,
    ZonesInput,
)


def landcover():
    """Return the declaration."""
    return RasterInput(
        "LANDCOVER", tr("Land cover"), tr("Classes as whole numbers, in a projected coordinate system."), classes=True
    )


def resistance(*, optional=False):
    """Return the declaration."""
    return RasterInput(
        "RESISTANCE",
        tr("Resistance"),
        tr("Cost of crossing a cell per unit of length, above 0, best habitat 1; no data cannot be crossed."),
        optional=optional,
    )


def patches(*, grid_of="RESISTANCE", optional=False):
    """Return the declaration."""
    return PatchesInput(
        "PATCHES",
        tr("Patches"),
        tr("Habitat patches as polygons, or as a raster with one whole number a patch on the same cells."),
        grid_of=grid_of,
        optional=optional,
    )


def links(*, optional=False):
    """Return the declaration."""
    return LinksInput(
        "LINKS", tr("Links"), tr("Links between the patches as ecopattern:links makes them."), optional=optional
    )


def roads():
    """Return the declaration."""
    return LinesInput(
        "ROADS", tr("Roads and railways"), tr("Lines; where a link crosses one is a break point."), optional=True
    )


def neighbours():
    """Return the declaration."""
    return ChoiceInput(
        "NEIGHBOURS",
        tr("Neighbours"),
        tr("Which of the cells around a cell are joined with it."),
        words={"8": tr("8, corners count as well"), "4": tr("4, sides alone count")},
        enum="grid:Neighbours",
        advanced=True,
    )


def min_area(default=0.0):
    """Return the declaration."""
    return NumberInput(
        "MIN_AREA", tr("Minimum area"), tr("Smaller patches are left out."), default, unit=tr("ha"), minimum=0.0
    )


def scheme():
    """Return the declaration."""
    return ChoiceInput(
        "SCHEME",
        tr("Classes of the land cover"),
        tr("Whose class codes the land cover uses."),
        words={
            "worldcover": tr("ESA WorldCover"),
            "clcd": tr("CLCD, annual land cover of China"),
            "globeland30": tr("GlobeLand30"),
            "corine": tr("CORINE Land Cover"),
            "nlcd": tr("NLCD of the United States"),
            "custom": tr("Those of the class table alone"),
        },
        enum="resistance.schemes:Scheme",
    )


def class_table():
    """Return the declaration."""
    return TableInput(
        "TABLE",
        tr("Class table"),
        tr(
            "Lines of class, name, habitat (1 or 0), resistance, separated by ; or the path of a CSV file. It replaces "
            "or adds classes of the scheme; an empty resistance means that the class cannot be crossed."
        ),
        optional=True,
        advanced=True,
    )


def adjacency():
    """Return the declaration."""
    return ChoiceInput(
        "ADJACENCY",
        tr("Which patches are neighbours"),
        tr(
            "Every cell goes to the patch that is nearest to it, by cost or by straight distance; patches whose cells touch "
            "are neighbours."
        ),
        words={
            "either": tr("Nearest by cost or by straight distance"),
            "cost": tr("Nearest by cost"),
            "euclidean": tr("Nearest by straight distance"),
            "all": tr("All pairs of patches"),
        },
        enum="corridors.links:Adjacency",
        advanced=True,
    )


def max_neighbours():
    """Return the declaration."""
    return NumberInput(
        "MAX_NEIGHBOURS",
        tr("Nearest neighbours kept"),
        tr("A link stays if it is among this many nearest of either end; 0 is no limit."),
        0,
        minimum=0,
        integer=True,
    )


def max_cost():
    """Return the declaration."""
    return NumberInput(
        "MAX_COST",
        tr("Maximum cost distance"),
        tr("Nothing farther than this is considered; empty is no limit."),
        unit=tr("cost x map units"),
        minimum=0.0,
        optional=True,
        advanced=True,
    )


def cutoff():
    """Return the declaration."""
    return NumberInput(
        "CUTOFF",
        tr("Corridor cutoff"),
        tr(
            "How much more than the least-cost path a detour may cost to lie in the corridor; empty is 5 percent of it."
        ),
        minimum=0.0,
        optional=True,
    )


def meaning():
    """Return the declaration."""
    return ChoiceInput(
        "MEANING",
        tr("The raster holds"),
        tr("How hard each cell is to cross, or how easy."),
        words={"resistance": tr("Resistance of each cell"), "conductance": tr("Conductance of each cell")},
        enum="circuits.current_flow:Meaning",
        advanced=True,
    )


def cutoff_unit():
    """Return the declaration."""
    return ChoiceInput(
        "CUTOFF_UNIT",
        tr("Unit of the cutoff"),
        tr("What the number of the cutoff is measured in."),
        words={
            "cost": tr("Cost (resistance x map units)"),
            "percent": tr("Percent of each link's least-cost distance"),
        },
        enum="corridors.corridors:CutoffUnit",
    )


def radii():
    """Return the three declarations of the barrier search."""
    options = {"unit": tr("map units"), "minimum": 0.0, "optional": True}
    return (
        NumberInput(
            "RADIUS_MIN",
            tr("Smallest radius"),
            tr("Barriers are looked for in circles of this radius and larger ones, step by step; empty is 2 cells."),
            **options,
        ),
        NumberInput(
            "RADIUS_MAX",
            tr("Largest radius"),
            tr("The largest circle that is tried; empty is three times the smallest."),
            **options,
        ),
        NumberInput(
            "RADIUS_STEP",
            tr("Step of the radius"),
            tr("From one circle to the next; empty is the smallest radius, 0 tries the smallest alone."),
            **options,
        ),
    )


def check_radii(inputs):
    """Return a sentence if the radii of the barrier search do not go together."""
    least, largest = inputs["RADIUS_MIN"], inputs["RADIUS_MAX"]
    if least is None or largest is None or least <= largest:
        return None
    return tr("RADIUS_MIN is {a:g}, above RADIUS_MAX {b:g}; the smallest radius must not exceed the largest.").format(
        a=least, b=largest
    )


def restored_resistance():
    """Return the declaration."""
    return NumberInput(
        "RESTORED_RESISTANCE",
        tr("Restored resistance"),
        tr("What a restored cell costs to cross, per unit of length."),
        1.0,
        minimum=0.0,
        advanced=True,
    )


def combine_links():
    """Return the declaration."""
    return ChoiceInput(
        "COMBINE",
        tr("Combine links by"),
        tr("What a cell shows that several links gain by."),
        words={"maximum": tr("The largest gain of a single link"), "sum": tr("The sum of the gains of all links")},
        enum="corridors.barriers:Combine",
        advanced=True,
    )


def money():
    """Return the unit of what land costs."""
    return tr("money per m²")


def restoration_cost(default=None):
    """Return the two declarations of what restoring costs; without a default the number may be left out."""
    return (
        RasterInput(
            "COST",
            tr("Cost of restoration"),
            tr("What restoring a square metre costs in each cell, in any money; empty takes the number below."),
            unit=money(),
            optional=True,
        ),
        NumberInput(
            "COST_NUMBER",
            tr("Cost of restoration everywhere"),
            tr("What restoring a square metre costs where no raster says so."),
            default,
            unit=money(),
            minimum=0.0,
            optional=default is None,
        ),
    )


def chosen_cost(inputs):
    """Return the raster of what restoring costs, or the number where there is none."""
    return inputs["COST_NUMBER"] if inputs["COST"] is None else inputs["COST"]


def corridors():
    """Return the declaration."""
    return RasterInput(
        "CORRIDORS",
        tr("Corridors"),
        tr("Corridor raster as ecopattern:corridors makes it; its cells are those of the result."),
    )


def seed():
    """Return the declaration."""
    return NumberInput(
        "SEED", tr("Seed"), tr("The same number gives the same result, another a new one."), 1, minimum=0, integer=True
    )


def dispersal():
    """Return the two declarations of how far a species moves."""
    return (
        NumberInput(
            "DISTANCE",
            tr("Dispersal distance"),
            tr("Distance at which movement has the probability below, in the unit of the link distance."),
            5000.0,
            minimum=0.0,
        ),
        NumberInput(
            "PROBABILITY",
            tr("Probability at that distance"),
            tr("Between 0 and 1; 0.5 makes the distance the median."),
            0.5,
            minimum=0.0,
            maximum=1.0,
        ),
    )


def scheduler():
    """Return the declaration."""
    return TextInput(
        "SCHEDULER",
        tr("Dask scheduler"),
        tr(
            "Address of a running Dask scheduler, such as tcp://192.168.1.10:8786, whose workers have the plugin on "
            "their Python path; empty computes on this machine."
        ),
        optional=True,
        advanced=True,
    )


def percent(name, label, text, default):
    """Return the declaration of a share in percent."""
    return NumberInput(name, label, text, default, unit="%", minimum=0.0, maximum=100.0, advanced=True)


def share(name="SHARE"):
    """Return the declaration."""
    return percent(
        name,
        tr("Share shown as pinch points"),
        tr("Cells with the highest current, as percent of all corridor cells."),
        5.0,
    )


def connect_constellations():
    """Return the declaration."""
    return BooleanInput(
        "CONNECT_CONSTELLATIONS",
        tr("Join separate groups"),
        tr("After keeping the nearest neighbours, groups of patches are joined by their shortest links."),
        True,
        advanced=True,
    )


def classes(name, label, text, *, optional=False):
    """Return the declaration."""
    return ClassesInput(name, label, text, optional=optional)


def zones(*, grid_of, optional=False):
    """Return the declarations of watersheds and administration."""
    return (
        ZonesInput(
            "WATERSHEDS",
            tr("Watersheds"),
            tr("Polygons; each restoration unit lies in one."),
            grid_of=grid_of,
            optional=optional,
        ),
        ZonesInput(
            "ADMIN",
            tr("Administrative units"),
            tr("Polygons of the lowest level, with a code field for each level."),
            grid_of=grid_of,
            optional=optional,
        ),
        FieldsInput(
            "ADMIN_CODES",
            tr("Code fields of the administration"),
            tr("From the highest level down, such as province, city, county."),
            layer_of="ADMIN",
            optional=True,
        ),
    )
