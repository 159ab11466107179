package org.nbdscope.app.gui.capture;

import java.nio.file.Path;
import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.RingBuffer;

/** How much of each packet is kept, and where. */
final class OutputPane extends GridPane {

    /** Above this the words wrap rather than take room from the other pane. */
    private static final double LIMIT_WIDTH = 420;
    private static final long MOST = 1_000_000;
    private static final long KILOBYTES_PER_MEGABYTE = 1000;

    private final RadioButton everything = new RadioButton("All bytes");
    private final RadioButton headers = new RadioButton("Headers only: the first");
    private final TextField snapLength = FormFields.number("capture-snap", Integer.toString(CaptureSettings.HEADERS_ONLY), 5);
    private final TextField file = new TextField();
    private final TextField files = FormFields.number("capture-ring-files", "10", 3);
    private final TextField megabytes = FormFields.number("capture-ring-size", "100", 5);
    private final TextField seconds = FormFields.number("capture-ring-seconds", "", 5);
    private final CheckBox ring = FormFields.switchFor("Ring of", files, megabytes, seconds);
    private final Label limit = new Label("The content of the disk is mostly left out. Where a packet carries several messages, headers behind that are lost.");
    private final TextField buffer = FormFields.number("capture-buffer", Integer.toString(CaptureSettings.DEFAULT_BUFFER_MEGABYTES), 4);
    private final CheckBox promiscuous = new CheckBox("Promiscuous: also packets that are not for this machine");
    private final CheckBox nanoseconds = new CheckBox("Times in nanoseconds, where the system has them");

    /** @param hostNames whether names are shown in the place of addresses */
    OutputPane(boolean all, BooleanProperty hostNames) {
        getStyleClass().add("capture-form");
        getColumnConstraints().add(FormFields.labels());
        ToggleGroup group = new ToggleGroup();
        everything.setToggleGroup(group);
        headers.setToggleGroup(group);
        everything.setSelected(all);
        headers.setSelected(!all);
        everything.setId("capture-everything");
        snapLength.disableProperty().bind(headers.selectedProperty().not());
        limit.getStyleClass().add("hint");
        limit.setWrapText(true);
        limit.setPrefWidth(LIMIT_WIDTH);
        limit.setMinHeight(USE_PREF_SIZE);
        limit.visibleProperty().bind(headers.selectedProperty());
        seconds.setPromptText("any");
        file.setId("capture-file");
        ring.setId("capture-ring");
        promiscuous.setSelected(true);
        nanoseconds.setSelected(true);
        HBox chosen = FormFields.fileToWrite(file);
        setHgrow(chosen, Priority.ALWAYS);
        addRow(0, new Label("Of each packet"), FormFields.line(everything, headers, snapLength, new Label("bytes")));
        add(limit, 1, 1);
        addRow(2, new Label("File"), chosen);
        addRow(3, ring, FormFields.line(files, new Label("files of"), megabytes, new Label("MB or"), seconds, new Label("s; the oldest goes first")));
        addRow(4, new Label("Kernel buffer"), FormFields.line(buffer, new Label("MiB for each interface")));
        add(promiscuous, 0, 5, 2, 1);
        add(nanoseconds, 0, 6, 2, 1);
        CheckBox names = new CheckBox("Resolve host names: asks the network for them");
        names.selectedProperty().bindBidirectional(hostNames);
        add(names, 0, 7, 2, 1);
    }

    /** How long a file of the ring is written; null for as long as it takes. */
    private Duration duration() {
        return seconds.getText().isBlank() ? null : Duration.ofSeconds(FormFields.number(seconds, "the duration of a file", 1, MOST));
    }

    /** What is written in the field of the file. */
    ReadOnlyStringProperty fileName() {
        return file.textProperty();
    }

    /** The file that is chosen; null for one in the spool folder. */
    Path file() {
        return FormFields.file(file);
    }

    /** Whether the content of the disk is kept as well. */
    boolean all() {
        return everything.isSelected();
    }

    /**
     * These settings with what is chosen here.
     *
     * @throws IllegalArgumentException where something does not make sense, with what in one line
     */
    CaptureSettings into(CaptureSettings settings) {
        Path chosen = file();
        RingBuffer files = !ring.isSelected() ? null
                : new RingBuffer(FormFields.number(megabytes, "the size of a file", 1, MOST) * KILOBYTES_PER_MEGABYTE, duration(), 0,
                        (int) FormFields.number(this.files, "the number of files", 2, MOST));
        int snap = everything.isSelected() ? CaptureSettings.EVERYTHING
                : (int) FormFields.number(snapLength, "the length kept of a packet", 64, CaptureSettings.EVERYTHING);
        return settings.withSnapLength(snap).withFile(chosen).withRing(files)
                .withBuffer((int) FormFields.number(buffer, "the kernel buffer", 1, CaptureSettings.MAX_BUFFER_MEGABYTES))
                .withPromiscuous(promiscuous.isSelected()).withNanoseconds(nanoseconds.isSelected());
    }
}
