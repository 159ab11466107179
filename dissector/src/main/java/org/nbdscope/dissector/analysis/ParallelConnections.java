package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.nbdscope.dissector.session.Session;
import org.nbdscope.dissector.session.Side;

/** Counts the connections that one client has to one disk at the same time. */
final class ParallelConnections {

    /** A client, known by its address without the port, and what it is connected to. */
    private record Pair(String client, Disk disk) {
    }

    /**
     * How long a session lasted.
     *
     * @param id   of the session
     * @param from its first message, nanoseconds
     * @param to   its last message
     */
    record Life(int id, long from, long to) {
    }

    private final Map<Pair, List<Life>> lives = new HashMap<>();

    void add(Session session, Traffic traffic) {
        String client = session.endpoint(Side.CLIENT);
        Pair pair = new Pair(client.substring(0, client.lastIndexOf(':')), Disk.of(session));
        lives.computeIfAbsent(pair, key -> new ArrayList<>(1))
                .add(new Life(session.id(), traffic.firstTimeNanos(), traffic.lastTimeNanos()));
    }

    /** By session ({@link Session#id()}): the most that were open together in a group of overlapping ones that this one is of. */
    Map<Integer, Integer> counts() {
        Map<Integer, Integer> counts = new HashMap<>();
        lives.values().forEach(group -> count(group, counts));
        return counts;
    }

    static void count(List<Life> group, Map<Integer, Integer> counts) {
        List<Life> sorted = new ArrayList<>(group);
        sorted.sort(Comparator.comparingLong(Life::from));
        PriorityQueue<Life> open = new PriorityQueue<>(Comparator.comparingLong(Life::to));
        List<Life> together = new ArrayList<>();
        int peak = 0;
        for (Life life : sorted) {
            while (!open.isEmpty() && open.peek().to() < life.from()) {
                open.poll();
            }
            if (open.isEmpty()) {
                put(together, peak, counts);
                together.clear();
                peak = 0;
            }
            open.add(life);
            together.add(life);
            peak = Math.max(peak, open.size());
        }
        put(together, peak, counts);
    }

    private static void put(List<Life> together, int peak, Map<Integer, Integer> counts) {
        together.forEach(life -> counts.put(life.id(), peak));
    }
}
