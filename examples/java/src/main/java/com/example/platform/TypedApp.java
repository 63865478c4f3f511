package com.example.platform;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import software.amazon.awscdk.App;

/** The same platform, in code. */
public final class TypedApp {
    private TypedApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        new DataSciencePlatform(app, "Platform", StarterKit.props());
        app.synth();
    }
}
