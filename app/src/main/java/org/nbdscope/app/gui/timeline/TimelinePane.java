package org.nbdscope.app.gui.timeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.application.Platform;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.export.FileQuestion;
import org.nbdscope.app.gui.export.PictureFile;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.PaneCorners;
import org.nbdscope.app.view.timeline.MessageRun;
import org.nbdscope.app.view.timeline.PictureKind;
import org.nbdscope.app.view.timeline.PictureLayout;
import org.nbdscope.app.view.timeline.TimelineColours;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelinePicture;
import org.nbdscope.app.view.timeline.TimelineView;

/**
 * The timeline of requests: one canvas for what is there, one above it for pointer, cursor and selection, a scroll bar where lanes or rows
 * find no room. It paints at most once a pulse. {@link #refresh} tells it that the index has grown.
 */
public final class TimelinePane extends Region {

    private static final double SCROLL_BAR = 12;

    private final TimelineView view;
    private final PictureKind kind;
    private final TimelinePicture picture;
    private final List<TimelineMode> offered;
    private final TimelineHeader header;
    private final ChartLayer base = new ChartLayer(false);
    private final ChartLayer overlayLayer = new ChartLayer(true);
    private final Canvas overlay = overlayLayer.canvas();
    private final ScrollBar scrollBar = new ScrollBar();
    private final PointedRequest pointed;
    private Look look;
    private TimelineColours colours;
    private LongConsumer painted = nanos -> { };

    /**
     * A pane that shows a view.
     *
     * @param look    colours and size; {@link #look} changes them
     * @param name    what its header calls it
     * @param offered the modes to choose from
     */
    public TimelinePane(TimelineView view, Look look, String name, List<TimelineMode> offered) {
        this(view, look, name, offered, PictureKind.PANE);
    }

    /** Offsets over the whole time, beside a pane whose time it marks and moves. */
    static TimelinePane beside(TimelineView view, Look look) {
        view.mode().set(TimelineMode.OFFSETS);
        return new TimelinePane(view, look, TimelineMode.OFFSETS.label(), List.of(TimelineMode.OFFSETS), PictureKind.BESIDE);
    }

    private TimelinePane(TimelineView view, Look look, String name, List<TimelineMode> offered, PictureKind kind) {
        this.view = view;
        this.kind = kind;
        this.picture = new TimelinePicture(view, kind);
        this.pointed = new PointedRequest(view, picture, overlay, this::repaintOverlay);
        this.offered = List.copyOf(offered);
        this.header = new TimelineHeader(view, name, offered, kind != PictureKind.BESIDE);
        boolean beside = kind == PictureKind.BESIDE;
        getStyleClass().add(beside ? "timeline-beside" : "timeline");
        overlay.setFocusTraversable(true);
        overlay.setId(beside ? "timeline-offsets-chart" : "timeline-chart");
        overlay.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        overlay.setAccessibleRoleDescription(beside ? "offsets of requests over time" : "timeline of requests");
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.valueProperty().bindBidirectional(view.scroll());
        getChildren().setAll(header, base.canvas(), overlay, scrollBar);
        look(look);
        watch();
        new TimelineInput(this, view).install(overlay);
    }

    private void watch() {
        view.window().addListener((property, old, now) -> {
            if (kind == PictureKind.BESIDE) {
                repaintOverlay(); // that time is only marked
            } else {
                repaint();
            }
        });
        view.strong().addListener((property, old, now) -> {
            header.refresh();
            repaint();
        });
        view.displayed().addListener((property, old, now) -> repaint());
        view.groups().addListener((property, old, now) -> repaint());
        view.findings().addListener((property, old, now) -> repaint());
        view.lanes().addListener((property, old, now) -> repaint());
        view.wire().addListener((property, old, now) -> repaint());
        view.mode().addListener((property, old, now) -> {
            view.scroll().set(0);
            repaint();
        });
        view.session().addListener((property, old, now) -> repaint());
        view.offsets().addListener((property, old, now) -> repaint());
        view.scroll().addListener((property, old, now) -> repaint());
        view.selectedTransaction().addListener((property, old, now) -> {
            header.refresh();
            if (kind != PictureKind.BESIDE) {
                repaint();
            }
        });
        view.selectedMessage().addListener((property, old, now) -> repaintOverlay());
        view.range().addListener((property, old, now) -> repaintOverlay());
        view.cursor().addListener((property, old, now) -> {
            overlay.setAccessibleText(view.description());
            repaintOverlay();
        });
        overlay.focusedProperty().addListener((property, old, now) -> repaintOverlay());
    }

    /** Other colours, or another size. */
    public void look(Look newLook) {
        look = newLook;
        colours = ThemeColours.of(newLook.palette());
        pointed.look(newLook);
        header.look(newLook);
        repaint();
    }

    /** The index has grown, or what the filter shows has changed without another predicate. */
    public void refresh() {
        view.grown();
        header.refresh();
        overlay.setAccessibleText(view.description());
        repaint();
    }

    /** Tells somebody for how many nanoseconds it painted, whenever it has painted all that is there. */
    void onPainted(LongConsumer told) {
        painted = told;
    }

    /** What it shows. */
    public TimelineView view() {
        return view;
    }

    /** How it looks at present. */
    public Look look() {
        return look;
    }

    /** The keyboard goes to the chart. */
    void focusChart() {
        overlay.requestFocus();
    }

    /** Whether one can choose a mode here. */
    boolean offers(TimelineMode mode) {
        return offered.contains(mode);
    }

    /** Asks for a file and writes the chart into it, as PNG or SVG. */
    public void exportChart() {
        FileQuestion.askPicture(getScene().getWindow(), "Export timeline", "timeline.png", this::exportChart);
    }

    /** Writes the chart into a file, as SVG where its name ends so, else as PNG. */
    public void exportChart(Path file) throws IOException {
        double width = getWidth() / look.zoom();
        double height = getHeight() / look.zoom();
        PictureFile.write(file, () -> TimelineImage.of(view, width, height, PictureFile.SCALE, look.palette(), Fonts.textFamily(),
                Fonts.monoFamily()), () -> TimelineImage.svg(view, width, height, look.palette()));
    }

    TimelinePicture picture() {
        return picture;
    }

    void repaint() {
        base.stale();
        repaintOverlay();
    }

    private void repaintOverlay() {
        overlayLayer.stale();
        requestLayout();
    }

    /** What is under the pointer. */
    PointedRequest pointed() {
        return pointed;
    }

    /** The request at a place, or {@link TimelineView#NONE}. */
    int transactionAt(double x, double y) {
        return picture.transactionAt(x, y, PointedRequest.NEAR);
    }

    MessageRun runAt(double x, double y) {
        return picture.runAt(x, y, PointedRequest.NEAR);
    }

    void cursorShape(Cursor shape) {
        overlay.setCursor(shape);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double headerHeight = header.prefHeight(width);
        double height = Math.max(0, getHeight() - headerHeight);
        header.resizeRelocate(0, 0, width, headerHeight);
        double zoom = look.zoom();
        double content = picture.contentHeight();
        double body = picture.layoutFor(width / zoom, height / zoom).bodyHeight();
        boolean scrolls = content > body + 0.5;
        double chart = Math.max(1, width - SCROLL_BAR); // also without the bar: times stay where they are, and the brush has its handle
        base.place(0, headerHeight, chart, height);
        overlayLayer.place(0, headerHeight, chart, height);
        scrollBar.setVisible(scrolls);
        PictureLayout layout = picture.layoutFor(chart / zoom, height / zoom);
        scrollBar.resizeRelocate(chart, headerHeight + layout.bodyTop() * zoom, SCROLL_BAR, layout.bodyHeight() * zoom);
        if (scrolls) {
            scrollBar.setMax(content - body);
            scrollBar.setVisibleAmount((content - body) * body / content);
            scrollBar.setUnitIncrement(30);
            scrollBar.setBlockIncrement(body);
        }
        paint(chart, height);
        if (picture.contentHeight() > body + 0.5 != scrolls) {
            base.stale();
            Platform.runLater(this::requestLayout);
        }
    }

    private void paint(double width, double height) {
        if (width < 2 || height < 2 || getScene() == null) {
            return;
        }
        long begin = System.nanoTime();
        if (base.paint(look.zoom(), (surface, wide, high) -> picture.paint(surface, wide, high, colours))) {
            PaneCorners.show(base.canvas(), Pos.BOTTOM_LEFT);
            painted.accept(System.nanoTime() - begin);
        }
        overlayLayer.paint(look.zoom(), (surface, wide, high) -> {
            picture.paintOverlay(surface, colours, pointed.request(), overlay.isFocused());
            if (overlay.isFocused()) {
                ChartLayer.focusRing(surface, wide, high, colours.accent());
            }
        });
    }

    @Override
    protected double computeMinHeight(double width) {
        return 140;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 260;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 320;
    }

    @Override
    protected double computePrefWidth(double height) {
        return 1200;
    }
}
