"""Runs lives of platforms against an AWS emulator, two at a time. `life.py [NAME...]` runs only those lives.

Ends with a line "N passed, N failed"; the exit code is 1 if anything failed.
"""
import shutil
import sys
import tempfile
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lives import adopting, failing, importing, interrupted, sample_kit, several_accounts, starter_kit
from lives.steps import Ended, Life, Report

# The longest first.
LIVES = {
    "failures": failing.play,
    "starter kit": starter_kit.play,
    "several accounts": several_accounts.play,
    "adopt": adopting.play,
    "import": importing.play,
    "interruptions": interrupted.play,
    "sample kit": sample_kit.play,
}
_AT_A_TIME = 2


def main():
    wanted = sys.argv[1:] or list(LIVES)
    unknown = [name for name in wanted if name not in LIVES]
    if unknown:
        sys.exit(f"there is no life {unknown[0]!r}; there are {', '.join(map(repr, LIVES))}")
    start = time.monotonic()
    report = Report()
    directory = Path(tempfile.mkdtemp(prefix="dsp-life-"))
    with ThreadPoolExecutor(_AT_A_TIME) as pool:
        list(pool.map(lambda name: play(Life(name, directory / name.replace(" ", "-"), report)), wanted))
    print(f"all lives took {time.monotonic() - start:.0f} s")
    if report.failed:
        print(f"logs are in {directory}")
    else:
        shutil.rmtree(directory)
    print(f"{report.passed} passed, {report.failed} failed")
    sys.exit(1 if report.failed else 0)


def play(life):
    try:
        LIVES[life.name](life)
    except Ended:
        pass
    except Exception:
        # Outside a step, for example if the emulator does not start.
        life.report.fails(life.name, "prepare", 0, traceback.format_exc())


main()
