package org.nbdscope.app.gui.export;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Column;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.export.ExportColumns;
import org.nbdscope.app.view.export.ExportFile;
import org.nbdscope.app.view.export.ExportFormat;
import org.nbdscope.app.view.export.ExportRows;
import org.nbdscope.app.view.export.PacketExport;
import org.nbdscope.app.view.export.RowExport;

/** Writes what the list shows into files: rows, packets, and the bytes of what is selected. */
public final class ExportActions implements ActionSource {

    private static final String FOLDER_KEY = "export folder";
    /** Bytes of a message that are written; such a message is no message any more. */
    private static final int MAX_BYTES = 256 << 20;

    private final Node owner;
    private final Workspace workspace;
    private final Supplier<List<Column>> columns;
    private final Settings settings;

    /**
     * For a list.
     *
     * @param owner   stands in the window that asks
     * @param columns those that the list shows
     */
    public ExportActions(Node owner, Workspace workspace, Supplier<List<Column>> columns, Settings settings) {
        this.owner = owner;
        this.workspace = workspace;
        this.columns = columns;
        this.settings = settings;
    }

    @Override
    public List<Action> actions() {
        ObservableBooleanValue open = workspace.document().isNotNull();
        ObservableBooleanValue message = Bindings.greaterThanOrEqual(workspace.selected(), 0);
        ObservableBooleanValue packet = workspace.packet().isNotEqualTo(Workspace.NO_PACKET);
        List<Action> actions = new ArrayList<>();
        for (ExportFormat format : ExportFormat.values()) {
            actions.add(Action.of("Rows as " + format.label() + "...", () -> rows(format)).at(Place.FILE_EXPORT).when(open));
        }
        actions.add(Action.of("_Packets as pcapng...", this::packets).at(Place.FILE_EXPORT).key("Shortcut+Shift+E").when(open));
        actions.add(Action.of("_Message Bytes...", this::messageBytes).at(Place.FILE_EXPORT).key("Shortcut+Shift+X").when(message));
        actions.add(Action.of("Packet _Bytes...", this::packetBytes).at(Place.FILE_EXPORT).when(packet));
        return actions;
    }

    private void rows(ExportFormat format) {
        RadioButton shown = new RadioButton("All displayed rows, " + OffsetFormat.grouped(workspace.list().get().rows().size()));
        RadioButton marked = new RadioButton("Marked rows only");
        if (!ask("Export rows as " + format.label(), shown, marked, null)) {
            return;
        }
        Path file = file("Export rows", "rows." + format.extension());
        if (file != null) {
            workspace.job().set(RowExport.start(ExportRows.of(workspace, marked.isSelected()),
                    ExportColumns.of(workspace, columns.get()), format, file));
        }
    }

    private void packets() {
        RadioButton shown = new RadioButton("Packets of all displayed rows, " + OffsetFormat.grouped(workspace.list().get().rows().size()));
        RadioButton marked = new RadioButton("Packets of marked rows only");
        CheckBox handshakes = new CheckBox("With the handshakes of their connections, so that the file can be read by itself");
        handshakes.setSelected(true);
        if (!ask("Export packets as pcapng", shown, marked, handshakes)) {
            return;
        }
        Path file = file("Export packets", "packets.pcapng");
        if (file != null) {
            workspace.job().set(PacketExport.start(ExportRows.of(workspace, marked.isSelected()), handshakes.isSelected(), file));
        }
    }

    /** Asks which rows; a choice that makes no difference is not asked for. */
    private boolean ask(String title, RadioButton shown, RadioButton marked, CheckBox option) {
        ToggleGroup group = new ToggleGroup();
        shown.setToggleGroup(group);
        marked.setToggleGroup(group);
        shown.setSelected(true);
        marked.setDisable(workspace.markCount().get() == 0);
        VBox box = new VBox(new Label("Which rows?"), shown, marked);
        box.getStyleClass().add("export-choice");
        if (option != null) {
            box.getChildren().add(option);
        }
        Dialog<ButtonType> dialog = new Dialog<>();
        Dialogs.own(dialog, owner.getScene().getWindow());
        dialog.setTitle(title);
        dialog.getDialogPane().setContent(box);
        dialog.getDialogPane().getButtonTypes().addAll(ButtonType.OK, ButtonType.CANCEL);
        Optional<ButtonType> answer = dialog.showAndWait();
        return answer.isPresent() && answer.get() == ButtonType.OK;
    }

    private void messageBytes() {
        CaptureDocument document = workspace.document().get();
        int message = workspace.selected().get();
        Path file = file("Export message bytes", "message-" + message + ".bin");
        if (file != null) {
            workspace.job().set(Job.start("Exporting bytes", job -> {
                ExportFile.spare(file, document.file());
                document.withFile(access -> {
                    var bytes = access.messages().load(message, MAX_BYTES);
                    write(file, bytes.copy(0, bytes.size()));
                });
                return "Message " + message + " written to " + file.getFileName();
            }));
        }
    }

    private void packetBytes() {
        CaptureDocument document = workspace.document().get();
        long packet = workspace.packet().get();
        Path file = file("Export packet bytes", "packet-" + packet + ".bin");
        if (file != null) {
            workspace.job().set(Job.start("Exporting bytes", job -> {
                ExportFile.spare(file, document.file());
                document.withFile(access -> {
                    var captured = access.messages().packet(packet);
                    if (captured == null) {
                        throw new IOException("packet " + packet + " is not in the file any more");
                    }
                    write(file, captured.bytes());
                });
                return "Packet " + packet + " written to " + file.getFileName();
            }));
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    private Path file(String title, String name) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(name);
        File folder = new File(settings.get(FOLDER_KEY, ""));
        if (folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        File file = chooser.showSaveDialog(owner.getScene().getWindow());
        if (file == null) {
            return null;
        }
        settings.put(FOLDER_KEY, String.valueOf(file.getAbsoluteFile().getParent()));
        return file.toPath();
    }
}
