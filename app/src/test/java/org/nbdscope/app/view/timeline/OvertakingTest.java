package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nbdscope.dissector.model.TransactionTable;

class OvertakingTest {

    private static final String NBDCOPY = "nbdcopy-four-connections.pcapng.gz";
    private static final Pattern WORDS = Pattern.compile("fill=\"(#[0-9a-f]+)\"[^>]*>((?:overtook|overtaken)[^<]*)<");

    @Test
    void everyPairOfRepliesOutOfTurnIsFound() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        TransactionTable transactions = index.model().transactions();
        int pairs = 0;
        for (int one = 0; one < index.count(); one++) {
            int overtook = 0;
            int overtakenBy = 0;
            for (int other = 0; other < index.count(); other++) {
                if (index.session(other) == index.session(one) && index.answered(one) && index.answered(other)) {
                    boolean earlier = transactions.lastReply(other) < transactions.lastReply(one);
                    overtook += other < one && !earlier ? 1 : 0;
                    overtakenBy += other > one && earlier ? 1 : 0;
                }
            }
            pairs += overtook;
            assertEquals(new Overtaking(overtook, overtakenBy, false), Overtaking.of(index, one));
        }
        assertTrue(pairs > 0);
    }

    @Test
    void itSaysOnlyWhatThereIs() {
        assertEquals("", Overtaking.NONE.words());
        assertEquals("overtook 2", new Overtaking(2, 0, false).words());
        assertEquals("overtaken by 3", new Overtaking(0, 3, false).words());
        assertEquals("overtook 2, overtaken by 1 or more", new Overtaking(2, 1, true).words());
    }

    @Test
    void theWordsBesideARowDoNotChangeWithTheTimeShown() {
        TimelineIndex index = SampleIndex.of(NBDCOPY);
        TimelineView view = rows(index);
        TreeSet<String> known = new TreeSet<>();
        for (int at = 0; at < index.count(); at++) {
            known.add(Overtaking.of(index, at).words());
        }
        for (double factor = 1; factor > 0.01; factor /= 2) {
            view.zoom(0.5, view.window().get().at(0.5));
            Matcher words = WORDS.matcher(painted(view));
            while (words.find()) {
                assertTrue(known.contains(words.group(2)), words.group(2));
            }
        }
        int middle = index.count() / 2;
        String before = Overtaking.of(index, middle).words();
        view.show(TimeWindow.between(index.start(middle), index.end(middle) + 1));
        RequestCard card = RequestCard.of(view, middle);
        assertEquals(before.isEmpty(), card.lines().stream().noneMatch(line -> line.label().equals("Order")));
        assertTrue(card.lines().stream().allMatch(line -> !line.label().equals("Order") || line.value().equals(before)));
    }

    @Test
    void theWordsOfWhatTheFilterHidesAreDimmed() {
        TimelineView view = rows(SampleIndex.of(NBDCOPY));
        String warning = colour(SvgSurfaceTest.COLOURS.warning());
        Matcher all = WORDS.matcher(painted(view));
        assertTrue(all.find());
        assertEquals(warning, all.group(1));
        view.displayed().set(DisplayedRequests.of(view.index(), at -> false));
        Matcher dimmed = WORDS.matcher(painted(view));
        assertTrue(dimmed.find());
        assertFalse(painted(view).contains("fill=\"" + warning + "\""));
    }

    private static String colour(int argb) {
        return String.format(Locale.ROOT, "#%06x", argb & 0xffffff);
    }

    private static TimelineView rows(TimelineIndex index) {
        TimelineView view = new TimelineView(index);
        view.showRequests(index.lanes().get(1).session());
        return view;
    }

    private static String painted(TimelineView view) {
        SvgSurface surface = new SvgSurface(900, 600);
        new TimelinePicture(view, PictureKind.PANE).paint(surface, 900, 600, SvgSurfaceTest.COLOURS);
        return surface.document("");
    }
}
