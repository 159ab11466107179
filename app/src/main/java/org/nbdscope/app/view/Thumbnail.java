package org.nbdscope.app.view;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.summary.PeerLine;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.dissector.export.Durations;

/**
 * What the list of recent files shows of a capture: a line of words, and a small picture of which connection did what when. Unchanging.
 *
 * @param words such as {@code 4 connections, 120 requests, 39.5 ms}
 * @param lanes what each of the first connections did in each part of the time, a letter a part; see {@link #at}
 */
public record Thumbnail(String words, List<String> lanes) {

    /** Parts of the time. */
    public static final int PARTS = 60;
    private static final int MAX_LANES = 6;
    private static final char NOTHING = '.';
    /** A letter for each group of commands. */
    private static final char FIRST_LETTER = 'a';

    /** Keeps a copy of the lanes. */
    public Thumbnail {
        lanes = List.copyOf(lanes);
    }

    /** Of the summary of a capture that was read. */
    public static Thumbnail of(SummaryPage page) {
        List<String> lanes = new ArrayList<>();
        long requests = 0;
        for (PeerLine peer : page.peers()) {
            requests += peer.requests() == null ? 0 : peer.requests();
            if (lanes.size() < MAX_LANES) {
                lanes.add(lane(peer.activity()));
            }
        }
        int connections = page.peers().size() + page.morePeers();
        String words = OffsetFormat.grouped(connections) + (connections == 1 ? " connection, " : " connections, ")
                + (page.encrypted() == connections ? "encrypted, "
                : (page.morePeers() > 0 ? "more than " : "") + OffsetFormat.grouped(requests) + (requests == 1 ? " request, " : " requests, "))
                + Durations.shortened(page.nanos());
        return new Thumbnail(words, lanes);
    }

    private static String lane(CommandGroup[] activity) {
        char[] letters = new char[PARTS];
        for (int part = 0; part < PARTS; part++) {
            CommandGroup group = null;
            for (int bin = part * activity.length / PARTS; bin < (part + 1) * activity.length / PARTS; bin++) {
                group = group == null || activity[bin] != null && activity[bin].compareTo(group) < 0 ? activity[bin] : group;
            }
            letters[part] = group == null ? NOTHING : (char) (FIRST_LETTER + group.ordinal());
        }
        return new String(letters);
    }

    /** What a connection did in a part of the time; null for nothing. */
    public CommandGroup at(int lane, int part) {
        int letter = part < lanes.get(lane).length() ? lanes.get(lane).charAt(part) - FIRST_LETTER : -1;
        return letter < 0 || letter >= CommandGroup.values().length ? null : CommandGroup.values()[letter];
    }

    /** In one line, for the settings. */
    String text() {
        return words + "\n" + String.join("\n", lanes);
    }

    /** What {@link #text} wrote; null for "". */
    static Thumbnail of(String text) {
        if (text.isEmpty()) {
            return null;
        }
        List<String> lines = List.of(text.split("\n"));
        return new Thumbnail(lines.get(0), lines.subList(1, lines.size()));
    }
}
