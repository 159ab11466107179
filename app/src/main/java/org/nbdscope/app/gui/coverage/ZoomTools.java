package org.nbdscope.app.gui.coverage;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Button;
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

/** How much of the disk is shown: presets, the present one among them, a slider by the logarithm, and the scale in words. */
final class ZoomTools extends HBox {

    private static final double SLIDER_WIDTH = 110;
    private static final double SCALE_WIDTH = 118;
    private static final long MEBIBYTE = 1 << 20;
    private static final long PAGE = 1 << 12;
    private static final long BYTES = 64;

    private final CoverageView view;
    private final ToggleButton present = new ToggleButton();
    private final Button mebibyte;
    private final Button page;
    private final Slider slider = new Slider(0, 1, 0);
    private final Label scale = new Label();
    private boolean following;

    ZoomTools(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        mebibyte = preset("1 MiB", MEBIBYTE);
        page = preset("4 KiB", PAGE);
        getStyleClass().add("zoom-tools");
        Label name = new Label("Zoom");
        name.getStyleClass().add("hint");
        name.setMinWidth(USE_PREF_SIZE);
        present.getStyleClass().add("choice");
        present.setMinWidth(USE_PREF_SIZE);
        present.setFocusTraversable(false);
        present.setSelected(true);
        present.setOnAction(event -> present.setSelected(true));
        present.setAccessibleText("Bytes shown");
        slider.setId("coverage-zoom");
        slider.setAccessibleText("Zoom");
        scale.setId("coverage-scale");
        scale.getStyleClass().add("hint");
        slider.valueProperty().addListener((property, before, now) -> zoom(now.doubleValue()));
        look.addListener((property, before, now) -> sizes(now));
        sizes(look.get());
        getChildren().addAll(name, new HBox(3, choice("Export", "The whole export (Home)", view::fit), mebibyte, present, page,
                choice("Byte", "Single bytes", () -> view.show(BYTES))), slider, scale);
        view.picture().addListener((property, before, now) -> follow());
        view.window().addListener((property, before, now) -> follow());
        follow();
    }

    private void sizes(Look look) {
        slider.setPrefWidth(look.px(SLIDER_WIDTH));
        slider.setMinWidth(look.px(SLIDER_WIDTH) / 2);
        scale.setMinWidth(look.px(SCALE_WIDTH));
    }

    static Button choice(String text, String tip, Runnable work) {
        Button button = new Button(text);
        button.getStyleClass().add("choice");
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> work.run());
        return button;
    }

    private Button preset(String text, long length) {
        return choice(text, text, () -> view.show(length));
    }

    /** A part as long as the whole export, or longer, is no choice. */
    private void offer(Button preset, long length) {
        boolean part = Long.compareUnsigned(length, view.known().get().whole().length()) < 0;
        preset.setVisible(part);
        preset.setManaged(part);
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
        offer(mebibyte, MEBIBYTE);
        offer(page, PAGE);
        present.setText(ByteCount.rounded(window.length()));
        scale.setText(words(window, view.pixels()));
    }

    /** What a pixel is, or what a byte is. */
    private static String words(ByteSpan window, double pixels) {
        double each = ByteSpan.unsigned(window.length()) / pixels;
        return each >= 1 ? "1 pixel = " + ByteCount.rounded((long) Math.min(each, 0x1p62)) : "1 byte = " + Math.round(1 / each) + " pixels";
    }
}
