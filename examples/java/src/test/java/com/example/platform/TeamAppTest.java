package com.example.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.App;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class TeamAppTest {
    private static TeamStack stack;
    private static Template template;

    @BeforeAll
    static void createTheTeam() {
        stack = new TeamStack(new App(), "ExampleTeam", StackProps.builder().build());
        template = Template.fromStack(stack);
    }

    @Test
    void studioHasNoDirectInternetAccess() {
        template.hasResourceProperties("AWS::SageMaker::Domain", Match.objectLike(Map.of(
            "AuthMode", "IAM",
            "AppNetworkAccessType", "VpcOnly",
            "VpcId", "vpc-0123456789abcdef0",
            "SubnetIds", List.of("subnet-0123456789abcdef0"))));
    }

    @Test
    void onlyJaneHasAProfile() {
        Map<String, Map<String, Object>> profiles = template.findResources("AWS::SageMaker::UserProfile");
        assertEquals(1, profiles.size());
        template.hasResourceProperties("AWS::SageMaker::UserProfile", Match.objectLike(Map.of("UserProfileName", "jane")));
    }

    @Test
    void existingRolesGetPoliciesAndAreNotCreated() {
        template.resourceCountIs("AWS::IAM::Role", 0);
        template.hasResourceProperties("AWS::IAM::ManagedPolicy", Match.objectLike(Map.of("Roles", List.of("data-scientist"))));
    }

    @Test
    void objectsWithoutTransportEncryptionAreDenied() {
        template.hasResourceProperties("AWS::S3::BucketPolicy", Match.objectLike(Map.of(
            "PolicyDocument", Match.objectLike(Map.of("Statement", Match.arrayWith(List.of(Match.objectLike(Map.of(
                "Effect", "Deny",
                "Principal", Map.of("AWS", "*"),
                "Condition", Map.of("Bool", Map.of("aws:SecureTransport", "false")))))))))));
    }

    @Test
    void resourcesOfTheTeamAreAttributes() {
        Object name = stack.resolve(stack.getTeam().getBucket().getBucketName());
        assertEquals(Map.of("Ref", template.findResources("AWS::S3::Bucket").keySet().iterator().next()), name);
    }
}
