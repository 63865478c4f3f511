"""Communication between a life and its emulator, through files in one directory."""
import json
import time
from pathlib import Path

# Number of resources of a stack when it is held.
_HELD_AFTER = 2


class Control:
    """The directory. A life writes requests; the emulator writes changes and findings."""

    def __init__(self, directory):
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self._fail = self.directory / "fail"
        self._in_use = self.directory / "in_use"
        self._hold = self.directory / "hold"
        self._enforce = self.directory / "enforce"
        self._changes = self.directory / "changes"
        self._findings = self.directory / "findings"
        # Stack -> number of resources whose creation started. Only the emulator counts.
        self._created = {}
        self._current = None

    # Used by a life.

    def fail(self, resources):
        """Makes the creation and each update of these resources fail: pairs of stack and logical ID."""
        _replace(self._fail, [f"{stack} {logical_id}" for stack, logical_id in resources])

    def use(self, resources):
        """Makes the deletion of these resources fail: pairs of stack and logical ID."""
        _replace(self._in_use, [f"{stack} {logical_id}" for stack, logical_id in resources])

    def hold(self, stacks):
        """Pauses the creation of these stacks after their second resource, until they are released."""
        _replace(self._hold, stacks)

    def enforce(self, wanted):
        """Whether policies are evaluated. Otherwise, every request is allowed."""
        self._enforce.touch() if wanted else self._enforce.unlink(missing_ok=True)

    def changes(self):
        """All resources that were created, updated, replaced or deleted, in order."""
        return [json.loads(line) for line in _lines(self._changes)]

    def findings(self):
        """Descriptions of requests that AWS would reject but MiniStack accepted."""
        return _lines(self._findings)

    # Used by the emulator.

    def fails(self, stack, logical_id):
        return f"{stack} {logical_id}" in _lines(self._fail)

    def is_in_use(self, stack, logical_id):
        return f"{stack} {logical_id}" in _lines(self._in_use)

    def holds(self):
        """Whether the stack whose resource was created last is held."""
        return self._current in _lines(self._hold)

    def wait(self, stack):
        """Waits while the stack is held, if it has two resources."""
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


def _replace(file, lines):
    """Replaces a file as a whole, so that no reader sees a part of it."""
    new = file.with_name(f"{file.name}.new")
    new.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    new.replace(file)


def _append(file, line):
    with open(file, "a", encoding="utf-8") as handle:
        handle.write(line + "\n")


def _lines(file):
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
