package org.nbdscope.app.gui.capture;

import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.live.TapAddress;
import org.nbdscope.app.live.TapInput;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.StopWish;

/** Asks where a tap is to listen and where to pass on, and starts it. */
final class TapDialog extends Stage {

    private static final String STYLES = "/org/nbdscope/app/gui/capture.css";
    private static final String LISTEN_KEY = "tap listen";
    private static final String CONNECT_KEY = "tap connect";
    private static final double WIDTH = 660;

    private final Settings settings;
    private final CaptureControl control;
    private final TextField listen;
    private final TextField connect;
    private final TextField file = new TextField();
    private final CheckBox full = new CheckBox("Record the content of the disk as well, not only what is said about it");
    private final Label advice = new Label();
    private final Button start = new Button("Start tap");

    TapDialog(Stage owner, Settings settings, CaptureControl control) {
        this.settings = settings;
        this.control = control;
        initModality(Modality.WINDOW_MODAL);
        setTitle("Tap — nbdscope");
        listen = address("tap-listen", settings.get(LISTEN_KEY, "tcp:127.0.0.1:10810"));
        connect = address("tap-connect", settings.get(CONNECT_KEY, "tcp:127.0.0.1:10809"));
        Label what = new Label("A tap stands between client and server, passes everything on untouched, and shows what is said."
                + " It needs no permission, and sees Unix sockets as well. Point the client at the first address.");
        what.setWrapText(true);
        GridPane form = new GridPane();
        form.getStyleClass().add("capture-form");
        HBox chosen = FormFields.fileToWrite(file);
        GridPane.setHgrow(chosen, Priority.ALWAYS);
        form.addRow(0, new Label("Clients connect to"), listen);
        form.addRow(1, new Label("The server listens on"), connect);
        form.add(hint(), 1, 2);
        form.addRow(3, new Label("File"), chosen);
        form.add(full, 1, 4);
        VBox content = new VBox(8, what, FormFields.pane("Tap", "", form));
        content.getStyleClass().add("capture-content");
        BorderPane root = new BorderPane(content);
        root.setBottom(buttons());
        root.getStyleClass().add("window");
        root.getStylesheets().add(TapDialog.class.getResource(STYLES).toExternalForm());
        setScene(new Scene(root, WIDTH, Region.USE_COMPUTED_SIZE));
        Dialogs.own(this, owner);
    }

    private static TextField address(String id, String begin) {
        TextField field = new TextField(begin);
        field.setId(id);
        field.getStyleClass().add("mono");
        return field;
    }

    private static Label hint() {
        Label hint = new Label("tcp:HOST:PORT, tcp:[::1]:10809 for IPv6, or unix:PATH");
        hint.getStyleClass().add("hint");
        return hint;
    }

    private HBox buttons() {
        advice.setId("tap-advice");
        advice.getStyleClass().add("problem");
        advice.setWrapText(true);
        advice.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(advice, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(event -> hide());
        start.setId("tap-start");
        start.setMinWidth(Region.USE_PREF_SIZE);
        start.setGraphic(Icons.START.node());
        start.getStyleClass().add("primary");
        start.setDefaultButton(true);
        start.setOnAction(event -> start());
        HBox buttons = new HBox(8, advice, cancel, start);
        buttons.setAlignment(Pos.CENTER_LEFT);
        buttons.getStyleClass().add("capture-buttons");
        return buttons;
    }

    private void start() {
        TapAddress from;
        TapAddress to;
        try {
            from = TapAddress.parse(listen.getText().strip());
            to = TapAddress.parse(connect.getText().strip());
        } catch (IllegalArgumentException e) {
            advice.setText(e.getMessage());
            return;
        }
        if (from.equals(to)) {
            advice.setText("Both addresses are the same.");
            return;
        }
        settings.put(LISTEN_KEY, from.toString());
        settings.put(CONNECT_KEY, to.toString());
        start.setDisable(true);
        control.start(TapInput.request(from, to, full.isSelected(), FormFields.file(file)), StopWish.NONE)
                .whenComplete((begun, problem) -> {
            start.setDisable(false);
            if (problem == null) {
                hide();
            } else {
                advice.setText(CaptureControl.reason(problem));
            }
        });
    }
}
