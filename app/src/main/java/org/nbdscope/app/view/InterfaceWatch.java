package org.nbdscope.app.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.nbdscope.app.live.CaptureInterfaces;
import org.nbdscope.app.live.InterfaceActivity;
import org.nbdscope.app.live.LiveCaptureException;
import org.nbdscope.app.live.LiveInterface;
import org.nbdscope.app.live.NbdConnections;

/** What goes over the interfaces, a reading each time it is asked for; the newest readings are kept. From any thread. */
public final class InterfaceWatch {

    /** Readings that are kept; with one a second, a minute. */
    public static final int READINGS = 60;

    private final InterfaceActivity activity = new InterfaceActivity();
    private final Map<String, double[]> history = new HashMap<>();
    private volatile NbdConnections connections = NbdConnections.NONE;

    /** Lists the interfaces, in the background; fails with a {@link LiveCaptureException} where there is no libpcap. */
    public static CompletableFuture<List<LiveInterface>> interfaces() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return CaptureInterfaces.list();
            } catch (LiveCaptureException e) {
                throw new CompletionException(e);
            }
        });
    }

    /** Takes a reading, in the background. */
    public CompletableFuture<Void> read() {
        return CompletableFuture.runAsync(this::take);
    }

    private synchronized void take() {
        connections = NbdConnections.now();
        Map<String, InterfaceActivity.Rate> rates = activity.sample();
        for (Map.Entry<String, InterfaceActivity.Rate> rate : rates.entrySet()) {
            double[] readings = history.computeIfAbsent(rate.getKey(), name -> new double[READINGS]);
            System.arraycopy(readings, 1, readings, 0, READINGS - 1);
            readings[READINGS - 1] = rate.getValue().bytes();
        }
    }

    /** How many connections with NBD's port go over an interface at the last reading, in words; "" for none. */
    public String connections(LiveInterface one) {
        int count = connections.over(one);
        return count == 0 ? "" : count + (count == 1 ? " connection" : " connections");
    }

    /** Bytes a second of an interface, the newest last; 0 before it was looked at, and where nothing is known. A copy. */
    public synchronized double[] readings(String name) {
        double[] known = history.get(name);
        return known == null ? new double[READINGS] : known.clone();
    }
}
