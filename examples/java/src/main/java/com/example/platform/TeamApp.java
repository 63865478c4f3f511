package com.example.platform;

import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/** One component in its own stack. */
public final class TeamApp {
    private TeamApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        new TeamStack(app, "ExampleTeam", StackProps.builder().build());
        app.synth();
    }
}
