package com.example.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import io.github.cdkdatascienceplatform.PlatformModule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class YamlAppTest {
    private static DataSciencePlatform platform;

    @BeforeAll
    static void readTheFiles() {
        platform = DataSciencePlatform.fromYaml(new App(), "Platform", YamlApp.configuration());
    }

    @Test
    void eachModuleIsAStackInDeploymentOrder() {
        List<String> stacks = platform.getModules().stream().map(module -> module.getStack().getStackName()).toList();
        assertEquals(11, stacks.size());
        assertTrue(stacks.indexOf("example-org-dev-shared-roles") < stacks.indexOf("example-org-dev-shared-datalake"));
        assertTrue(stacks.indexOf("example-org-dev-datascience-roles") < stacks.indexOf("example-org-dev-datascience-example-team"));
    }

    @Test
    void bucketsOfTheLakeAreEncryptedAndPrivate() {
        Template lake = templateOf(platform.module("shared", "dev", "datalake"));
        Map<String, Map<String, Object>> buckets = lake.findResources("AWS::S3::Bucket");
        assertEquals(2, buckets.size());
        lake.allResourcesProperties("AWS::S3::Bucket", Match.objectLike(Map.of(
            "PublicAccessBlockConfiguration", Map.of(
                "BlockPublicAcls", true, "BlockPublicPolicy", true, "IgnorePublicAcls", true, "RestrictPublicBuckets", true),
            "BucketEncryption", Map.of("ServerSideEncryptionConfiguration", List.of(Match.objectLike(Map.of(
                "ServerSideEncryptionByDefault", Match.objectLike(Map.of("SSEAlgorithm", "aws:kms")))))))));
    }

    @Test
    void thereAreNoLambdaFunctions() {
        for (PlatformModule module : platform.getModules()) {
            templateOf(module).resourceCountIs("AWS::Lambda::Function", 0);
        }
    }

    private static Template templateOf(final PlatformModule module) {
        return Template.fromStack(module.getStack());
    }
}
