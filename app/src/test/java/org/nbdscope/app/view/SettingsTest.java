package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.protocol.NbdFields;

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
        ColumnLayout layout = new ColumnLayout(ListMode.MESSAGES);
        layout.move(ListColumn.LATENCY, ListColumn.NUMBER);
        layout.show(ListColumn.FLAGS, false);
        layout.width(ListColumn.TIME, 222);
        ColumnLayout again = ColumnLayout.of(ListMode.MESSAGES, layout.text());
        assertEquals(layout.shown(), again.shown());
        assertEquals(222, again.width(ListColumn.TIME));
        assertEquals(ListMode.MESSAGES.columns(), ColumnLayout.of(ListMode.MESSAGES, "rubbish,NUMBER:x,INFO:9:shown").shown());
    }

    @Test
    void keepsColumnsOfFields() {
        ColumnLayout layout = new ColumnLayout(ListMode.TRANSACTIONS);
        FieldColumn cookie = new FieldColumn(NbdFields.COOKIE);
        layout.add(cookie);
        layout.width(cookie, 77);
        ColumnLayout again = ColumnLayout.of(ListMode.TRANSACTIONS, layout.text());
        assertEquals(layout.shown(), again.shown());
        assertEquals(77, again.width(cookie));
        again.remove(cookie);
        assertEquals(ListMode.TRANSACTIONS.columns(), again.shown());
    }
}
