"""Steps of lives that run in parallel: each step is printed with its result and duration, and counted."""
import contextlib
import threading
import time
import traceback


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0
        self._lock = threading.Lock()

    def passes(self, life, step, seconds):
        with self._lock:
            self.passed += 1
            self._print("ok", life, step, seconds)

    def fails(self, life, step, seconds, reason):
        with self._lock:
            self.failed += 1
            self._print("FAILED", life, step, seconds)
            print("\n".join(f"       | {line}" for line in reason.splitlines()), flush=True)

    def note(self, life, text):
        with self._lock:
            print(f"       {life}: {text}", flush=True)

    @staticmethod
    def _print(result, life, step, seconds):
        print(f"{result:6} {life}: {step} ({seconds:.1f} s)", flush=True)


class Ended(Exception):
    """A step failed, so the following steps cannot run."""


class Life:
    """Name, directory and steps of one life."""

    def __init__(self, name, directory, report):
        self.name = name
        self.directory = directory
        self.directory.mkdir(parents=True)
        self.report = report

    @contextlib.contextmanager
    def step(self, text):
        start = time.monotonic()
        try:
            yield
        except AssertionError as failure:
            self.report.fails(self.name, text, time.monotonic() - start, str(failure))
            raise Ended from failure
        except Exception as error:
            output = getattr(error, "output", None) or ""
            reason = f"{''.join(traceback.format_exception(error))}{output[-3000:]}"
            self.report.fails(self.name, text, time.monotonic() - start, reason)
            raise Ended from error
        self.report.passes(self.name, text, time.monotonic() - start)

    def note(self, text):
        self.report.note(self.name, text)


def expect_equal(actual, expected, what):
    """Fails with both values and with the elements that only one of them has."""
    if actual == expected:
        return
    lines = [what]
    lines += [f"  unexpected: {item}" for item in sorted(map(str, actual)) if item not in set(map(str, expected))]
    lines += [f"  missing:    {item}" for item in sorted(map(str, expected)) if item not in set(map(str, actual))]
    raise AssertionError("\n".join([*lines, f"  got {actual}"] if len(lines) == 1 else lines))


def expect_none(problems, what):
    assert not problems, "\n  ".join([f"{what}: {len(problems)}", *problems[:30]])
