package org.nbdscope.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.nbdscope.app.gui.theme.Palette;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.view.Samples;

/** Runs {@code render} as people do, in a process without a display. */
@Timeout(180)
class RenderTest {

    @TempDir
    Path folder;

    private record Run(int status, String errors) {
    }

    private static Run run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), "org.nbdscope.app.Main",
                "render"));
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), errors);
    }

    private static int count(BufferedImage image, Color colour) {
        int wanted = (int) Math.round(colour.getRed() * 255) << 16 | (int) Math.round(colour.getGreen() * 255) << 8
                | (int) Math.round(colour.getBlue() * 255);
        int count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xffffff) == wanted ? 1 : 0;
            }
        }
        return count;
    }

    @Test
    void drawsTheCoverage() throws Exception {
        Path out = folder.resolve("coverage.png");
        assertEquals(new Run(0, ""),
                run("coverage", "-r", Samples.file("three-contexts-fragmented.pcapng").toString(), "-o", out.toString(),
                "--size", "900x500"));
        BufferedImage image = ImageIO.read(out.toFile());
        assertEquals(900, image.getWidth());
        assertEquals(500, image.getHeight());
        Palette palette = Palette.of(Theme.LIGHT);
        assertTrue(count(image, palette.panel()) > 100_000, "the ground");
        assertTrue(count(image, palette.data()) > 1_000, "data");
        assertTrue(count(image, palette.dirty()) > 50, "dirty");
        assertTrue(count(image, palette.causeReqOne()) > 50, "steps");
    }

    @Test
    void drawsTheTimelineInTheDark() throws Exception {
        Path out = folder.resolve("timeline.png");
        assertEquals(new Run(0, ""), run("timeline", Samples.FOUR_CONNECTIONS.toString(), "-o", out.toString(), "--theme", "dark"));
        BufferedImage image = ImageIO.read(out.toFile());
        assertEquals(1280, image.getWidth());
        assertTrue(count(image, Palette.of(Theme.DARK).panel()) > 50_000, "the ground");
        assertTrue(count(image, Palette.of(Theme.DARK).read()) > 1_000, "reads");
    }

    @Test
    void drawsTheWindow() throws Exception {
        Path out = folder.resolve("window.png");
        assertEquals(new Run(0, ""), run("window", "-r", Samples.file("three-contexts-fragmented.pcapng").toString(), "-o", out.toString(),
                "--size", "1000x700", "--view", "coverage", "-Y", "tcp.stream == 0"));
        BufferedImage image = ImageIO.read(out.toFile());
        assertEquals(1000, image.getWidth());
        assertEquals(700, image.getHeight());
        assertTrue(count(image, Palette.of(Theme.LIGHT).data()) > 1_000, "the coverage is in front");
        assertTrue(count(image, Palette.of(Theme.LIGHT).okbg()) > 1_000, "the filter is in force");
    }

    @Test
    void writesSvg() throws Exception {
        for (String picture : List.of("timeline", "coverage")) {
            Path out = folder.resolve(picture + ".svg");
            assertEquals(new Run(0, ""), run(picture, "-r", Samples.file("map-6gib-structured.pcapng").toString(), "-o", out.toString()));
            String svg = Files.readString(out);
            assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"), picture);
        }
        assertTrue(Files.readString(folder.resolve("coverage.svg")).contains("32-bit limit"));
    }

    @Test
    void drawsWhatCameBeforeTheDamage() throws Exception {
        Path out = folder.resolve("cut.png");
        Run run = run("timeline", "-r", Samples.CUT.toString(), "-o", out.toString());
        assertEquals(4, run.status());
        assertEquals(1, run.errors().lines().count(), run.errors());
        assertTrue(Files.size(out) > 1_000);
    }

    @Test
    void saysInOneLineWhatIsWrong() throws Exception {
        String out = folder.resolve("none.png").toString();
        String capture = Samples.file("map-6gib-structured.pcapng").toString();
        refused(3, "no such file", "coverage", "-r", "no-such-file.pcap", "-o", out);
        refused(3, "is a directory", "window", "-r", folder.toString(), "-o", out);
        refused(2, "there is no picture disk", "disk", "-r", capture, "-o", out);
        refused(2, "--size 10x10", "coverage", "-r", capture, "-o", out, "--size", "10x10");
        refused(2, "no input", "coverage", "-o", out);
        refused(2, "-Y", "coverage", "-r", capture, "-o", out, "-Y", "nbd.nonsense");
        refused(2, "is a PNG", "window", "-r", capture, "-o", "window.svg");
        refused(2, ".png or .svg", "timeline", "-r", capture, "-o", folder.resolve("timeline.jpg").toString());
        assertFalse(Files.exists(folder.resolve("timeline.jpg")));
        refused(2, "there is no folder", "coverage", "-r", capture, "-o", folder.resolve("no-such-folder/out.svg").toString());
        refused(2, "only a picture of the window", "timeline", "-r", capture, "-o", out, "--view", "coverage");
        refused(2, "--view: there is no disk", "window", "-r", capture, "-o", out, "--view", "disk");
        assertFalse(Files.exists(Path.of(out)));
    }

    @Test
    void leavesTheCaptureItselfAlone() throws Exception {
        Path capture = Files.copy(Samples.file("map-6gib-structured.pcapng"), folder.resolve("own.png"));
        byte[] before = Files.readAllBytes(capture);
        refused(2, "is the capture itself", "coverage", "-r", capture.toString(), "-o", capture.toString());
        assertArrayEquals(before, Files.readAllBytes(capture));
    }

    private static void refused(int status, String reason, String... words) throws Exception {
        Run run = run(words);
        assertEquals(status, run.status(), run.errors());
        assertTrue(run.errors().contains(reason), run.errors());
        assertEquals(1, run.errors().lines().count(), run.errors());
    }
}
