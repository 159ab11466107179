package org.nbdscope.app.gui.summary;

import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.nbdscope.app.gui.coverage.Causes;
import org.nbdscope.app.gui.theme.Fonts;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.view.OffsetFormat;
import org.nbdscope.app.view.summary.MapLine;
import org.nbdscope.dissector.analysis.MapCause;

/** Round trips stacked by cause, as long as they are many; with the number where there is room. */
final class CauseBar extends Region {

    private static final double HEIGHT = 14;
    private static final double LEAST = 3;
    /** A ground as bright as this has dark numbers on it. */
    private static final double BRIGHT = 0.72;

    private final MapLine map;
    private final long most;
    private final Look look;
    private final Canvas canvas = new Canvas();

    /** @param most round trips of the longest bar of the table */
    CauseBar(MapLine map, long most, Look look) {
        this.map = map;
        this.most = most;
        this.look = look;
        getChildren().add(canvas);
        setAccessibleText(map.causes().entrySet().stream().map(cause -> cause.getValue() + " " + cause.getKey().label())
                .collect(Collectors.joining(", ")));
        setMinHeight(look.px(HEIGHT));
        setPrefWidth(200);
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        var g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, getWidth(), getHeight());
        g.setFont(look.fonts().strong(Fonts.AXIS));
        g.setTextBaseline(VPos.CENTER);
        double room = getWidth() - LEAST * map.causes().size();
        double x = 0;
        for (Map.Entry<MapCause, Long> cause : map.causes().entrySet()) {
            double width = LEAST + room * cause.getValue() / most;
            Color fill = Causes.colour(look.palette(), cause.getKey());
            g.setFill(fill);
            g.fillRoundRect(x, 0, Math.max(2, width - 1), getHeight(), 3, 3);
            String number = OffsetFormat.grouped(cause.getValue());
            if (width > look.px(8) * number.length() + 8) {
                g.setFill(fill.getBrightness() > BRIGHT ? look.palette().ink() : Color.WHITE);
                g.fillText(number, x + 6, getHeight() / 2);
            }
            x += width;
        }
    }
}
