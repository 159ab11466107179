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
        return run(display, null, words);
    }

    /** @param libraries a folder whose libraries are found before those of the system; null for none */
    private Result run(String display, Path libraries, String... words) throws Exception {
        Path err = folder.resolve("stderr");
        ProcessBuilder program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main");
        program.command().addAll(List.of(words));
        program.environment().remove("WAYLAND_DISPLAY");
        program.environment().remove("DISPLAY");
        if (display != null) {
            program.environment().put("DISPLAY", display);
        }
        if (libraries != null) {
            program.environment().put("LD_LIBRARY_PATH", libraries.toString());
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
        assertEquals("nbdscope: no window: there is no display (DISPLAY and WAYLAND_DISPLAY are not set); "
                + "a window needs one, and libgtk-3-0 (Fedora: gtk3)\n", result.err);
        assertTrue(result.out.contains("NBD_CMD_READ"), result.out);
    }

    @Test
    void withoutADisplayAndWithoutAFilePrintsTheHelp() throws Exception {
        Result result = run(null);
        assertEquals(0, result.status);
        assertTrue(result.out.startsWith("Usage: nbdscope"), result.out);
    }

    @Test
    void saysWhichDisplayCannotBeReached() throws Exception {
        Result result = run(":4242", Samples.FOUR_CONNECTIONS.toString());
        assertEquals(0, result.status);
        assertEquals(1, result.err.lines().count(), result.err);
        assertTrue(result.err.contains("\":4242\"") || result.err.contains("apt-get install libgtk-3-0"), result.err);
        assertTrue(result.out.contains("NBD_CMD_READ"), result.out);
    }

    /** A file of that name that is none stands before the library which GTK brings along. */
    @Test
    void saysWhatToInstallWhereTheToolkitHasNoLibraries() throws Exception {
        Files.writeString(folder.resolve("libX11.so.6"), "no library");
        Result result = run(":4242", folder, Samples.FOUR_CONNECTIONS.toString());
        assertEquals(0, result.status);
        assertEquals("nbdscope: no window: install libgtk-3-0 (Debian, Ubuntu: apt-get install libgtk-3-0; Fedora: dnf install gtk3)\n",
                result.err);
        assertTrue(result.out.contains("NBD_CMD_READ"), result.out);
    }

    @Test
    void aFileThatIsNotThereIsSaidAloneAndInTheExitStatus() throws Exception {
        Result result = run(null, "nowhere.pcap");
        assertEquals(3, result.status);
        assertEquals("nbdscope: nowhere.pcap: no such file\n", result.err);
    }
}
