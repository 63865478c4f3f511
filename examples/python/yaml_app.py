"""The platform that a directory of YAML files describes."""

import os

from aws_cdk import App
from cdk_data_science_platform import DataSciencePlatform

app = App()
# `dsp init my-platform` writes such a directory.
DataSciencePlatform.from_yaml(app, "Platform", os.environ.get("DSP_KIT", "my-platform"))
app.synth()
