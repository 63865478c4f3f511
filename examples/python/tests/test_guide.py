"""The snippets of the guide, in order. `check` sets the path of the guide; a copied project has no guide."""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from aws_cdk import App, Stack

GUIDE = os.environ.get("DSP_GUIDE")


@pytest.mark.skipif(GUIDE is None, reason="DSP_GUIDE does not name the guide")
def test_the_snippets_of_the_guide_run(kit: Path) -> None:
    snippets = re.findall(r"^```python\n(.*?)^```$", Path(str(GUIDE)).read_text(), re.MULTILINE | re.DOTALL)
    assert len(snippets) >= 6
    names: dict[str, Any] = {"stack": Stack(App(), "Default")}
    for snippet in snippets:
        exec(compile(snippet.replace('"my-platform"', repr(str(kit))), str(GUIDE), "exec"), names)
