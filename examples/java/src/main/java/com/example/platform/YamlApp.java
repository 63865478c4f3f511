package com.example.platform;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import software.amazon.awscdk.App;

/** The platform of a directory with YAML files. */
public final class YamlApp {
    private YamlApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        DataSciencePlatform.fromYaml(app, "Platform", configuration());
        app.synth();
    }

    /** The location of {@code mdaa.yaml}: {@code DSP_KIT}, or the directory that {@code dsp init my-platform} creates. */
    static String configuration() {
        return System.getenv().getOrDefault("DSP_KIT", "my-platform");
    }
}
