"""What a life and its emulator tell each other, in files of one directory."""
import json
import time
from pathlib import Path

# Resources that a stack has when it is held.
_HELD_AFTER = 2


class Control:
    """The directory. A life writes requests; the emulator writes changes and findings."""

    def __init__(self, directory):
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self._fail = self.directory / "fail"
        self._hold = self.directory / "hold"
        self._enforce = self.directory / "enforce"
        self._changes = self.directory / "changes"
        self._findings = self.directory / "findings"
        # Stack -> number of resources that it began to create. Only the emulator counts.
        self._created = {}
        self._current = None

    # A life asks for these.

    def fail(self, resources):
        """Lets the creation and each change of these resources fail: pairs of stack and logical ID."""
        self._fail.write_text("".join(f"{stack} {logical_id}\n" for stack, logical_id in resources))

    def hold(self, stacks):
        """Lets the creation of these stacks wait after their second resource, until they are held no more."""
        self._hold.write_text("".join(f"{stack}\n" for stack in stacks))

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

    def holds(self):
        """Whether the stack whose resource was created last is held."""
        return self._current in _lines(self._hold)

    def wait(self, stack):
        """Waits as long as the stack is held, if it has two resources."""
        self._current = stack
        while self._created.get(stack, 0) >= _HELD_AFTER and stack in _lines(self._hold):
            time.sleep(0.05)
        self._created[stack] = self._created.get(stack, 0) + 1

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
