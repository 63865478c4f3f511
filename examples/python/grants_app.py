"""Every grant of the library, in its own stack."""

from aws_cdk import App

from data_platform.grants_stack import GrantsStack

app = App()
GrantsStack(app, "Grants")
app.synth()
