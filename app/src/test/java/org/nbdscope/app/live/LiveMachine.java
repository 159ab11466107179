package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.Main;

/** What live tests need of the machine; where that is not there they are skipped, with a word. */
final class LiveMachine {

    private LiveMachine() {
    }

    static void assumeLibpcap() {
        try {
            CaptureInterfaces.list();
        } catch (LiveCaptureException e) {
            skip(e.getMessage());
        }
    }

    /** Skips the test where this user may not capture on the loopback interface. */
    static void assumeCapturing() {
        try (LiveCapture capture = LiveCapture.start(CaptureSettings.of("lo"), Channels.newChannel(
                OutputStream.nullOutputStream()), new Outcome())) {
            capture.stop();
        } catch (LiveCaptureException e) {
            skip(e.getMessage());
        }
    }

    /** Skips the test where this is not root, who may make interfaces and file systems. */
    static void assumeRoot(String... programs) {
        if (!System.getProperty("user.name").equals("root")) {
            skip("this is not root");
        }
        PeerPrograms.assume(programs);
    }

    private static void skip(String why) {
        System.out.println("a live test is skipped: " + why);
        assumeTrue(false, why);
    }

    /** The command that runs the program as it was compiled for the tests. */
    static List<String> nbdscope(String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        return command;
    }
}
