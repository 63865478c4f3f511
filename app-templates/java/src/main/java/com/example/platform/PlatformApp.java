package com.example.platform;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import software.amazon.awscdk.App;

/** The platform of {@code mdaa.yaml} and the files next to it. */
public final class PlatformApp {
    private PlatformApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        DataSciencePlatform.fromYaml(app, "Platform", "mdaa.yaml");
        app.synth();
    }
}
