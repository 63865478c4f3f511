package com.example.platform;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import software.amazon.awscdk.App;

/** The platform that the YAML files of a directory describe. */
public final class YamlApp {
    private YamlApp() {
    }

    public static void main(final String[] args) {
        App app = new App();
        DataSciencePlatform.fromYaml(app, "Platform", configuration());
        app.synth();
    }

    /** Where {@code mdaa.yaml} is: {@code DSP_KIT}, else the directory that {@code dsp init my-platform} makes. */
    static String configuration() {
        return System.getenv().getOrDefault("DSP_KIT", "my-platform");
    }
}
