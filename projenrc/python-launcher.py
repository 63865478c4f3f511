"""Replaces the script `dsp` in the Python packages, which starts Node.js through the jsii kernel, by an entry point that
starts it directly. Usage: python-launcher.py DIRECTORY, with the wheel and the source distribution.
"""

import base64
import gzip
import hashlib
import io
import sys
import tarfile
import zipfile
from pathlib import Path

MODULE = "cdk_data_science_platform_dsp"
LAUNCHER = Path(__file__).parent / "python" / f"{MODULE}.py"
ENTRY_POINTS = f"[console_scripts]\ndsp = {MODULE}:main\n"
SCRIPT = '    "scripts": [\n        "src/cdk_data_science_platform/_jsii/bin/dsp"\n    ]'
ENTRY_POINT = f"""    "py_modules": [
        "{MODULE}"
    ],
    "entry_points": {{
        "console_scripts": [
            "dsp = {MODULE}:main"
        ]
    }}"""


def change_wheel(path):
    with zipfile.ZipFile(path) as wheel:
        files = {info.filename: (info, wheel.read(info)) for info in wheel.infolist()}
    script = next(name for name in files if name.endswith(".data/scripts/dsp"))
    record = next(name for name in files if name.endswith(".dist-info/RECORD"))
    info = record[: -len("/RECORD")]
    template = files[script][0]
    del files[script]
    added = {
        f"{MODULE}.py": LAUNCHER.read_bytes(),
        f"{info}/entry_points.txt": ENTRY_POINTS.encode(),
        f"{info}/top_level.txt": files[f"{info}/top_level.txt"][1] + f"{MODULE}\n".encode(),
    }
    for name, content in added.items():
        files[name] = (_info(name, template), content)
    lines = [_recorded(name, content) for name, (_, content) in files.items() if name != record]
    files[record] = (files[record][0], "".join([*lines, f"{record},,\n"]).encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        # The record is the last file of a wheel.
        for name in [*(name for name in files if name != record), record]:
            wheel.writestr(*files[name])


def _info(name, template):
    info = zipfile.ZipInfo(name, template.date_time)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o100644 << 16
    return info


def _recorded(name, content):
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
    return f"{name},sha256={digest},{len(content)}\n"


def change_sources(path):
    with tarfile.open(path) as archive:
        members = [(member, archive.extractfile(member).read() if member.isfile() else None) for member in archive]
    root = members[0][0].name.split("/")[0]
    script = next(member for member, _ in members if member.name.endswith("/_jsii/bin/dsp"))
    launcher = tarfile.TarInfo(f"{root}/src/{MODULE}.py")
    launcher.mtime, launcher.mode = script.mtime, 0o644
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for member, content in [*members, (launcher, LAUNCHER.read_bytes())]:
            if member is script:
                continue
            if member.name == f"{root}/setup.py":
                text = content.decode()
                if SCRIPT not in text:
                    raise ValueError("setup.py has no script: adapt projenrc/python-launcher.py")
                content = text.replace(SCRIPT, ENTRY_POINT).encode()
            if content is not None:
                member.size = len(content)
            archive.addfile(member, None if content is None else io.BytesIO(content))
    path.write_bytes(gzip.compress(buffer.getvalue(), mtime=0))


if __name__ == "__main__":
    directory = Path(sys.argv[1])
    for wheel_path in directory.glob("*.whl"):
        change_wheel(wheel_path)
    for sources_path in directory.glob("*.tar.gz"):
        change_sources(sources_path)
