package com.example.platform;

import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;

/** Every grant of the library. */
public final class GrantsApp {
    private GrantsApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        new GrantsStack(app, "Grants", StackProps.builder().build());
        app.synth();
    }
}
