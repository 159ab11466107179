package org.nbdscope.app.view.summary;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nbdscope.dissector.analysis.MapCause;

/** Says in words how many round trips the maps of a capture took, why, and which of them were avoidable. */
final class MapAnswer {

    private MapAnswer() {
    }

    /**
     * The answer, a sentence a line.
     *
     * @param known whether any request was answered with a status
     */
    static List<String> of(List<MapLine> maps, boolean known) {
        if (maps.isEmpty()) {
            return List.of();
        }
        long steps = 0;
        long needed = 0;
        long byHeaders = 0;
        long byClient = 0;
        Map<MapCause, Long> causes = new EnumMap<>(MapCause.class);
        for (MapLine map : maps) {
            steps += map.steps();
            needed += map.needed();
            byHeaders += map.byHeaders();
            byClient += map.byClient();
            map.causes().forEach((cause, count) -> causes.merge(cause, count, Long::sum));
        }
        if (!known) {
            return List.of("The map was asked for, in " + trips(steps) + ", but no status came back.");
        }
        causes.remove(MapCause.FIRST);
        long walks = maps.stream().mapToLong(MapLine::runs).sum();
        List<String> lines = new ArrayList<>();
        StringBuilder first = new StringBuilder("The map took ").append(trips(steps));
        if (walks > 1) {
            first.append(" in ").append(walks).append(" walks over the disk");
        }
        first.append(steps == needed ? ": as few as possible." : "; " + needed + " could have been enough.");
        lines.add(first.toString());
        if (causes.isEmpty()) {
            return lines;
        }
        List<String> why = causes.entrySet().stream().sorted(Map.Entry.<MapCause, Long>comparingByValue().reversed())
                .map(cause -> cause.getValue() + " × " + cause.getKey().label()).toList();
        lines.add("Why the follow-ups: " + String.join(", ", why) + ".");
        lines.add((byHeaders == 0 ? "Extended headers would have saved none: no request was cut by the 32-bit limit"
                : "Extended headers could have saved up to " + byHeaders + " (32-bit limit)") + "; "
                + (byClient == 0 ? "the client could have saved none by asking differently." : "the client could have saved up to " + byClient
                + " by asking differently."));
        return lines;
    }

    private static String trips(long number) {
        return number == 1 ? "1 round trip" : number + " round trips";
    }
}
