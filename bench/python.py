"""Ratios in one run: the cost of the library in a Python app, in import time and in synthesis time.

Run it with the Python of a virtual environment that has the wheel: examples/python/README.md says how to make one.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "python"
KIT = ROOT / "starter-kits" / "basic-datascience-platform"
RUNS = int(os.environ.get("BENCH_RUNS", "7"))
GOAL = 1.5

# The same number of stacks and resources as the platform, with the same types and properties, and no other code. With "classes", the app imports the
# modules of the services, like an app that uses `CfnBucket` and so on; without, it is the minimum that the CDK can do.
PLAIN_APP = """
import importlib, json, sys
from pathlib import Path
from aws_cdk import App, CfnResource, Stack

app = App()
for file in sorted(Path(sys.argv[1]).glob("*.template.json")):
    stack = Stack(app, file.name.removesuffix(".template.json"))
    for name, resource in json.loads(file.read_text())["Resources"].items():
        if sys.argv[2] == "classes":
            _, service, kind = resource["Type"].split("::")
            getattr(importlib.import_module(f"aws_cdk.aws_{service.lower()}"), f"Cfn{kind}")
        CfnResource(stack, name, type=resource["Type"], properties=resource.get("Properties", {}))
app.synth()
"""

Times = tuple[float, float]


def run(arguments: list[str], output: Path, rules: bool) -> Times:
    """Seconds by the clock and of all processors that `python arguments...` takes, with Node. The CDK applies the rules of CloudFormation if not told otherwise."""
    environment = {**os.environ, "CDK_OUTDIR": str(output), "DSP_KIT": str(KIT)}
    environment.pop("CDK_VALIDATION", None)
    if not rules:
        environment["CDK_VALIDATION"] = "false"
    start, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=EXAMPLE, env=environment, check=True, stderr=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime


def measure(programs: dict[str, list[str]], work: Path, rules: bool = False) -> dict[str, Times]:
    """The median of each program. The programs run alternately, so that load on the machine affects all of them."""
    times: dict[str, list[Times]] = {name: [] for name in programs}
    for number in range(RUNS + 1):
        for name, arguments in programs.items():
            measured = run(arguments, work / name.replace(" ", "-"), rules)
            # The first run unpacks and compiles what later ones find.
            if number > 0:
                times[name].append(measured)
    return {name: (statistics.median(t for t, _ in all_of), statistics.median(c for _, c in all_of)) for name, all_of in times.items()}


def resources_in(assembly: Path) -> int:
    return sum(len(json.loads(file.read_text())["Resources"]) for file in assembly.glob("*.template.json"))


def ratios(label: str, times: Times, other: Times, goal: str = "") -> None:
    wall, cpu = times[0] / other[0], times[1] / other[1]
    print(f"{label:<34} {wall:.2f} by the clock, {cpu:.2f} of processors{goal}")


with tempfile.TemporaryDirectory() as directory:
    work = Path(directory)
    templates = work / "templates"
    run(["typed_app.py"], templates, rules=False)
    (work / "plain.py").write_text(PLAIN_APP)
    plain = [str(work / "plain.py"), str(templates)]
    apps = {"plain resources": [*plain, "classes"], "bare resources": [*plain, "no classes"], "typed app": ["typed_app.py"], "yaml app": ["yaml_app.py"]}
    imports = {
        "import aws_cdk": ["-c", "import aws_cdk"],
        "import the library too": ["-c", "import aws_cdk, cdk_data_science_platform"],
    }
    bare = measure({**imports, **apps}, work)
    as_users_run_it = measure(apps, work, rules=True)
    assert resources_in(work / "plain-resources") == resources_in(work / "typed-app")
    print(f"{resources_in(templates)} resources in {len(list(templates.glob('*.template.json')))} stacks, {RUNS} runs")
    for title, result in (("without the rules of CloudFormation", bare), ("with them, which is the default", as_users_run_it)):
        print(f"{title}:")
        for name, (seconds, cpu) in result.items():
            print(f"  {name:<32} {seconds:.2f} s by the clock, {cpu:.2f} s of processors")
        for app in ("typed app", "yaml app"):
            ratios(f"  {app} / plain resources", result[app], result["plain resources"], f" (goal: at most {GOAL})")
            ratios(f"  {app} / bare resources", result[app], result["bare resources"])
    ratios("import, with the library / without", bare["import the library too"], bare["import aws_cdk"])
