package org.nbdscope.app.view.timeline;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.detail.WireSegment;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.session.Side;

/**
 * Paints the TCP segments of a connection, those to the server above those to the client: solid, hollow where all bytes came before, and a
 * red mark where bytes are missing; the numbers of messages stand under their last segments.
 */
final class WirePainter {

    /** Where the ring of the keyboard is drawn. */
    private static final double EDGE = 3;
    private static final double STRIP = 12;
    private static final double FIRST_STRIP = 3;
    private static final double NUMBERS = 43;
    private static final double LEAST = 2;
    private static final double ROOM = 6;
    /** Messages that are looked at for their numbers. */
    private static final int MOST_MESSAGES = 2 * Wire.MOST_PACKETS;

    private final Painting painting;

    WirePainter(Painting painting) {
        this.painting = painting;
    }

    void paint() {
        PictureLayout layout = painting.layout();
        Wire wire = painting.view().wire().get();
        if (layout.wire() == 0 || wire == null) {
            return;
        }
        Surface surface = painting.surface();
        TimelineColours colours = painting.colours();
        double top = layout.wireTop();
        surface.rect(0, top, layout.width(), layout.wire(), colours.panel());
        double edge = painting.middle(top);
        surface.line(0, edge, layout.width(), edge, colours.line(), 1 / surface.scale(), 0);
        surface.text("Wire", 8, top + 14, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        double right = layout.gutter() - 8;
        surface.text("to server", right, top + 13, TextStyle.AXIS, Surface.Align.RIGHT, colours.text3());
        surface.text("to client", right, top + 28, TextStyle.AXIS, Surface.Align.RIGHT, colours.text3());
        surface.text(surface.longest(TextStyle.SMALL, right - 70, "TCP segments"), 8, top + 28, TextStyle.SMALL, Surface.Align.LEFT,
                colours.text2());
        surface.clip(layout.gutter(), top + 1, layout.chartWidth(), layout.wire() - 1);
        String instead = wire.cut()
                ? "Zoom in (W) to see the TCP segments: at most " + OffsetFormat.grouped(Wire.MOST_PACKETS) + " packets at a time"
                : wire.segments().isEmpty() && wire.question() != null ? "No segment with payload in this time" : "";
        if (!wire.segments().isEmpty()) {
            int[] rows = painting.index().messagesIn(painting.window(), wire.question().session(), MOST_MESSAGES).rows();
            Map<Side, NavigableMap<Long, Integer>> carried = new EnumMap<>(Side.class);
            MessageTable messages = painting.index().model().messages();
            for (int row : rows) {
                carried.computeIfAbsent(messages.from(row), side -> new TreeMap<>()).put(messages.firstFrame(row), row);
            }
            wire.segments().forEach(segment -> paint(segment, top, colour(segment, carried.get(segment.from()))));
            numbers(rows, top + NUMBERS);
        } else {
            surface.text(instead, layout.gutter() + 8, top + 26, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
        }
        surface.unclip();
    }

    /** That of the message which begins last in the segment, or goes on in it. */
    private int colour(WireSegment segment, NavigableMap<Long, Integer> carried) {
        MessageTable messages = painting.index().model().messages();
        Map.Entry<Long, Integer> found = carried == null ? null : carried.floorEntry(segment.frame());
        boolean known = found != null && messages.frame(found.getValue()) >= segment.frame();
        CommandGroup group = known ? CommandGroup.of(painting.index().model(), found.getValue()) : CommandGroup.OTHER;
        boolean dimmed = painting.displayed() != null && (!known || messages.transaction(found.getValue()) < 0
                || !painting.displayed().test(messages.transaction(found.getValue())));
        return dimmed ? painting.colours().dimmed(group) : painting.colours().of(group);
    }

    private void paint(WireSegment segment, double top, int colour) {
        Surface surface = painting.surface();
        TimelineColours colours = painting.colours();
        long time = TimeWindow.clamp(segment.timeNanos());
        if (!painting.window().contains(time)) {
            return;
        }
        double x = painting.snapped(painting.layout().x(painting.window(), time));
        double y = top + FIRST_STRIP + (segment.from() == Side.CLIENT ? 0 : STRIP + 3);
        if (segment.missing() > 0) {
            surface.rect(x - 5, y, 4, STRIP, colours.error());
        }
        if (segment.again()) {
            surface.rect(x - 1, y, LEAST + 3, STRIP, colours.panel());
            surface.frame(x - 0.5, y + 0.5, LEAST + 2, STRIP - 1, 0, colour, 1);
        } else {
            surface.rect(x, y, LEAST, STRIP, colour);
        }
    }

    /** The server's messages, from the left, as far as there is room. */
    private void numbers(int[] rows, double baseline) {
        MessageTable messages = painting.index().model().messages();
        PictureLayout layout = painting.layout();
        double free = layout.gutter() + EDGE;
        for (int row : rows) {
            long time = TimeWindow.clamp(messages.timeNanos(row));
            if (messages.from(row) == Side.SERVER && painting.window().contains(time)) {
                double x = layout.x(painting.window(), time);
                String text = "#" + row;
                double half = painting.surface().textWidth(text, TextStyle.AXIS) / 2;
                double middle = Math.min(x, layout.width() - EDGE - half);
                if (middle - half >= free) {
                    painting.surface().text(text, middle, baseline, TextStyle.AXIS, Surface.Align.CENTRE, painting.colours().text2());
                    free = middle + half + ROOM;
                }
            }
        }
    }
}
