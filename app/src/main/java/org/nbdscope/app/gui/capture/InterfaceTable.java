package org.nbdscope.app.gui.capture;

import java.util.List;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.cell.CheckBoxTableCell;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.app.view.InterfaceWatch;

/** The interfaces one can capture on, with a box to tick, and what goes over them. */
final class InterfaceTable extends TableView<InterfaceTable.Choice> {

    private static final Duration READING = Duration.seconds(1);

    /** An interface, and whether it is to be captured on. */
    static final class Choice {
        private final LiveInterface on;
        private final BooleanProperty ticked = new SimpleBooleanProperty();

        Choice(LiveInterface on) {
            this.on = on;
        }
    }

    private final InterfaceWatch watch = new InterfaceWatch();
    private final Runnable changed;
    private final Timeline readings = new Timeline(new KeyFrame(READING, event -> read()));

    /** @param changed is called when other interfaces are ticked */
    InterfaceTable(Runnable changed) {
        this.changed = changed;
        setId("interfaces");
        setEditable(true);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("There is no interface to capture on"));
        TableColumn<Choice, Boolean> tick = new TableColumn<>("");
        tick.setCellValueFactory(row -> row.getValue().ticked);
        tick.setCellFactory(CheckBoxTableCell.forTableColumn(tick));
        tick.setMinWidth(34);
        tick.setMaxWidth(34);
        getColumns().add(tick);
        getColumns().add(text("Name", 110, choice -> choice.on.name()));
        getColumns().add(text("", 200, choice -> choice.on.description() == null ? "" : choice.on.description()));
        getColumns().add(text("Addresses", 210, choice -> String.join(", ", choice.on.addresses())));
        getColumns().add(text("Link layer", 100, choice -> choice.on.linkLabel()));
        getColumns().add(traffic());
        getColumns().add(nbd());
        setRowFactory(table -> row());
        setOnKeyPressed(event -> {
            Choice selected = getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && selected != null && selected.on.nbd()) {
                selected.ticked.set(!selected.ticked.get());
                event.consume();
            }
        });
        readings.setCycleCount(Animation.INDEFINITE);
    }

    private interface Text {
        String of(Choice choice);
    }

    private static TableColumn<Choice, String> text(String title, double width, Text text) {
        TableColumn<Choice, String> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.of(row.getValue())));
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(String words, boolean empty) {
                super.updateItem(words, empty);
                setText(empty ? null : words);
                // What has no room is read here.
                setTooltip(empty || words == null || words.isEmpty() ? null : new Tooltip(words));
            }
        });
        return column;
    }

    /** Read anew with each reading of the traffic. */
    private TableColumn<Choice, Choice> nbd() {
        TableColumn<Choice, Choice> column = new TableColumn<>("On NBD's port");
        column.setPrefWidth(140);
        column.setSortable(false);
        column.setCellValueFactory(row -> Bindings.createObjectBinding(row::getValue));
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(Choice choice, boolean empty) {
                super.updateItem(choice, empty);
                setText(empty || choice == null ? null : !choice.on.nbd() ? "cannot carry NBD"
                        : choice.on.up() ? watch.connections(choice.on) : "switched off");
            }
        });
        return column;
    }

    private TableColumn<Choice, Choice> traffic() {
        TableColumn<Choice, Choice> column = new TableColumn<>("Traffic, last 60 s");
        column.setMinWidth(180);
        column.setSortable(false);
        column.setCellValueFactory(row -> Bindings.createObjectBinding(row::getValue));
        column.setCellFactory(any -> new TableCell<>() {
            private final Sparkline line = new Sparkline();

            @Override
            protected void updateItem(Choice choice, boolean empty) {
                super.updateItem(choice, empty);
                setGraphic(empty || choice == null ? null : line);
                if (!empty && choice != null) {
                    line.show(watch.readings(choice.on.name()));
                }
            }
        });
        return column;
    }

    private static TableRow<Choice> row() {
        return new TableRow<>() {
            @Override
            protected void updateItem(Choice choice, boolean empty) {
                super.updateItem(choice, empty);
                setDisable(!empty && choice != null && !choice.on.nbd());
            }
        };
    }

    /** Shows interfaces. */
    void show(List<LiveInterface> interfaces, Set<String> ticked) {
        getItems().setAll(interfaces.stream().map(Choice::new).toList());
        for (Choice choice : getItems()) {
            choice.ticked.set(choice.on.nbd() && ticked.contains(choice.on.name()));
            choice.ticked.addListener((property, before, now) -> changed.run());
        }
        changed.run();
    }

    /** The interfaces that are ticked. */
    List<LiveInterface> ticked() {
        return getItems().stream().filter(choice -> choice.ticked.get()).map(choice -> choice.on).toList();
    }

    /** Looks at the traffic, or looks no more. */
    void watching(boolean on) {
        if (on) {
            read();
            readings.play();
        } else {
            readings.stop();
        }
    }

    private void read() {
        watch.read().thenRun(() -> Platform.runLater(this::refresh));
    }
}
