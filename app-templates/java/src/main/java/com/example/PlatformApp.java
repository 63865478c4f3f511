package com.example;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import software.amazon.awscdk.App;

public final class PlatformApp {
    private PlatformApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        DataSciencePlatform.fromYaml(app, "Platform", "mdaa.yaml");
        app.synth();
    }
}
