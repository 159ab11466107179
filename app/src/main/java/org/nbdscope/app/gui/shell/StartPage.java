package org.nbdscope.app.gui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.nbdscope.app.gui.capture.LeftOverPane;
import org.nbdscope.app.gui.layout.OneStop;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.SampleCaptures;
import org.nbdscope.app.view.Settings;

/** What stands in the window while no file is open: recent files, samples, and what to know first. */
final class StartPage extends BorderPane {

    private static final int SAMPLE_COLUMNS = 2;
    private static final double LOGO = 48;
    /** Below this width, at 100 %, there is one column. */
    private static final double NARROW = 900;

    private final Settings settings;
    private final ObjectProperty<Look> look;
    private final Consumer<Path> open;
    private final VBox left = new VBox();
    private final VBox right = new VBox();
    private final ScrollPane scroll = new ScrollPane();
    private final VBox recent = new VBox();
    private final GridPane samples = new GridPane();
    private final OneStop sampleStop = new OneStop(samples);
    private final VBox samplePane = new VBox();
    private final Hyperlink clear = new Hyperlink("Clear");

    /** @param choose asks for a file; {@code open} opens one; {@code capture} offers what can be captured on */
    StartPage(Settings settings, ObjectProperty<Look> look, Image logo, Runnable choose, Consumer<Path> open, Node capture) {
        this.settings = settings;
        this.look = look;
        look.addListener((property, before, now) -> refresh());
        this.open = open;
        getStyleClass().add("start-page");
        setId("start-page");
        setTop(head(logo, choose));
        left.getChildren().addAll(new LeftOverPane(open), recentPane(), capture, dropArea());
        left.getStyleClass().add("start-column");
        right.getChildren().addAll(samplesPane(), goodToKnow());
        right.getStyleClass().add("start-column");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        left.setPrefWidth(480);
        right.setPrefWidth(640);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        widthProperty().addListener((property, before, now) -> arrange());
        look.addListener((property, before, now) -> arrange());
        arrange();
        CompletableFuture.supplyAsync(SampleCaptures::find).thenAccept(found -> Platform.runLater(() -> showSamples(found)));
    }

    /** Beside each other, or below each other where names would be cut. */
    private void arrange() {
        boolean narrow = getWidth() > 0 && getWidth() < look.get().px(NARROW);
        Node now = scroll.getContent();
        if (now == null || now instanceof VBox != narrow) {
            Pane columns = narrow ? new VBox(left, right) : new HBox(left, right);
            columns.getStyleClass().add("start-columns");
            scroll.setContent(columns);
        }
    }

    private HBox head(Image logo, Runnable choose) {
        ImageView picture = new ImageView(logo);
        picture.setFitWidth(LOGO);
        picture.setFitHeight(LOGO);
        picture.setSmooth(true);
        Label title = new Label("What did the client and the server really say?");
        title.getStyleClass().add("start-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label line = new Label();
        line.textProperty().bind(samplePane.visibleProperty().map(samples -> (samples
                ? "Open a capture, record one, or start with a sample." : "Open a capture, or record one.") + " nbdscope finds NBD on any port."));
        line.getStyleClass().add("start-line");
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button button = new Button("Open capture...");
        button.setGraphic(Icons.OPEN.node());
        button.getStyleClass().add("primary");
        button.setDefaultButton(true);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> choose.run());
        HBox head = new HBox(picture, new VBox(title, line), gap, button);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("start-head");
        return head;
    }

    private BorderPane recentPane() {
        clear.setOnAction(event -> {
            settings.clearRecentFiles();
            refresh();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title("Recent"), gap, clear);
        head.getStyleClass().add("pane-head");
        BorderPane pane = new BorderPane(recent);
        pane.setTop(head);
        pane.getStyleClass().add("pane");
        refresh();
        return pane;
    }

    private static Label title(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("pane-title");
        return label;
    }

    /** Looks up the recent files again. */
    void refresh() {
        List<Path> files = settings.recentFiles();
        recent.getChildren().clear();
        clear.setVisible(!files.isEmpty());
        for (Path file : files) {
            recent.getChildren().add(new RecentRow(file, settings.thumbnail(file), look.get(), () -> open.accept(file)));
        }
        if (files.isEmpty()) {
            Label none = new Label("Files you open will be listed here.");
            none.getStyleClass().add("empty");
            recent.getChildren().add(none);
        }
    }

    private static VBox dropArea() {
        Label first = new Label("Drop a capture here");
        first.getStyleClass().add("pane-title");
        Label second = new Label("pcap, pcapng, also compressed with gzip or zstd");
        second.getStyleClass().add("hint");
        VBox area = new VBox(Icons.UPLOAD.node(), first, second);
        area.getStyleClass().add("drop-area");
        return area;
    }

    private VBox samplesPane() {
        Label hint = new Label("real captures between real peers");
        hint.getStyleClass().add("hint");
        HBox head = new HBox(title("Samples"), hint);
        head.getStyleClass().add("section-head");
        samples.getStyleClass().add("samples");
        samplePane.getChildren().addAll(head, samples);
        samplePane.setVisible(false);
        samplePane.setManaged(false);
        return samplePane;
    }

    private void showSamples(List<SampleCaptures.Sample> found) {
        samplePane.setVisible(!found.isEmpty());
        samplePane.setManaged(!found.isEmpty());
        for (int i = 0; i < found.size(); i++) {
            VBox card = card(found.get(i));
            GridPane.setHgrow(card, Priority.ALWAYS);
            samples.add(card, i % SAMPLE_COLUMNS, i / SAMPLE_COLUMNS);
        }
    }

    /** Not a button: those give wrapped text no second line. */
    private VBox card(SampleCaptures.Sample sample) {
        Label name = new Label(sample.name());
        name.getStyleClass().add("recent-name");
        Label shows = new Label(sample.shows());
        shows.getStyleClass().add("hint");
        shows.setWrapText(true);
        VBox card = new VBox(name, shows);
        card.getStyleClass().add("card");
        card.setPrefWidth(300);
        sampleStop.add(card);
        card.setAccessibleRole(AccessibleRole.BUTTON);
        card.setAccessibleText("Open the sample " + sample.name() + ". " + sample.shows());
        card.setOnMouseClicked(event -> open.accept(sample.file()));
        card.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.accept(sample.file());
                event.consume();
            }
        });
        return card;
    }

    private static BorderPane goodToKnow() {
        GridPane facts = new GridPane();
        facts.getStyleClass().add("good-to-know");
        String[][] lines = {
            {"Wireshark's filters work", "The field names are Wireshark's: nbd.type, nbd.from, nbd.error. Ours stand beside them."},
            {"Ctrl+1 to Ctrl+5", "Summary, traffic, timeline, coverage, findings. F1 lists all keys."},
            {"J", "From a request to its reply and back."},
            {"W A S D, F", "Zoom and move on the timeline; F fits what is selected."},
            {"Ctrl+/ and Ctrl+Space", "Into the filter, and what could be written there. Escape clears it."},
            {"Same program without a window", "nbdscope summary FILE prints what the summary page shows."},
        };
        for (int i = 0; i < lines.length; i++) {
            Label head = new Label(lines[i][0]);
            head.getStyleClass().add("recent-name");
            Label text = new Label(lines[i][1]);
            text.getStyleClass().add("hint");
            text.setWrapText(true);
            VBox box = new VBox(head, text);
            GridPane.setHgrow(box, Priority.ALWAYS);
            box.setPrefWidth(300);
            facts.add(box, i % 2, i / 2);
        }
        HBox head = new HBox(title("Good to know"));
        head.getStyleClass().add("pane-head");
        BorderPane pane = new BorderPane(facts);
        pane.setTop(head);
        pane.getStyleClass().add("pane");
        return pane;
    }
}
