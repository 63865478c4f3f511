"""Runs the command line program `dsp`, which is written in JavaScript, with Node.js.

The JavaScript packages are inside the Python packages. They are unpacked once for each combination of versions, into the
cache directory of the user. The module does not import the packages: that would start the jsii kernel.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
from importlib.util import find_spec
from pathlib import Path

_NAME = "cdk-data-science-platform"
# Files of the packages that no program runs.
_NOT_RUN = (".d.ts", ".jsii", ".jsii.gz")
_PACKAGES = ("cdk_data_science_platform", "aws_cdk", "constructs", "cdk_nag")


def main():
    """Runs `dsp` with the arguments of this process and ends with its exit code."""
    node = shutil.which(os.environ.get("JSII_NODE", "node"))
    if node is None:
        sys.exit("dsp needs Node.js 20 or later (https://nodejs.org), and there is no program \"node\" on the path")
    try:
        modules = _unpacked()
    except OSError as error:
        sys.exit(f"dsp cannot unpack its JavaScript packages: {error}. Set XDG_CACHE_HOME to a directory that you can write")
    command = [node, str(modules / _NAME / "bin" / "dsp"), *sys.argv[1:]]
    if os.name == "posix":
        os.execv(node, command)
    # Windows has no exec. Ctrl-C reaches both processes, and Node.js decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.exit(subprocess.run(command, check=False).returncode)


def _unpacked():
    """The directory `node_modules` with the packages, unpacked now or earlier."""
    archives = _archives()
    target = _cache() / _key(archives)
    modules = target / "node_modules"
    if not modules.is_dir():
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix="unpacking-", dir=target.parent))
        try:
            for archive in archives:
                _unpack(archive, draft / "node_modules")
            # Two processes can unpack at the same time; the directory of the first one stays.
            draft.rename(target)
        except OSError:
            if not modules.is_dir():
                raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return modules


def _archives():
    """The JavaScript packages in the installed Python packages."""
    found = []
    for name in _PACKAGES:
        spec = find_spec(name)
        for directory in (spec.submodule_search_locations or []) if spec else []:
            found += Path(directory).glob("_jsii/*.jsii.tgz")
            found += Path(directory).glob("*/_jsii/*.jsii.tgz")
    return sorted(set(found))


def _key(archives):
    """A name for the contents: files of the same name, size and time are the same."""
    facts = [(archive.name, archive.stat().st_size, archive.stat().st_mtime_ns) for archive in archives]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:16]


def _cache():
    home = Path.home()
    if os.name == "nt":
        # The prefix allows paths of more than 260 characters.
        base = os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local"))
        return Path("\\\\?\\" + os.path.abspath(base)) / _NAME / "python"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / _NAME / "python"


def _unpack(archive, modules):
    with tarfile.open(archive) as tar:
        members = [member for member in tar if member.isfile() and not member.name.endswith(_NOT_RUN)]
        manifest = next(member for member in members if member.name == "package/package.json")
        package = modules.joinpath(*json.load(tar.extractfile(manifest))["name"].split("/"))
        for member in members:
            parts = member.name.split("/")[1:]
            if ".." in parts:
                raise OSError(f"{archive} contains the path {member.name}")
            file = package.joinpath(*parts)
            file.parent.mkdir(parents=True, exist_ok=True)
            with tar.extractfile(member) as source, open(file, "wb") as destination:
                shutil.copyfileobj(source, destination)


if __name__ == "__main__":
    main()
