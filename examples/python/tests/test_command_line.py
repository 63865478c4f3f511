"""The `dsp` command that `pip install` installs: no npm, no package.json."""

import os
import pty
import re
import select
import subprocess
from pathlib import Path

import pytest
from conftest import DSP

ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
QUESTION = re.compile(r"\[[^\]\n]*\]: ")


def dsp(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([DSP, *arguments], cwd=cwd, capture_output=True, text=True)


def test_init_creates_the_files_of_the_guide(kit: Path) -> None:
    assert (kit / "mdaa.yaml").is_file()
    assert "organization: example-org" in (kit / "mdaa.yaml").read_text()


def test_validate_finds_no_problems(kit: Path) -> None:
    assert dsp("validate", cwd=kit).returncode == 0


def test_data_goes_to_stdout_and_messages_to_stderr(kit: Path, tmp_path: Path) -> None:
    listed = dsp("ls", cwd=kit)
    assert listed.returncode == 0
    assert len(listed.stdout.splitlines()) == 12
    written = dsp("synth", "-o", str(tmp_path / "out"), cwd=kit)
    assert (written.returncode, written.stdout) == (0, "")
    assert "11 stacks" in written.stderr


def test_synth_writes_the_same_templates_as_the_apps(kit: Path, tmp_path: Path, synthesized: dict[str, Path]) -> None:
    assert dsp("synth", "--quiet", "-o", str(tmp_path / "out"), cwd=kit).returncode == 0
    files = sorted(file.name for file in (tmp_path / "out").glob("*.template.json"))
    assert len(files) == 11
    for name in files:
        assert (tmp_path / "out" / name).read_bytes() == (synthesized["yaml"] / name).read_bytes()


def test_explain_knows_the_codes(tmp_path: Path) -> None:
    assert dsp("explain", "DSP110", cwd=tmp_path).stdout.startswith("DSP110 Unknown key")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["validate"], 1, "DSP1"),
        (["nonsense"], 2, "unknown command 'nonsense'"),
        (["synth", "--nonsense"], 2, "unknown option '--nonsense'"),
    ],
)
def test_failures_have_an_exit_code(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    failed = dsp(*arguments, cwd=tmp_path)
    assert failed.returncode == code
    assert failed.stdout == ""
    assert message in failed.stderr


def test_init_prompts_on_a_terminal(tmp_path: Path) -> None:
    """Prompts, answers and a rejected answer are passed to and from Node.js."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([DSP, "init", "asked"], cwd=tmp_path, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    answers = iter(["Not Allowed!", "acme"])
    shown = ""
    answered = 0
    # If the terminal prints nothing for a minute, the test stops waiting.
    while select.select([ours], [], [], 60)[0]:
        try:
            shown += ESCAPES.sub("", os.read(ours, 4096).decode())
        except OSError:  # the other side is closed
            break
        questions = len(QUESTION.findall(shown))
        if questions > answered:
            answered = questions
            os.write(ours, f"{next(answers, '')}\n".encode())
    os.close(ours)
    assert process.wait(timeout=60) == 0, shown
    assert '"Not Allowed!"' in shown
    assert "organization: acme" in (tmp_path / "asked" / "mdaa.yaml").read_text()


def test_commands_that_start_at_the_same_time_unpack_once(tmp_path: Path) -> None:
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    processes = [
        subprocess.Popen([DSP, "--version"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    results = [(*process.communicate(timeout=60), process.returncode) for process in processes]
    assert [(errors, code) for _, errors, code in results] == [("", 0)] * 3
    assert len({version for version, _, _ in results}) == 1
    unpacked = list((tmp_path / "cdk-data-science-platform" / "python").iterdir())
    assert len(unpacked) == 1
    assert (unpacked[0] / "node_modules" / "aws-cdk-lib" / "package.json").is_file()


def test_without_node_the_message_is_one_sentence(tmp_path: Path) -> None:
    failed = subprocess.run([DSP, "ls"], env={**os.environ, "PATH": str(tmp_path)}, capture_output=True, text=True)
    assert (failed.returncode, failed.stdout) == (1, "")
    assert failed.stderr.startswith("dsp needs Node.js 20 or later")
    assert len(failed.stderr.splitlines()) == 1


def test_a_cache_that_cannot_be_written_is_an_error_with_a_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "file")}
    failed = subprocess.run([DSP, "ls"], env=environment, capture_output=True, text=True)
    assert failed.returncode == 1
    assert "Set XDG_CACHE_HOME to a directory that you can write" in failed.stderr
    assert "Traceback" not in failed.stderr
