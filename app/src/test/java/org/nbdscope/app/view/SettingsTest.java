package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Settings settings = new Settings(new MemoryPreferences());

    @Test
    void remembersFilesTheLatestFirstAndEachOnce() {
        Path first = Path.of("/a/first.pcap");
        Path second = Path.of("/a/second.pcap");
        settings.addRecentFile(first);
        settings.addRecentFile(second);
        settings.addRecentFile(first);
        assertEquals(List.of(first, second), settings.recentFiles());
        settings.clearRecentFiles();
        assertEquals(List.of(), settings.recentFiles());
    }

    @Test
    void forgetsTheOldestFiles() {
        for (int i = 0; i < 100; i++) {
            settings.addRecentFile(Path.of("/" + "a".repeat(900) + i));
        }
        assertEquals(9, settings.recentFiles().size(), "as many as a value of the preferences holds");
    }

    @Test
    void takesNoConstantThatIsNone() {
        settings.put("format", "NONSENSE");
        assertEquals(TimeFormat.CLOCK, settings.get("format", TimeFormat.CLOCK));
        settings.put("format", TimeFormat.UTC);
        assertEquals(TimeFormat.UTC, settings.get("format", TimeFormat.CLOCK));
    }

    @Test
    void keepsTheLayoutOfColumns() {
        ColumnLayout layout = new ColumnLayout();
        layout.move(ListColumn.LATENCY, ListColumn.NUMBER);
        layout.show(ListColumn.FLAGS, false);
        layout.width(ListColumn.TIME, 222);
        ColumnLayout again = ColumnLayout.of(layout.text());
        assertEquals(layout.shown(), again.shown());
        assertEquals(222, again.width(ListColumn.TIME));
        assertEquals(List.of(ListColumn.values()), ColumnLayout.of("rubbish,NUMBER:x").shown());
    }
}
