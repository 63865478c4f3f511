#!/usr/bin/env python3
from aws_cdk import App
from cdk_data_science_platform import DataSciencePlatform

app = App()
DataSciencePlatform.from_yaml(app, "Platform", "mdaa.yaml")
app.synth()
