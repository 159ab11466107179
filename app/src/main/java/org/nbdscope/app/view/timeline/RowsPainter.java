package org.nbdscope.app.view.timeline;

import org.nbdscope.app.view.CommandGroup;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.dissector.model.MessageTable;
import org.nbdscope.dissector.model.TransactionTable;
import org.nbdscope.dissector.protocol.Command;
import org.nbdscope.dissector.protocol.ErrorValue;
import org.nbdscope.dissector.protocol.ReplyType;

/** Paints a row per request with its phases: dark while it was sent, pale while it waited, solid while its reply came. */
final class RowsPainter {

    /** Height of a row in logical pixels. */
    static final double ROW = 15;
    private static final double BAR = 9;
    /** Of number, command and offset. */
    private static final double ROOM_WITH_OFFSET = 150;
    private static final double THIN = 5;
    /** Chunks of a reply that are drawn apart. */
    private static final int MOST_CHUNKS = 200;
    private static final double CHUNK_SHADE = 0.8;
    /** Width of a sign of a finding, and a little more. */
    private static final double SIGN_ROOM = 2 * SeveritySign.RADIUS + 2;

    private final Painting painting;
    private final RequestRows rows;

    RowsPainter(Painting painting, RequestRows rows) {
        this.painting = painting;
        this.rows = rows;
    }

    /** Whether rows say where on the disk their requests begin. */
    static boolean offsets(PictureLayout layout) {
        return layout.gutter() >= ROOM_WITH_OFFSET;
    }

    void paint(AxisPainter axis) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        double top = layout.bodyTop();
        surface.clip(0, top, layout.width(), layout.bodyHeight());
        surface.rect(0, top, layout.width(), layout.bodyHeight(), painting.colours().panel());
        axis.paintGrid(top, top + layout.bodyHeight());
        double scroll = painting.view().scroll().get();
        int first = Math.max(0, (int) (scroll / ROW));
        int last = Math.min(rows.count() - 1, (int) ((scroll + layout.bodyHeight()) / ROW));
        for (int row = first; row <= last; row++) {
            paint(row, top + row * ROW - scroll);
        }
        if (rows.count() == 0) {
            surface.text(painting.index().count() == 0 ? "No request of this capture can be read" : "No request of this connection in this time",
                    layout.gutter() + layout.chartWidth() / 2, top + layout.bodyHeight() / 2, TextStyle.NAME, Surface.Align.CENTRE,
                    painting.colours().text());
        }
        if (rows.more() && last == rows.count() - 1) {
            surface.text("More than " + OffsetFormat.grouped(RequestRows.MOST) + " requests in this time: zoom in to see the rest",
                    layout.gutter() + 8, top + (last + 1) * ROW - scroll + 11, TextStyle.SMALL, Surface.Align.LEFT,
                    painting.colours().text2());
        }
        surface.unclip();
        surface.clip(layout.gutter(), top, layout.chartWidth(), layout.bodyHeight());
        new FindingPainter(painting, new BesideBars(first, last)).paint();
        surface.unclip();
    }

    private void paint(int row, double y) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        int transaction = rows.transaction(row);
        if (transaction == painting.view().selectedTransaction().get()) {
            surface.rect(0, y, layout.width(), ROW, painting.colours().accentGround());
            surface.rect(0, y, 3, ROW, painting.colours().accent());
        }
        label(transaction, y + 11);
        if (painting.index().isGoodbye(transaction)) {
            double x = painting.middle(layout.x(painting.window(), painting.index().start(transaction)));
            surface.line(x, y + 2, x, y + ROW - 2, painting.colours().of(CommandGroup.OTHER), 1.4, 2);
            return;
        }
        Phases phases = painting.index().phases(transaction);
        boolean dim = painting.displayed() != null && !painting.displayed().test(transaction)
                || (painting.view().groups().get() >> painting.index().group(transaction).ordinal() & 1) == 0;
        bar(transaction, phases, y, dim);
        remark(transaction, phases, y + 11, dim);
    }

    private void label(int transaction, double baseline) {
        TransactionTable transactions = painting.index().model().transactions();
        int request = transactions.request(transaction);
        Surface surface = painting.surface();
        double gutter = painting.layout().gutter();
        int text = painting.colours().text();
        String number = request == MessageTable.NONE ? "?" : "#" + request;
        String command = Command.nameOf(transactions.command(transaction)).replace("NBD_CMD_", "").replace("BLOCK_STATUS", "MAP")
                .replace("WRITE_ZEROES", "ZEROES");
        surface.text(number, 8, baseline, TextStyle.FIGURES, Surface.Align.LEFT, text);
        double at = Math.max(52, 14 + surface.textWidth(number, TextStyle.FIGURES));
        surface.text(command, at, baseline, TextStyle.SMALL, Surface.Align.LEFT, painting.colours().text2());
        String offset = Figures.offset(transactions.offset(transaction));
        double room = gutter - 8 - at - surface.textWidth(command, TextStyle.SMALL) - 6;
        boolean fits = surface.textWidth(offset, TextStyle.FIGURES) <= room;
        if (offsets(painting.layout()) && fits && !painting.index().isGoodbye(transaction)) {
            surface.text(offset, gutter - 8, baseline, TextStyle.FIGURES, Surface.Align.RIGHT, text);
        }
    }

    private void bar(int transaction, Phases phases, double y, boolean dim) {
        Surface surface = painting.surface();
        PictureLayout layout = painting.layout();
        TimelineColours colours = painting.colours();
        CommandGroup group = painting.index().group(transaction);
        double left = layout.gutter();
        double right = layout.width();
        double from = clamp(layout.x(painting.window(), phases.start()), left, right);
        double to = clamp(layout.x(painting.window(), phases.end()), left, right);
        double sent = clamp(layout.x(painting.window(), phases.sent()), left, right);
        double replied = clamp(layout.x(painting.window(), phases.replied()), left, right);
        double middle = y + ROW / 2;
        int solid = dim ? colours.dimmed(group) : colours.of(group);
        int pale = dim ? colours.dimmed(group) : colours.pale(group);
        if (phases.answered()) {
            surface.rect(from, middle - THIN / 2, Math.max(1, to - from), THIN, pale);
            if (phases.end() < painting.window().end() && phases.end() >= painting.window().start()) {
                receiving(transaction, Math.min(replied, to - 2), to, middle, solid, colours.panel());
            } else if (replied < right) {
                receiving(transaction, replied, to, middle, solid, colours.panel());
            }
        } else {
            surface.line(from, middle, to, middle, solid, 2, 5);
        }
        if (phases.start() >= painting.window().start()) {
            surface.rect(painting.snapped(from), middle - BAR / 2, Math.max(2, sent - from), BAR, dim ? solid : colours.tick());
        } else {
            arrow(left, middle, 1, solid);
        }
        if (phases.end() >= painting.window().end()) {
            arrow(right, middle, -1, solid);
        }
        if (painting.index().failed(transaction) && to < right) {
            RegularPolygon.octagon(surface, to + 6 + signRoom(transaction), middle, 5,
                    dim ? colours.dimmedSign(colours.error()) : colours.error(), colours.panel());
        }
    }

    private void receiving(int transaction, double from, double to, double middle, int colour, int ground) {
        Surface surface = painting.surface();
        surface.rect(from, middle - BAR / 2, Math.max(2, to - from), BAR, colour);
        if (to - from < 6) {
            return;
        }
        MessageTable messages = painting.index().model().messages();
        int chunk = painting.index().model().transactions().lastReply(transaction);
        double end = to;
        for (int number = 0; chunk != MessageTable.NONE && number < MOST_CHUNKS; number++) {
            int previous = messages.previous(chunk);
            double begin = previous == MessageTable.NONE ? from
                    : clamp(painting.layout().x(painting.window(), messages.timeNanos(previous)), from, end);
            boolean hole = messages.kind(chunk).isChunk() && messages.code(chunk) == ReplyType.NBD_REPLY_TYPE_OFFSET_HOLE.value();
            if (end - begin >= 3) {
                piece(begin, end, middle, number, hole, colour, ground);
            }
            end = begin;
            chunk = previous;
        }
    }

    /** A chunk: its own shade, hatched where it is a hole, with a gap before it. */
    private void piece(double begin, double end, double middle, int number, boolean hole, int colour, int ground) {
        Surface surface = painting.surface();
        int shade = number % 2 == 0 ? colour : TimelineColours.blend(colour, ground, CHUNK_SHADE);
        surface.rect(begin, middle - BAR / 2, end - begin, BAR, ground);
        surface.rect(begin + 1, middle - BAR / 2, end - begin - 1, BAR, hole ? TimelineColours.blend(colour, ground, 0.2) : shade);
        if (hole) {
            for (double x = begin + 1; x + BAR < end; x += 6) {
                surface.line(x, middle + BAR / 2, x + BAR, middle - BAR / 2, colour, 1.2, 0);
            }
        }
    }

    private void arrow(double x, double middle, int direction, int colour) {
        double tip = x + direction;
        double[] xs = {tip + direction * 5, tip, tip + direction * 5};
        double[] ys = {middle - 4, middle, middle + 4};
        painting.surface().polyline(xs, ys, 3, colour, 1.6);
    }

    private void remark(int transaction, Phases phases, double baseline, boolean dim) {
        TimelineColours colours = painting.colours();
        int error = painting.index().model().transactions().error(transaction);
        String order = Overtaking.of(painting.index(), transaction).words();
        String text = phases.answered() ? order : "never answered";
        if (error != 0 && phases.answered()) {
            text = ErrorValue.nameOf(error & 0xffff_ffffL).replace("NBD_", "") + (order.isEmpty() ? "" : ", " + order);
        }
        TextStyle style = !order.isEmpty() || error != 0 ? TextStyle.STRONG : TextStyle.SMALL;
        int colour = error != 0 ? colours.error() : colours.warning();
        place(text, phases, baseline, style, dim ? colours.dimmedSign(colour) : colour, (error != 0 ? 15 : 8) + signRoom(transaction));
    }

    /** Room that the sign of a finding takes behind the bar. */
    private double signRoom(int transaction) {
        FindingMarks marks = painting.view().findings().get();
        return marks == null || marks.of(transaction).isEmpty() ? 0 : SIGN_ROOM;
    }

    /** Behind the bar where there is room, else before it, else not at all. */
    private void place(String text, Phases phases, double baseline, TextStyle style, int colour, double distance) {
        PictureLayout layout = painting.layout();
        if (text.isEmpty()) {
            return;
        }
        double width = painting.surface().textWidth(text, style);
        double behind = clamp(layout.x(painting.window(), phases.end()), layout.gutter(), layout.width()) + distance;
        double before = layout.x(painting.window(), phases.start()) - distance;
        if (behind + width <= layout.width() - 4) {
            painting.surface().text(text, behind, baseline, style, Surface.Align.LEFT, colour);
        } else if (before - width >= layout.gutter()) {
            painting.surface().text(text, before, baseline, style, Surface.Align.RIGHT, colour);
        }
    }

    private static double clamp(double value, double least, double most) {
        return Math.max(least, Math.min(most, value));
    }

    /** The sign of a finding stands behind the bar of its request, or before it at the right edge: most bars are narrower than a sign. */
    private final class BesideBars implements FindingPainter.Places {

        private final int first;
        private final int last;

        BesideBars(int first, int last) {
            this.first = first;
            this.last = last;
        }

        @Override
        public double y(FindingMarks.Mark mark) {
            int row = mark.transaction() == TimelineView.NONE ? -1 : rows.rowOf(mark.transaction());
            return row < first || row > last ? Double.NaN
                    : painting.layout().bodyTop() + (row + 0.5) * ROW - painting.view().scroll().get();
        }

        @Override
        public double x(FindingMarks.Mark mark, double time) {
            boolean room = mark.transaction() == TimelineView.NONE || time + SIGN_ROOM <= painting.layout().width();
            return room ? time + SIGN_ROOM / 2
                    : painting.layout().x(painting.window(), painting.index().start(mark.transaction())) - SIGN_ROOM / 2;
        }
    }
}
