package org.nbdscope.app.gui.capture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import org.nbdscope.app.gui.theme.Dialogs;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.Workspace;

/** Asks before packets that came live are thrown away. */
public final class UnsavedPackets {

    private static final long PATIENCE_MILLIS = 10_000;

    private final Stage stage;
    private final Workspace workspace;
    private final Supplier<Path> chooser;
    private final Consumer<String> notice;

    /**
     * For a window.
     *
     * @param chooser asks for a file to save to; null where nobody wants one after all
     * @param notice  tells people what went wrong
     */
    public UnsavedPackets(Stage stage, Workspace workspace, Supplier<Path> chooser, Consumer<String> notice) {
        this.stage = stage;
        this.workspace = workspace;
        this.chooser = chooser;
        this.notice = notice;
    }

    /** Whether there are such packets. */
    public boolean any() {
        CaptureDocument open = workspace.document().get();
        return open != null && open.unsaved();
    }

    /** Does what throws them away, at once where there are none; else when they are saved or not wanted. */
    public void ask(Runnable then) {
        if (!any()) {
            then.run();
            return;
        }
        CaptureDocument open = workspace.document().get();
        ButtonType save = new ButtonType("Save...", ButtonBar.ButtonData.YES);
        ButtonType discard = new ButtonType("Discard", ButtonBar.ButtonData.NO);
        Alert alert = new Alert(Alert.AlertType.WARNING);
        Dialogs.own(alert, stage);
        alert.setTitle("Unsaved packets");
        alert.setHeaderText("Save the captured packets?");
        long packets = open.live().statistics().captured();
        alert.setContentText(OffsetFormat.grouped(packets) + (packets == 1 ? " packet is" : " packets are")
                + " in no file of yours yet, and would be lost.");
        alert.getButtonTypes().setAll(save, discard, ButtonType.CANCEL);
        Optional<ButtonType> answer = alert.showAndWait();
        if (answer.filter(discard::equals).isPresent()) {
            open.discarded();
            then.run();
        } else if (answer.filter(save::equals).isPresent()) {
            Path to = chooser.get();
            if (to != null) {
                open.live().stop();
                save(open, to, then);
            }
        }
    }

    /** Copies the capture in the background, when it has ended. */
    private void save(CaptureDocument document, Path to, Runnable then) {
        CompletableFuture.runAsync(() -> copy(document, to)).whenComplete((done, problem) -> Platform.runLater(() -> {
            if (problem == null) {
                document.discarded();
                then.run();
            } else {
                notice.accept("The capture could not be saved as " + to + ": " + CaptureControl.reason(problem));
            }
        }));
    }

    private static void copy(CaptureDocument document, Path to) {
        try {
            document.awaitEnd(PATIENCE_MILLIS);
            document.save(to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
