package org.nbdscope.app.view.coverage;

import java.util.Set;
import java.util.function.IntPredicate;
import org.nbdscope.dissector.analysis.MapCause;

/**
 * What is dimmed on the chart.
 *
 * @param displayed which transactions the display filter shows; null for all
 * @param kinds     kinds of extents that the legend hides
 * @param causes    causes of requests that the legend hides
 */
public record CoverageFilter(IntPredicate displayed, Set<StatusKind> kinds, Set<MapCause> causes) {

    /** Dims nothing. */
    public static final CoverageFilter NONE = new CoverageFilter(null, Set.of(), Set.of());

    /** Whether a step is not dimmed. */
    boolean shows(CoverageStep step) {
        return !causes.contains(step.step().cause()) && (displayed == null || displayed.test(step.step().transaction()));
    }
}
