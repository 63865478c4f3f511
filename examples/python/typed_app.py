"""The same platform, in code."""

from aws_cdk import App
from cdk_data_science_platform import DataSciencePlatform

from data_platform import domains

app = App()
DataSciencePlatform(
    app,
    "Platform",
    organization="example-org",
    region="default",
    tags={"costcentre": "123456", "project": "data-science-platform"},
    domains={
        "shared": domains.shared(),
        "dataops": domains.dataops(),
        "datascience": domains.datascience(),
    },
)
app.synth()
