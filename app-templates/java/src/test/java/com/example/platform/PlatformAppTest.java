package com.example.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Template;

class PlatformAppTest {
    @Test
    void theConfigurationIsSound() {
        DataSciencePlatform platform = DataSciencePlatform.fromYaml(new App(), "Platform", "mdaa.yaml");
        assertEquals(List.of(), platform.getWarnings());
        platform.getModules().forEach(module -> Template.fromStack(module.getStack()).resourceCountIs("AWS::Lambda::Function", 0));
    }
}
