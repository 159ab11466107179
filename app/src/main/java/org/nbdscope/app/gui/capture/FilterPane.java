package org.nbdscope.app.gui.capture;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nbdscope.app.live.CaptureFilters;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInterface;

/** The capture filter: made from ports and hosts, or written; checked as it is typed, for each interface that is ticked. */
final class FilterPane extends GridPane {

    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
    private static final PseudoClass VALID = PseudoClass.getPseudoClass("valid");
    private static final String DEFAULT_PORT = "10809";

    private final TextField ports = new TextField(DEFAULT_PORT);
    private final TextField hosts = new TextField();
    private final CheckBox everyPort = new CheckBox("Every TCP port: NBD is found by what is said");
    private final TextField filter = new TextField();
    private final Label verdict = new Label();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private List<LiveInterface> interfaces = List.of();
    private boolean building;
    private int checks;

    FilterPane(String begin) {
        getStyleClass().add("capture-form");
        ports.setId("capture-ports");
        ports.setPrefColumnCount(12);
        hosts.setId("capture-hosts");
        hosts.setPromptText("any; several with commas");
        filter.setId("capture-filter");
        filter.getStyleClass().add("mono");
        verdict.setId("capture-filter-verdict");
        verdict.setMinWidth(USE_PREF_SIZE);
        HBox peers = new HBox(8, ports, new Label("Hosts"), hosts, everyPort);
        peers.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(hosts, Priority.ALWAYS);
        HBox line = new HBox(8, filter, verdict);
        line.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(filter, Priority.ALWAYS);
        addRow(0, new Label("Ports"), peers);
        addRow(1, new Label("Capture filter (BPF)"), line);
        setHgrow(peers, Priority.ALWAYS);
        ports.textProperty().addListener((property, before, now) -> build());
        hosts.textProperty().addListener((property, before, now) -> build());
        everyPort.selectedProperty().addListener((property, before, now) -> {
            ports.setDisable(now);
            build();
        });
        filter.textProperty().addListener((property, before, now) -> check());
        filter.setText(begin);
        if (!begin.equals(CaptureSettings.DEFAULT_FILTER)) {
            ports.setPromptText("as written below");
            building = true;
            ports.clear();
            building = false;
        }
    }

    /** Makes the filter from ports and hosts. */
    private void build() {
        if (building) {
            return;
        }
        try {
            List<Integer> wanted = everyPort.isSelected() ? List.of() : words(ports).stream().map(Integer::valueOf).toList();
            filter.setText(CaptureFilters.of(words(hosts), wanted));
        } catch (NumberFormatException e) {
            refuse("a port is a number from 1 to 65535");
        } catch (IllegalArgumentException e) {
            refuse(e.getMessage());
        }
    }

    private static List<String> words(TextField field) {
        return Arrays.stream(field.getText().split("[,\\s]+")).filter(word -> !word.isEmpty()).toList();
    }

    /** The filter is for these from now on. */
    void interfaces(List<LiveInterface> now) {
        if (!now.equals(interfaces)) {
            interfaces = now;
            check();
        }
    }

    private void check() {
        int mine = ++checks;
        String text = filter.getText();
        List<LiveInterface> on = interfaces;
        CompletableFuture.supplyAsync(() -> problemOf(text, on)).whenComplete((found, failure) -> Platform.runLater(() -> {
            if (mine == checks) {
                judge(failure == null ? found : failure.getCause().getMessage(), on);
            }
        }));
    }

    private static String problemOf(String text, List<LiveInterface> on) {
        try {
            String found = on.isEmpty() ? CaptureFilters.check(text, CaptureInterfaces.UNKNOWN_LINK) : null;
            for (int i = 0; i < on.size() && found == null; i++) {
                found = CaptureFilters.check(text, on.get(i).linkType());
            }
            return found;
        } catch (LiveCaptureException e) {
            throw new CompletionException(e);
        }
    }

    private void judge(String found, List<LiveInterface> on) {
        if (found != null) {
            refuse(found);
            return;
        }
        problem.set("");
        filter.pseudoClassStateChanged(INVALID, false);
        filter.pseudoClassStateChanged(VALID, true);
        String names = String.join(" and ", on.stream().map(LiveInterface::name).toList());
        verdict.setText("✓ compiles" + (names.isEmpty() ? "" : " for " + names));
    }

    private void refuse(String why) {
        checks++;
        problem.set(why);
        filter.pseudoClassStateChanged(INVALID, true);
        filter.pseudoClassStateChanged(VALID, false);
        verdict.setText("✗ " + why);
    }

    /** What is wrong with the filter; "" for nothing. */
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The filter. */
    String filter() {
        return filter.getText();
    }
}
