"""Run the main job on the sample landscape, as a user would with `qgis_process`, and say where the results are.

Usage: ./run demo FOLDER
"""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RASTERS = ("CURRENT", "CORRIDORS", "RESISTANCE_OUT")
LAYERS = ("NODES", "PINCH", "BARRIERS", "LINKS", "PATCHES_OUT", "AREAS", "UNITS", "SHARES", "INDICES")


def process(algorithm, **values):
    """Run an algorithm through qgis_process and show what it says only if it fails."""
    command = [str(ROOT / "run"), "qgis_process", "run", algorithm, "--"]
    command += [f"{name}={value}" for name, value in values.items()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}\n{done.stderr}\n{algorithm} failed.")


def main(folder):
    """Make the landscape, the plan, and a list of what was made."""
    landscape, plan = folder / "landscape", folder / "plan"
    landscape.mkdir(parents=True, exist_ok=True)
    plan.mkdir(exist_ok=True)
    start = time.monotonic()
    print("Making the sample landscape ...", flush=True)
    process("ecopattern:samplelandscape", SEED=1, FOLDER=landscape)
    print("Making the plan ...", flush=True)
    vectors = landscape / "landscape.gpkg"
    targets = {name: plan / f"{name.removesuffix('_OUT').lower()}.tif" for name in RASTERS}
    targets.update({name: f"{plan / 'plan.gpkg'}|layername={name.removesuffix('_OUT').lower()}" for name in LAYERS})
    process(
        "ecopattern:securitypattern",
        LANDCOVER=landscape / "land_cover.tif",
        SCHEME="worldcover",
        HABITAT="10",
        MIN_AREA=100,
        ROADS=f"{vectors}|layername=roads",
        WATERSHEDS=f"{vectors}|layername=watersheds",
        ADMIN=f"{vectors}|layername=counties",
        ADMIN_CODES="province;city;county",
        **targets,
        REPORT=plan / "report.html",
        PROJECT=plan / "plan.qgz",
    )
    print(f"Done in {time.monotonic() - start:.0f} s. Results:")
    for path in sorted(plan.iterdir()):
        print(f"  {path}  ({path.stat().st_size / 1e6:.1f} MB)")
    print(f"Open {plan / 'report.html'} in a browser and {plan / 'plan.qgz'} with ./run qgis.")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
