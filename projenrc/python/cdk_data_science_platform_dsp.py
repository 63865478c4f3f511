"""Runs the command line program `dsp`, which is written in JavaScript, with Node.js.

The JavaScript packages are inside the Python packages. They are unpacked once for each combination of versions, into the
cache directory of the user. The module does not import the packages, which would start the jsii kernel, and imports the
modules that unpack only when it unpacks.
"""

import os
import sys
from hashlib import sha256
from importlib.util import find_spec

_NAME = "cdk-data-science-platform"
_PACKAGES = ("cdk_data_science_platform", "aws_cdk", "constructs", "cdk_nag")
# Files of the packages that no program runs.
_NOT_RUN = (".d.ts", ".jsii", ".jsii.gz")


def main():
    """Runs `dsp` with the arguments of this process and ends with its exit code."""
    node = os.environ.get("JSII_NODE", "node")
    try:
        modules = _unpacked()
    except OSError as error:
        sys.exit(f"dsp cannot unpack its JavaScript packages: {error}. Set XDG_CACHE_HOME to a directory that you can write")
    # The program then writes projects that need only Python, if no language is specified.
    os.environ["DSP_LAUNCHER"] = "python"
    command = [node, os.path.join(modules, _NAME, "bin", "dsp"), *sys.argv[1:]]
    try:
        if os.name == "posix":
            os.execvp(node, command)
        sys.exit(_run(command))
    except FileNotFoundError:
        sys.exit(f"dsp needs Node.js 20 or later (https://nodejs.org), and there is no program \"{node}\" on the path")


def _run(command):
    """Windows has no exec. Ctrl-C reaches both processes, and Node.js decides what it means."""
    import signal
    import subprocess

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.run(command, check=False).returncode


def _unpacked():
    """The directory `node_modules` with the packages, unpacked now or earlier."""
    archives = sorted(_archives())
    target = os.path.join(_cache(), _key(archives))
    modules = os.path.join(target, "node_modules")
    if not os.path.isdir(modules):
        _unpack_all(archives, target)
    return modules


def _archives():
    """The JavaScript packages in the installed Python packages: one in each directory `_jsii`."""
    for name in _PACKAGES:
        spec = find_spec(name)
        for directory in (spec.submodule_search_locations or []) if spec else []:
            subpackages = [entry.path for entry in os.scandir(directory) if entry.is_dir()]
            for candidate in [directory, *subpackages]:
                try:
                    files = os.listdir(os.path.join(candidate, "_jsii"))
                except OSError:
                    continue
                yield from (os.path.join(candidate, "_jsii", file) for file in files if file.endswith(".jsii.tgz"))


def _key(archives):
    """A name for the contents: files of the same name, size and time are the same."""
    facts = []
    for path in archives:
        status = os.stat(path)
        facts.append((os.path.basename(path), status.st_size, status.st_mtime_ns))
    return sha256(repr(facts).encode()).hexdigest()[:16]


def _cache():
    if os.name == "nt":
        # The prefix allows paths of more than 260 characters.
        base = "\\\\?\\" + os.path.abspath(os.environ.get("LOCALAPPDATA", os.path.expanduser("~\\AppData\\Local")))
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, _NAME, "python")


def _unpack_all(archives, target):
    import shutil
    import tempfile

    parent = os.path.dirname(target)
    os.makedirs(parent, exist_ok=True)
    draft = tempfile.mkdtemp(prefix="unpacking-", dir=parent)
    try:
        for archive in archives:
            _unpack(archive, os.path.join(draft, "node_modules"))
        # Two processes can unpack at the same time; the directory of the first one stays.
        os.rename(draft, target)
    except OSError:
        if not os.path.isdir(os.path.join(target, "node_modules")):
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _unpack(archive, modules):
    import json
    import shutil
    import tarfile

    with tarfile.open(archive) as tar:
        members = [member for member in tar if member.isfile() and not member.name.endswith(_NOT_RUN)]
        manifest = next(member for member in members if member.name == "package/package.json")
        package = os.path.join(modules, *json.load(tar.extractfile(manifest))["name"].split("/"))
        for member in members:
            parts = member.name.split("/")[1:]
            if ".." in parts:
                raise OSError(f"{archive} contains the path {member.name}")
            file = os.path.join(package, *parts)
            os.makedirs(os.path.dirname(file), exist_ok=True)
            with tar.extractfile(member) as source, open(file, "wb") as destination:
                shutil.copyfileobj(source, destination)


if __name__ == "__main__":
    main()
