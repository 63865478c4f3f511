"""The platform of a directory with YAML files."""

import os

from aws_cdk import App
from cdk_data_science_platform import DataSciencePlatform

app = App()
# `dsp init my-platform` creates such a directory.
DataSciencePlatform.from_yaml(app, "Platform", os.environ.get("DSP_KIT", "my-platform"))
app.synth()
