package org.nbdscope.app.gui.traffic;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.bytes.BytesPane;
import org.nbdscope.app.gui.detail.DetailPane;
import org.nbdscope.app.gui.detail.ExplanationPane;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.messages.MessageList;
import org.nbdscope.app.gui.messages.MessagePane;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.timeline.TimelineScreen;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.DetailLine;
import org.nbdscope.app.view.ListMode;
import org.nbdscope.app.view.ListModel;
import org.nbdscope.app.view.MessageContent;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.timeline.TimelineMode;
import org.nbdscope.app.view.timeline.TimelineSource;
import org.nbdscope.dissector.detail.DetailNode;
import org.nbdscope.dissector.session.Side;

/** The view one works in: the timeline, the list, and below them fields, explanation and bytes of the selected message. */
public final class TrafficView extends BorderPane implements ActionSource {

    private static final double TIMELINE_SHARE = 0.35;
    private static final double LIST_SHARE = 0.692;
    private static final double DETAIL_SHARE = 0.32;
    private static final double BYTES_SHARE = 0.56;
    private static final double MEANING_SHARE = 0.5;
    private static final double NARROW_SHARE = 0.44;
    /** So much is left of a pane, in pixels, wherever its dividers are dragged: who sees its title can drag it open again. */
    private static final double LEAST_WIDTH = 60;
    private static final double LEAST_HEIGHT = 30;
    /** Below this width, at 100 %, lines of 16 bytes find no room beside fields and explanation: these stand below each other then. */
    private static final double NARROW = 1240;

    private final Workspace workspace;
    private final ObjectProperty<Look> look;
    private final TimelineScreen timeline;
    private final MessagePane messages;
    private final DetailPane detail;
    private final ExplanationPane explanation = new ExplanationPane();
    private final BytesPane bytes;
    private final Dividers dividers;
    private final SplitPane rows = new SplitPane();
    private final SplitPane bottom = new SplitPane();
    /** Bytes and explanation below each other: the fields keep the whole height. */
    private final SplitPane meaning = new SplitPane();
    private Boolean narrow;

    /**
     * Shows what the workspace has open.
     *
     * @param timelines what the timeline shows
     * @param dividers remember how the room is divided
     * @param filter   gets a filter that somebody chose in the details, and whether it is to be put in force at once
     * @param clear    takes the filter away
     * @param selected gets the field that is selected, null for none
     */
    public TrafficView(Workspace workspace, TimelineSource timelines, ObjectProperty<Look> look, Settings settings, Dividers dividers,
                       BiConsumer<String, Boolean> filter, Runnable clear, Consumer<DetailNode> selected) {
        this.workspace = workspace;
        this.look = look;
        this.dividers = dividers;
        messages = new MessagePane(workspace, look, settings, clear);
        messages.list().onFilter(filter);
        bytes = new BytesPane(workspace, look, this::bytePicked);
        detail = new DetailPane(workspace, look, line -> {
            explanation.show(line);
            lightUp(line);
            selected.accept(line instanceof DetailLine.Field field ? field.node() : null);
        }, filter, messages.list()::addColumn);
        setId("traffic");
        getStyleClass().add("traffic");
        rows.setOrientation(Orientation.VERTICAL);
        timeline = new TimelineScreen(workspace, timelines, look, List.of(TimelineMode.LANES, TimelineMode.OFFSETS));
        rows.getItems().addAll(timeline, messages, bottom);
        dividers.keep("traffic", rows, TIMELINE_SHARE, LIST_SHARE);
        meaning.setOrientation(Orientation.VERTICAL);
        // In a small window its panes share what there is, each cut in itself: else all of it would be cut at the edges.
        List.of(rows, this).forEach(pane -> pane.setMinSize(0, 0));
        List.of(timeline, messages, bottom, detail, explanation, bytes).forEach(pane -> pane.setMinSize(LEAST_WIDTH, LEAST_HEIGHT));
        setCenter(rows);
        widthProperty().addListener((property, before, now) -> fold());
        look.addListener((property, before, now) -> fold());
        fold();
        workspace.selected().addListener((property, before, now) -> {
            if (!packets()) {
                load();
            }
        });
        workspace.packet().addListener((property, before, now) -> {
            if (packets()) {
                load();
            }
        });
        messages.onMode(this::load);
    }

    /** The list. */
    public MessageList list() {
        return messages.list();
    }

    /** The keyboard goes to the list. */
    @Override
    public void requestFocus() {
        list().requestFocus();
    }

    /** What can be done in those of its panes that are sources of actions. */
    @Override
    public List<Action> actions() {
        return sources().flatMap(source -> source.actions().stream()).toList();
    }

    @Override
    public List<KeyHint> keyHints() {
        return sources().flatMap(source -> source.keyHints().stream()).toList();
    }

    private Stream<ActionSource> sources() {
        return Stream.<Node>of(timeline, messages, detail, explanation, bytes).filter(ActionSource.class::isInstance)
                .map(ActionSource.class::cast);
    }

    /** Looks for new rows; called now and then. */
    public void refresh() {
        messages.refresh();
    }

    /** What was selected is not kept any more. */
    public void selectionGone() {
        clear("What was selected here is no longer kept: the ring of files has gone on.");
    }

    private void lightUp(DetailLine line) {
        bytes.light(line instanceof DetailLine.Field field ? field : null, detail.around());
    }

    private void bytePicked(int message, long position) {
        detail.selectByte(message, position);
    }

    private void fold() {
        boolean now = getWidth() < look.get().px(NARROW);
        if (narrow != null && narrow == now) {
            return;
        }
        narrow = now;
        bottom.getItems().clear();
        meaning.getItems().clear();
        if (now) {
            meaning.getItems().addAll(bytes, explanation);
            bottom.getItems().addAll(detail, meaning);
        } else {
            bottom.getItems().addAll(detail, explanation, bytes);
        }
        if (now) {
            dividers.keep("traffic, bytes and explanation", meaning, MEANING_SHARE);
            dividers.keep("traffic, fields in a narrow window", bottom, NARROW_SHARE);
        } else {
            dividers.keep("traffic, fields", bottom, DETAIL_SHARE, BYTES_SHARE);
        }
    }

    /** Reads what is selected, a packet where the list is one of packets. */
    private void load() {
        CaptureDocument document = workspace.document().get();
        int message = workspace.selected().get();
        long packet = workspace.packet().get();
        if (document != null && packets() && packet != Workspace.NO_PACKET) {
            loadPacket(document, packet);
        } else if (document == null || message < 0) {
            clear("");
        } else {
            loadMessage(document, message);
        }
    }

    private boolean packets() {
        ListModel list = workspace.list().get();
        return list != null && list.query().mode() == ListMode.PACKETS;
    }

    private void loadMessage(CaptureDocument document, int message) {
        document.content(message).whenComplete((content, problem) -> Platform.runLater(() -> {
            if (workspace.selected().get() != message || workspace.document().get() != document) {
                return;
            }
            if (problem != null) {
                clear(unreadable(problem));
                return;
            }
            bytes.show(content);
            detail.show(document, content, subject(document, message));
        }));
    }

    private void loadPacket(CaptureDocument document, long packet) {
        document.packetContent(packet).whenComplete((content, problem) -> Platform.runLater(() -> {
            if (workspace.packet().get() != packet || workspace.document().get() != document) {
                return;
            }
            if (content == null) {
                clear(problem != null ? unreadable(problem) : "packet " + packet + " is no longer kept");
                return;
            }
            bytes.show(content);
            int completed = content.messages().size();
            detail.show(document, content, "packet " + packet + (completed == 0 ? "" : completed == 1 ? " · completes 1 message"
                    : " · completes " + completed + " messages"));
        }));
    }

    private static String unreadable(Throwable problem) {
        return "The file cannot be read: " + problem.getCause().getMessage();
    }

    private void clear(String subject) {
        bytes.show((MessageContent) null);
        detail.clear(subject);
        explanation.show(null);
    }

    private static String subject(CaptureDocument document, int message) {
        var messages = document.model().messages();
        int number = document.model().session(messages.session(message)).number();
        long first = messages.firstFrame(message);
        long last = messages.frame(message);
        return "#" + message + " · " + (number >= 0 ? "C" + number + " · " : "")
                + (messages.from(message) == Side.CLIENT ? "client → server" : "server → client") + " · "
                + OffsetFormat.grouped(messages.bytes(message)) + (messages.bytes(message) == 1 ? " byte" : " bytes") + " · "
                + (first == last ? "packet " + last : "packets " + first + "–" + last);
    }
}
