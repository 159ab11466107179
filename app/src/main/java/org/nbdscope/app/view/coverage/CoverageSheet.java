package org.nbdscope.app.view.coverage;

import java.util.List;
import org.nbdscope.app.view.timeline.Surface;
import org.nbdscope.app.view.timeline.TextStyle;
import org.nbdscope.dissector.analysis.MapCause;

/** The coverage chart as a sheet by itself: with title, legends, and how the requests went. */
public final class CoverageSheet {

    private static final double HEADER = 26;
    private static final double SECOND = 24;
    private static final double SWATCH_WIDTH = 18;
    private static final double SWATCH_HEIGHT = 10;
    private static final double SQUARE = 9;
    private static final double APART = 14;
    private static final double LEAST_STEP = 4;

    private final ChartContent content;
    private final double width;
    private final double height;

    /** A sheet of a size in logical pixels. */
    public CoverageSheet(ChartContent content, double width, double height) {
        this.content = content;
        this.width = width;
        this.height = height;
    }

    /** One sentence for who does not see the picture. */
    public String description() {
        return content.source() == null ? "No block status in this capture" : "Coverage of " + title() + ": "
                + content.source().known().sentence();
    }

    private String title() {
        CoverageSubject subject = content.source().known().subject();
        return subject.label() + ", " + subject.detail();
    }

    /** Paints it. */
    public void paint(Surface surface, CoverageColours colours) {
        surface.rect(0, 0, width, height, colours.panel());
        if (content.source() == null) {
            surface.text(description(), width / 2, height / 2, TextStyle.NAME, Surface.Align.CENTRE, colours.text());
            return;
        }
        ChartLayout first = ChartLayout.of(HEADER + SECOND, width, height, 1, 1, false, false);
        CoveragePicture picture = content.picture((int) Math.max(1, Math.round(first.width() * surface.scale())),
                (int) Math.max(1, (height - HEADER) / LEAST_STEP), first.width());
        ChartLayout layout = picture.layout(HEADER + SECOND, width, height);
        int rows = (int) Math.max(1, layout.stairsRoom() / LEAST_STEP);
        picture = content.picture(picture.ticks().width(), rows, layout.width());
        ChartPainter.paint(surface, colours, layout, picture);
        header(surface, colours);
    }

    private void header(Surface surface, CoverageColours colours) {
        surface.rect(0, 0, width, HEADER, colours.panel2());
        surface.text("Coverage", ChartPainting.MARGIN, 17, TextStyle.NAME, Surface.Align.LEFT, colours.text());
        double left = ChartPainting.MARGIN + surface.textWidth("Coverage", TextStyle.NAME) + APART;
        double right = kinds(surface, colours);
        surface.text(surface.fitted(title(), TextStyle.SMALL, right - left), left, 17, TextStyle.SMALL, Surface.Align.LEFT,
                colours.text2());
        surface.rect(0, HEADER - 1, width, 1, colours.line());
        left = causes(surface, colours) + APART;
        String sentence = surface.fitted(content.source().known().sentence(), TextStyle.SMALL, width - left - ChartPainting.MARGIN);
        surface.text(sentence, left, HEADER + 16, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
    }

    /** The legend of the disk, from the right; returns where it begins. */
    private double kinds(Surface surface, CoverageColours colours) {
        List<DiskLegend.Entry> kinds = DiskLegend.of(content.source().known());
        DiskPainter disk = new DiskPainter(surface, colours);
        double x = width - ChartPainting.MARGIN;
        for (int i = kinds.size() - 1; i >= 0; i--) {
            DiskLegend.Entry entry = kinds.get(i);
            x -= surface.textWidth(entry.kind().label(), TextStyle.SMALL);
            surface.text(entry.kind().label(), x, 17, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
            x -= SWATCH_WIDTH + 6;
            disk.swatch(entry.kind(), entry.value(), x, 8, SWATCH_WIDTH, SWATCH_HEIGHT);
            x -= APART;
        }
        return x;
    }

    /** The legend of the causes; returns where it ends. */
    private double causes(Surface surface, CoverageColours colours) {
        double x = ChartPainting.MARGIN;
        var present = content.source().known().causes();
        for (MapCause cause : MapCause.values()) {
            if (present.containsKey(cause)) {
                surface.rect(x, HEADER + 7, SQUARE, SQUARE, colours.of(cause));
                surface.text(cause.label(), x + SQUARE + 5, HEADER + 16, TextStyle.SMALL, Surface.Align.LEFT, colours.text2());
                x += SQUARE + 5 + surface.textWidth(cause.label(), TextStyle.SMALL) + APART;
            }
        }
        return x;
    }
}
