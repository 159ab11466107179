package org.nbdscope.app.gui.capture;

import java.nio.file.Path;
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

    private static final long MOST = 1_000_000;
    private static final long KILOBYTES_PER_MEGABYTE = 1000;

    private final RadioButton everything = new RadioButton("All bytes");
    private final RadioButton headers = new RadioButton("Headers only, at most");
    private final TextField snapLength = FormFields.number("capture-snap", Integer.toString(CaptureSettings.HEADERS_ONLY), 5);
    private final TextField file = new TextField();
    private final TextField files = FormFields.number("capture-ring-files", "10", 3);
    private final TextField megabytes = FormFields.number("capture-ring-size", "100", 5);
    private final CheckBox ring = FormFields.switchFor("Ring of", files, megabytes);
    private final TextField buffer = FormFields.number("capture-buffer", Integer.toString(CaptureSettings.DEFAULT_BUFFER_MEGABYTES), 4);
    private final CheckBox promiscuous = new CheckBox("Promiscuous: also packets that are not for this machine");
    private final CheckBox nanoseconds = new CheckBox("Times in nanoseconds, where the system has them");

    OutputPane(boolean all) {
        getStyleClass().add("capture-form");
        ToggleGroup group = new ToggleGroup();
        everything.setToggleGroup(group);
        headers.setToggleGroup(group);
        everything.setSelected(all);
        headers.setSelected(!all);
        everything.setId("capture-everything");
        snapLength.disableProperty().bind(headers.selectedProperty().not());
        file.setId("capture-file");
        ring.setId("capture-ring");
        promiscuous.setSelected(true);
        nanoseconds.setSelected(true);
        HBox chosen = FormFields.fileToWrite(file);
        setHgrow(chosen, Priority.ALWAYS);
        addRow(0, new Label("Of each packet"), FormFields.line(everything, headers, snapLength, new Label("bytes")));
        addRow(1, new Label("File"), chosen);
        addRow(2, ring, FormFields.line(files, new Label("files of"), megabytes, new Label("MB; the oldest goes first")));
        addRow(3, new Label("Kernel buffer"), FormFields.line(buffer, new Label("MiB for each interface")));
        add(promiscuous, 0, 4, 2, 1);
        add(nanoseconds, 0, 5, 2, 1);
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
        Path chosen = FormFields.file(file);
        if (ring.isSelected() && chosen == null) {
            throw new IllegalArgumentException("a ring of files wants the name of a file, which the names of its files are made of");
        }
        RingBuffer files = !ring.isSelected() ? null
                : new RingBuffer(FormFields.number(megabytes, "the size of a file", 1, MOST) * KILOBYTES_PER_MEGABYTE, null, 0,
                        (int) FormFields.number(this.files, "the number of files", 2, MOST));
        int snap = everything.isSelected() ? CaptureSettings.EVERYTHING
                : (int) FormFields.number(snapLength, "the length kept of a packet", 64, CaptureSettings.EVERYTHING);
        return settings.withSnapLength(snap).withFile(chosen).withRing(files)
                .withBuffer((int) FormFields.number(buffer, "the kernel buffer", 1, CaptureSettings.MAX_BUFFER_MEGABYTES))
                .withPromiscuous(promiscuous.isSelected()).withNanoseconds(nanoseconds.isSelected());
    }
}
