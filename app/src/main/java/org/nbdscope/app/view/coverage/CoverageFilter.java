package org.nbdscope.app.view.coverage;

import java.util.HashSet;
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

    /** With another display filter; null for none. */
    public CoverageFilter with(IntPredicate newDisplayed) {
        return new CoverageFilter(newDisplayed, kinds, causes);
    }

    /** Hides a kind that is shown, and shows one that is hidden. */
    public CoverageFilter toggle(StatusKind kind) {
        return new CoverageFilter(displayed, toggled(kinds, kind), causes);
    }

    /** Hides a cause that is shown, and shows one that is hidden. */
    public CoverageFilter toggle(MapCause cause) {
        return new CoverageFilter(displayed, kinds, toggled(causes, cause));
    }

    private static <E> Set<E> toggled(Set<E> set, E element) {
        Set<E> changed = new HashSet<>(set);
        if (!changed.remove(element)) {
            changed.add(element);
        }
        return Set.copyOf(changed);
    }

    /** Whether a step is not dimmed. */
    public boolean shows(CoverageStep step) {
        return !causes.contains(step.step().cause()) && displays(step.step().transaction());
    }

    /** Whether the sign of a finding is not dimmed. */
    boolean shows(DiskFinding finding) {
        return displays(finding.request());
    }

    private boolean displays(int transaction) {
        return displayed == null || displayed.test(transaction);
    }

    /** Whether all steps are shown whatever they are. */
    public boolean showsAllSteps() {
        return displayed == null && causes.isEmpty();
    }
}
