"""What a life and its emulator tell each other, in files of one directory."""
import json
import time
from pathlib import Path


class Control:
    """The directory. A life writes requests; the emulator writes changes and findings."""

    def __init__(self, directory):
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self._fail = self.directory / "fail"
        self._slow = self.directory / "slow"
        self._enforce = self.directory / "enforce"
        self._changes = self.directory / "changes"
        self._findings = self.directory / "findings"

    # A life asks for these.

    def fail(self, resources):
        """Lets the creation and each change of these resources fail: pairs of stack and logical ID."""
        self._fail.write_text("".join(f"{stack} {logical_id}\n" for stack, logical_id in resources))

    def slow(self, stack, seconds):
        """Seconds that each resource of a stack takes; 0 is the default."""
        self._slow.write_text(f"{stack} {seconds}")

    def enforce(self, wanted):
        """Whether policies decide on requests. Without it every request is allowed."""
        self._enforce.touch() if wanted else self._enforce.unlink(missing_ok=True)

    def changes(self):
        """Everything that was created, updated, replaced or deleted, in order."""
        return [json.loads(line) for line in _lines(self._changes)]

    def findings(self):
        """What AWS would have refused and MiniStack accepted, as text."""
        return _lines(self._findings)

    # The emulator asks for these.

    def fails(self, stack, logical_id):
        return f"{stack} {logical_id}" in _lines(self._fail)

    def wait(self, stack):
        slow, seconds = self._slow.read_text().split() if self._slow.exists() else ("", 0)
        if slow == stack:
            time.sleep(float(seconds))

    def enforced(self):
        return self._enforce.exists()

    def report_change(self, **change):
        _append(self._changes, json.dumps(change, default=str))

    def report_finding(self, text):
        _append(self._findings, text.replace("\n", " "))


def _append(file, line):
    with open(file, "a", encoding="utf-8") as handle:
        handle.write(line + "\n")


def _lines(file):
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
