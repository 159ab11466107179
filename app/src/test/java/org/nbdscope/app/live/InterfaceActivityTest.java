package org.nbdscope.app.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Linux counts, as rates. */
class InterfaceActivityTest {

    private static final String HEADINGS = "Inter-|   Receive  |  Transmit\n face |bytes    packets ...\n";

    @TempDir
    Path folder;

    private static String line(String name, long bytes, long packets) {
        return name + ": " + bytes + "  " + packets + " 0 0 0 0 0 0   " + bytes + " " + packets + " 0 0 0 0 0 0\n";
    }

    @Test
    void ratesCountWhatACaptureWouldSee() throws Exception {
        Path file = folder.resolve("dev");
        InterfaceActivity activity = new InterfaceActivity(file);
        Files.writeString(file, HEADINGS + line("    lo", 1000, 10) + line("  eth0", 0, 0));
        assertEquals(Map.of(), activity.sample(1_000_000_000L));
        Files.writeString(file, HEADINGS + line("    lo", 5000, 30) + line("  eth0", 300, 4) + line(" new0", 7, 7));
        Map<String, InterfaceActivity.Rate> rates = activity.sample(3_000_000_000L);
        assertEquals(new InterfaceActivity.Rate(10, 2000), rates.get("lo"));
        assertEquals(new InterfaceActivity.Rate(4, 300), rates.get("eth0"));
        assertEquals(new InterfaceActivity.Rate(14, 2300), rates.get("any"));
        assertEquals(null, rates.get("new0"));
    }

    @Test
    void withoutCountsNothingIsKnown() {
        assertEquals(Map.of(), new InterfaceActivity(folder.resolve("none")).sample(1));
    }
}
