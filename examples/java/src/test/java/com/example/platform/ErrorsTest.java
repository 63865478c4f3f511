package com.example.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.cdkdatascienceplatform.AuditBucket;
import io.github.cdkdatascienceplatform.DataSciencePlatform;
import io.github.cdkdatascienceplatform.GeneratedPolicyOptions;
import io.github.cdkdatascienceplatform.GeneratedRoles;
import io.github.cdkdatascienceplatform.RoleRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/** Errors of the library contain their code and message at the beginning of the exception message. */
class ErrorsTest {
    @TempDir
    private Path directory;

    @Test
    void aProblemInCodeNamesTheOption() {
        Stack stack = new Stack(new App(), "Stack");
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> AuditBucket.Builder.create(stack, "Audit")
            .readRoles(List.of(RoleRef.builder().refId("auditor").build()))
            .build());
        assertProblem("Stack/Audit: readRoles[0]: error DSP203: a role reference needs an \"arn\", a \"name\" or an \"id\"\n"
            + "  hint: for example { name: my-role }", thrown);
    }

    @Test
    void everyProblemInFilesHasItsLocation() throws IOException {
        Path file = directory.resolve("mdaa.yaml");
        Files.writeString(file, "organization: acme\nregoin: default\ndomains: {}\n");
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> DataSciencePlatform.fromYaml(new App(), "Platform", file.toString()));
        assertProblem("mdaa.yaml:2:1: error DSP110: unknown key \"regoin\"\n  hint: did you mean \"region\"?", thrown);
    }

    @Test
    void anUnknownKeyInFreeFormDataIsNamed() {
        Stack stack = new Stack(new App(), "Stack");
        GeneratedPolicyOptions policy = GeneratedPolicyOptions.builder()
            .policyDocument(Map.of("Statement", List.of(Map.of("Effect", "Allow", "Action", "s3:ListAllMyBuckets", "Resources", "*"))))
            .build();
        RuntimeException thrown = assertThrows(RuntimeException.class, () -> GeneratedRoles.Builder.create(stack, "Roles")
            .generatePolicies(Map.of("list", policy))
            .build());
        assertProblem("Stack/Roles: generatePolicies.list.policyDocument.Statement[0].Resources: error DSP305: statement 1: unknown key \"Resources\"\n"
            + "  hint: did you mean \"Resource\"?", thrown);
    }

    @Test
    void aBuilderReportsMissingProperties() {
        NullPointerException thrown = assertThrows(NullPointerException.class,
            () -> DataSciencePlatform.Builder.create(new App(), "Platform").organization("acme").build());
        assertEquals("domains is required", thrown.getMessage());
    }

    /** The message begins with the problem, followed by the stack trace of the Node.js process. */
    private static void assertProblem(final String problem, final RuntimeException thrown) {
        String message = thrown.getMessage();
        assertTrue(message.startsWith(problem) || message.startsWith("ConfigurationError: " + problem), message);
    }
}
