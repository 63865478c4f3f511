#!/usr/bin/env python3
from pathlib import Path

from aws_cdk import App
from cdk_data_science_platform import DataSciencePlatform

app = App()
DataSciencePlatform.from_yaml(app, "Platform", str(Path(__file__).with_name("mdaa.yaml")))
app.synth()
