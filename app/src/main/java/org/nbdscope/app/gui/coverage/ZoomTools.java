package org.nbdscope.app.gui.coverage;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.ByteSpan;
import org.nbdscope.app.view.coverage.CoveragePicture;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.dissector.export.ByteCount;

/**
 * How much of the disk is shown: lengths to choose from, in the order of their size and the one that is shown among them, a slider by the
 * logarithm, and the scale in words.
 */
final class ZoomTools extends HBox {

    private static final double SLIDER_WIDTH = 110;
    private static final double SCALE_WIDTH = 118;
    private static final long MEBIBYTE = 1 << 20;
    private static final long PAGE = 1 << 12;
    private static final long BYTES = 64;

    private final CoverageView view;
    private final ToggleButton export;
    /** The parts of fixed length, the longest first, each with its button. */
    private final Map<Long, ToggleButton> parts = new LinkedHashMap<>();
    /** Of a part that has another length. */
    private final ToggleButton present = new ToggleButton();
    private final HBox choices = new HBox(3);
    private final Slider slider = new Slider(0, 1, 0);
    private final Label scale = new Label();
    private boolean following;

    ZoomTools(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        export = choice("Export", "The whole export (Home)", view::fit);
        parts.put(MEBIBYTE, part("1 MiB", "1 MiB", MEBIBYTE));
        parts.put(PAGE, part("4 KiB", "4 KiB", PAGE));
        parts.put(BYTES, part("Byte", "Single bytes", BYTES));
        getStyleClass().add("zoom-tools");
        Label name = new Label("Zoom");
        name.getStyleClass().add("hint");
        name.setMinWidth(USE_PREF_SIZE);
        dress(present, "Bytes shown", () -> { });
        present.setId("coverage-zoom-present");
        present.setFocusTraversable(false);
        choices.getChildren().add(export);
        choices.getChildren().addAll(parts.values());
        slider.setId("coverage-zoom");
        slider.setAccessibleText("Zoom");
        scale.setId("coverage-scale");
        scale.getStyleClass().add("hint");
        slider.valueProperty().addListener((property, before, now) -> zoom(now.doubleValue()));
        look.addListener((property, before, now) -> sizes(now));
        sizes(look.get());
        getChildren().addAll(name, choices, slider, scale);
        view.picture().addListener((property, before, now) -> follow());
        view.window().addListener((property, before, now) -> follow());
        follow();
    }

    private void sizes(Look look) {
        slider.setPrefWidth(look.px(SLIDER_WIDTH));
        slider.setMinWidth(look.px(SLIDER_WIDTH) / 2);
        scale.setMinWidth(look.px(SCALE_WIDTH));
    }

    private ToggleButton choice(String text, String tip, Runnable work) {
        ToggleButton button = new ToggleButton(text);
        dress(button, tip, work);
        return button;
    }

    private ToggleButton part(String text, String tip, long length) {
        return choice(text, tip, () -> view.show(length));
    }

    private void dress(ToggleButton button, String tip, Runnable work) {
        button.getStyleClass().add("choice");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> {
            work.run();
            follow(); // what is shown decides which button is lit, not which was pressed
        });
    }

    /** Lights the button of what is shown. A part as long as the whole export, or longer, is no choice. */
    private void light(ByteSpan window, ByteSpan whole) {
        boolean all = window.equals(whole);
        export.setSelected(all);
        parts.forEach((length, button) -> {
            boolean part = Long.compareUnsigned(length, whole.length()) < 0;
            button.setVisible(part);
            button.setManaged(part);
            button.setSelected(!all && length == window.length());
        });
        present.setText(ByteCount.rounded(window.length()));
        present.setSelected(true);
        int place = all || parts.containsKey(window.length()) ? -1
                : 1 + (int) parts.keySet().stream().filter(length -> Long.compareUnsigned(length, window.length()) > 0).count();
        if (choices.getChildren().indexOf(present) != place) {
            choices.getChildren().remove(present);
            if (place >= 0) {
                choices.getChildren().add(place, present);
            }
        }
    }

    private void zoom(double value) {
        if (!following && view.known().get() != null && view.window().get() != null) {
            ByteSpan whole = view.known().get().whole();
            view.zoom(ByteSpan.unsigned(ByteSpan.lengthAt(value, whole)) / ByteSpan.unsigned(view.window().get().length()), 0.5);
        }
    }

    private void follow() {
        ByteSpan window = view.window().get();
        CoveragePicture picture = view.picture().get();
        if (window == null || view.known().get() == null || picture == null) {
            return;
        }
        following = true;
        if (!slider.isValueChanging() && !slider.isPressed()) {
            slider.setValue(window.zoomOf(view.known().get().whole()));
        }
        following = false;
        light(window, view.known().get().whole());
        scale.setText(words(window, view.pixels()));
    }

    /** What a pixel is, or what a byte is. */
    private static String words(ByteSpan window, double pixels) {
        double each = ByteSpan.unsigned(window.length()) / pixels;
        return each >= 1 ? "1 pixel = " + ByteCount.rounded((long) Math.min(each, 0x1p62)) : "1 byte = " + Math.round(1 / each) + " pixels";
    }
}
