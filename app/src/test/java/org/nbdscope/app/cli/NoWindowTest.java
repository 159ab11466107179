package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.view.Samples;

/** Where there can be no window, the program says so in one line and prints the summary. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class NoWindowTest {

    @TempDir
    Path folder;

    private record Result(int status, String out, String err) {
    }

    /** @param display null for none */
    private Result run(String display, String... words) throws Exception {
        Path err = folder.resolve("stderr");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main");
        program.command().addAll(List.of(words));
        program.environment().remove("WAYLAND_DISPLAY");
        program.environment().remove("DISPLAY");
        if (display != null) {
            program.environment().put("DISPLAY", display);
        }
        Process process = program.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    @Test
    void withoutADisplayPrintsTheSummary() throws Exception {
        Result result = run(null, Samples.FOUR_CONNECTIONS.toString());
        assertEquals(0, result.status);
        assertEquals("nbdscope: no window: there is no display (DISPLAY and WAYLAND_DISPLAY are not set)\n", result.err);
        assertTrue(result.out.contains("NBD_CMD_READ"), result.out);
    }

    @Test
    void withoutADisplayAndWithoutAFilePrintsTheHelp() throws Exception {
        Result result = run(null);
        assertEquals(0, result.status);
        assertTrue(result.out.startsWith("Usage: nbdscope"), result.out);
    }

    /** The same as where the toolkit's library is missing: the toolkit does not start. */
    @Test
    void saysWhatToInstallWhereTheToolkitDoesNotStart() throws Exception {
        Result result = run(":4242", Samples.FOUR_CONNECTIONS.toString());
        assertEquals(0, result.status);
        assertEquals(1, result.err.lines().count(), result.err);
        assertTrue(result.err.contains("apt-get install libgtk-3-0"), result.err);
        assertTrue(result.out.contains("NBD_CMD_READ"), result.out);
    }
}
