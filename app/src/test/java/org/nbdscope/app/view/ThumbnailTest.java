package org.nbdscope.app.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.summary.PeerLine;
import org.nbdscope.app.view.summary.SummaryPage;

class ThumbnailTest {

    private final Settings settings = new Settings(new MemoryPreferences());

    private static SummaryPage page() {
        CommandGroup[] activity = new CommandGroup[PeerLine.BINS];
        activity[0] = CommandGroup.HANDSHAKE;
        activity[PeerLine.BINS - 1] = CommandGroup.WRITE;
        PeerLine peer = new PeerLine(0, "C0", "a → b", "default export", "extended", 1234L, "write", activity, 0);
        return new SummaryPage("", 0, false, 39_500_000, List.of(peer), 0, List.of(), 0, List.of(), null, List.of(), null, List.of(), List.of(), List.of());
    }

    @Test
    void saysWhatWasInACapture() {
        Thumbnail thumbnail = Thumbnail.of(page());
        assertEquals("1 connection, 1\u2009234 requests, 39.50 ms", thumbnail.words());
        assertEquals(CommandGroup.HANDSHAKE, thumbnail.at(0, 0));
        assertNull(thumbnail.at(0, 1));
        assertEquals(CommandGroup.WRITE, thumbnail.at(0, Thumbnail.PARTS - 1));
    }

    @Test
    void isForgottenWithItsFile() {
        Path file = Path.of("a.pcap");
        settings.addRecentFile(file);
        settings.put(file, Thumbnail.of(page()));
        assertEquals(Thumbnail.of(page()), settings.thumbnail(file));
        for (int i = 0; i < Settings.MAX_RECENT; i++) {
            settings.addRecentFile(Path.of("other" + i + ".pcap"));
        }
        assertNull(settings.thumbnail(file));
    }

    @Test
    void survivesWhatSomebodyWroteIntoTheSettings() {
        Thumbnail odd = new Thumbnail("x", List.of("~", ""));
        assertNull(odd.at(0, 0));
        assertNull(odd.at(1, 5));
    }
}
