package org.nbdscope.app.gui.coverage;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.coverage.CoverageFilter;
import org.nbdscope.app.view.coverage.CoverageKnown;
import org.nbdscope.app.view.coverage.CoverageView;
import org.nbdscope.app.view.coverage.DiskLegend;
import org.nbdscope.app.view.coverage.StatusKind;
import org.nbdscope.dissector.analysis.MapCause;

/** The legends of the chart: what the capture has, each entry a toggle that dims what it names. */
final class LegendEntries {

    private final CoverageView view;
    private final ObjectProperty<Look> look;
    private final HBox kinds = legend();
    private final HBox causes = legend();
    private List<?> shown = List.of();

    LegendEntries(CoverageView view, ObjectProperty<Look> look) {
        this.view = view;
        this.look = look;
        view.filter().addListener((property, before, now) -> mark(now));
    }

    private static HBox legend() {
        HBox legend = new HBox();
        legend.getStyleClass().add("disk-legend");
        legend.setMinWidth(Region.USE_PREF_SIZE);
        return legend;
    }

    /** The legend of the disk. */
    Node kinds() {
        return kinds;
    }

    /** The legend of the causes of map steps. */
    Node causes() {
        return causes;
    }

    void show(CoverageKnown known) {
        List<DiskLegend.Entry> kindsThere = DiskLegend.of(known);
        Map<MapCause, Long> present = known.causes();
        List<MapCause> causesThere = Stream.of(MapCause.values()).filter(present::containsKey).toList();
        List<?> wanted = List.of(kindsThere, causesThere, look.get());
        // They are made anew only where they change, as they hardly ever do while somebody drags the slider of time.
        if (!wanted.equals(shown)) {
            shown = wanted;
            causes.getChildren().setAll(causesThere.stream().map(this::entry).toList());
            kinds.getChildren().setAll(kindsThere.stream().map(this::entry).toList());
            mark(view.filter().get());
        }
    }

    private ToggleButton entry(MapCause cause) {
        return toggle(cause.label(), Charts.square(cause), cause, () -> view.filter().set(view.filter().get().toggle(cause)));
    }

    private ToggleButton entry(DiskLegend.Entry entry) {
        Node swatch = Charts.swatch(look.get().palette(), entry.kind(), entry.value());
        ToggleButton button = toggle(entry.kind().label(), swatch, entry.kind(), () ->
                view.filter().set(view.filter().get().toggle(entry.kind())));
        button.setDisable(entry.kind() == StatusKind.UNKNOWN); // there is nothing to dim
        return button;
    }

    private static ToggleButton toggle(String label, Node mark, Enum<?> subject, Runnable work) {
        ToggleButton button = new ToggleButton(label, mark);
        button.setMnemonicParsing(false);
        button.getStyleClass().add("legend-entry");
        button.setId("legend-" + subject.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        button.setTooltip(new Tooltip("Dims or shows it"));
        button.setUserData(subject);
        button.setOnAction(event -> work.run());
        return button;
    }

    private void mark(CoverageFilter filter) {
        mark(causes, filter);
        mark(kinds, filter);
    }

    private static void mark(HBox legend, CoverageFilter filter) {
        for (Node node : legend.getChildren()) {
            ToggleButton button = (ToggleButton) node;
            boolean hidden = filter.kinds().contains(button.getUserData()) || filter.causes().contains(button.getUserData());
            button.setSelected(!hidden);
        }
    }
}
