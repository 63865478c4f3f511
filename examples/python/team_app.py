"""One team in its own stack."""

from aws_cdk import App

from data_platform.team_stack import TeamStack

app = App()
TeamStack(app, "ExampleTeam")
app.synth()
