package org.nbdscope.app.gui.capture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.live.CaptureInput;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.FreeSpace;
import org.nbdscope.app.view.InterfaceWatch;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.StopWish;
import org.nbdscope.dissector.export.ByteCount;

/** Asks what to capture, where to and until when, and starts it. */
final class CaptureDialog extends Stage {

    private static final String STYLES = "/org/nbdscope/app/gui/capture.css";
    private static final String INTERFACES_KEY = "capture interfaces";
    private static final String FILTER_KEY = "capture filter";
    private static final String ALL_KEY = "capture everything";
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 700;

    private final Settings settings;
    private final CaptureControl control;
    private final InterfaceTable interfaces = new InterfaceTable(this::changed);
    private final FilterPane filter;
    private final OutputPane output;
    private final StopPane stop = new StopPane();
    private final Label advice = new Label();
    private final Button start = new Button("Start capture");
    private int lookups;

    /**
     * @param hostNames whether names are shown in the place of addresses
     * @param tap       shows the form of the tap instead
     */
    CaptureDialog(Stage owner, Settings settings, CaptureControl control, BooleanProperty hostNames, Runnable tap) {
        this.settings = settings;
        this.control = control;
        initModality(Modality.WINDOW_MODAL);
        setTitle("Capture options — nbdscope");
        filter = new FilterPane(settings.get(FILTER_KEY, CaptureSettings.DEFAULT_FILTER));
        output = new OutputPane(!settings.get(ALL_KEY, "").isEmpty(), hostNames);
        HBox bottom = new HBox(8, FormFields.pane("Where to", "", output), FormFields.pane("When to stop", "whichever comes first", stop));
        bottom.getChildren().forEach(pane -> HBox.setHgrow(pane, Priority.ALWAYS));
        VBox content = new VBox(8, FormFields.pane("Interfaces", "tick those to capture on", interfaces),
                FormFields.pane("What to capture", "", filter), bottom);
        VBox.setVgrow(content.getChildren().get(0), Priority.ALWAYS);
        content.getStyleClass().add("capture-content");
        BorderPane root = new BorderPane(content);
        root.setBottom(buttons(tap));
        root.getStyleClass().add("window");
        root.getStylesheets().add(CaptureDialog.class.getResource(STYLES).toExternalForm());
        setScene(new Scene(root, WIDTH, HEIGHT));
        Dialogs.own(this, owner);
        getScene().addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        filter.problem().addListener((property, before, now) -> changed());
        output.fileName().addListener((property, before, now) -> changed());
        setOnShown(event -> {
            interfaces.watching(true);
            list();
        });
        setOnHidden(event -> interfaces.watching(false));
    }

    /** A table keeps Enter and Escape to itself, as if it had cells to edit. */
    private void key(KeyEvent event) {
        if (!interfaces.isFocused()) {
            return;
        }
        if (event.getCode() == KeyCode.ENTER) {
            start.fire();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            hide();
            event.consume();
        }
    }

    private HBox buttons(Runnable tap) {
        advice.setId("capture-advice");
        advice.setWrapText(true);
        advice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(advice, Priority.ALWAYS);
        Button instead = new Button("Use a tap...");
        instead.setOnAction(event -> {
            hide();
            tap.run();
        });
        Button cancel = new Button("Cancel");
        cancel.setId("capture-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> hide());
        start.setId("capture-start");
        start.setGraphic(Icons.START.node());
        start.getStyleClass().add("primary");
        start.setDefaultButton(true);
        start.setOnAction(event -> start());
        for (Button button : List.of(instead, cancel, start)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        HBox buttons = new HBox(8, advice, instead, cancel, start);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("capture-buttons");
        return buttons;
    }

    private void list() {
        InterfaceWatch.interfaces().whenComplete((found, problem) -> Platform.runLater(() -> {
            if (problem == null) {
                interfaces.show(found, ticked(found));
            } else {
                advise(CaptureControl.reason(problem));
                start.setDisable(true);
            }
        }));
    }

    private Set<String> ticked(List<LiveInterface> found) {
        Set<String> before = new HashSet<>(Arrays.asList(settings.get(INTERFACES_KEY, "").split("\n")));
        if (found.stream().anyMatch(one -> before.contains(one.name()))) {
            return before;
        }
        // Most NBD that one wants to look at runs on the machine itself.
        return found.stream().filter(LiveInterface::loopback).map(LiveInterface::name).collect(Collectors.toSet());
    }

    private void changed() {
        List<LiveInterface> on = interfaces.ticked();
        filter.interfaces(on);
        boolean wrong = !filter.problem().get().isEmpty();
        start.setDisable(on.isEmpty() || wrong);
        if (on.isEmpty() || wrong) {
            advise(on.isEmpty() ? "Tick an interface to capture on." : "The capture filter is not understood.");
        } else {
            tellFreeSpace();
        }
    }

    private void advise(String line) {
        lookups++;
        advice.getStyleClass().setAll("label", "problem");
        advice.setText(line);
    }

    private void tellFreeSpace() {
        int mine = ++lookups;
        Path file;
        try {
            file = output.file();
        } catch (IllegalArgumentException e) {
            advise(e.getMessage());
            return;
        }
        FreeSpace.beside(file).thenAccept(bytes -> Platform.runLater(() -> {
            if (mine == lookups) {
                advice.getStyleClass().setAll("label");
                advice.setText(bytes == null ? "" : ByteCount.rounded(bytes) + " free for " + (file == null ? "temporary files" : "files there") + ".");
            }
        }));
    }

    private void start() {
        CaptureSettings wanted;
        StopWish wish;
        try {
            String[] names = interfaces.ticked().stream().map(LiveInterface::name).toArray(String[]::new);
            wanted = output.into(CaptureSettings.of(names).withFilter(filter.filter())).withStop(stop.conditions());
            wish = stop.wish();
        } catch (IllegalArgumentException e) {
            advise(e.getMessage());
            return;
        }
        settings.put(INTERFACES_KEY, String.join("\n", wanted.interfaces()));
        settings.put(FILTER_KEY, wanted.filter());
        settings.put(ALL_KEY, output.all() ? "yes" : "");
        start.setDisable(true);
        control.start(CaptureInput.request(wanted), wish).whenComplete((begun, problem) -> {
            start.setDisable(false);
            if (problem == null) {
                hide();
            } else {
                advise(CaptureControl.reason(problem));
            }
        });
    }
}
