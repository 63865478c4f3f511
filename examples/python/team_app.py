"""One team in a stack of its own."""

from aws_cdk import App

from data_platform.team_stack import TeamStack

app = App()
TeamStack(app, "ExampleTeam")
app.synth()
