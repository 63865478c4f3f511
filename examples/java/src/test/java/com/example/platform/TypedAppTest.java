package com.example.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.cdkdatascienceplatform.DataSciencePlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

class TypedAppTest {
    @TempDir
    private Path directory;

    @Test
    void typesProduceTheSameTemplatesAsTheFiles() throws IOException {
        App yaml = appIn("yaml");
        DataSciencePlatform.fromYaml(yaml, "Platform", YamlApp.configuration());
        App typed = appIn("typed");
        new DataSciencePlatform(typed, "Platform", StarterKit.props());

        Map<String, byte[]> expected = templatesOf(yaml);
        Map<String, byte[]> actual = templatesOf(typed);
        assertEquals(expected.keySet(), actual.keySet());
        for (String name : expected.keySet()) {
            assertArrayEquals(expected.get(name), actual.get(name), name);
        }
    }

    private App appIn(final String name) {
        return new App(AppProps.builder().outdir(directory.resolve(name).toString()).build());
    }

    private static Map<String, byte[]> templatesOf(final App app) throws IOException {
        Map<String, byte[]> templates = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of(app.synth().getDirectory()))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".template.json")).toList()) {
                templates.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return templates;
    }
}
