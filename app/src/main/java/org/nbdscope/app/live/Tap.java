package org.nbdscope.app.live;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A recording proxy: takes connections at one address and passes their bytes on to another, untouched, in both directions, and writes
 * them to a {@link TapRecording} on the way. Needs no privilege, and sees Unix sockets, which no packet capture can.
 */
public final class Tap implements Closeable {

    private static final int BACKLOG = 128;
    /** Pause after a connection could not be taken (too many open files, say), milliseconds. */
    private static final long PAUSE_MILLIS = 100;
    /** How long {@link #close} waits for all threads to notice, nanoseconds. */
    private static final long JOIN_NANOS = 2_000_000_000L;

    private final TapAddress address;
    private final TapAddress target;
    private final Consumer<String> problems;
    private final ServerSocketChannel listener;
    /** Of the socket that listens; null for TCP. */
    private final UnixSocketFile file;
    private final WallClock clock = new WallClock();
    private final ShownAddresses addresses = new ShownAddresses();
    private final RelayBuffers buffers = new RelayBuffers();
    private final Map<TapConnection, Thread> connections = new LinkedHashMap<>();
    private final Thread acceptor = new Thread(this::accept, "tap");
    private TapTotals finished = new TapTotals(0, 0, 0, 0);
    private TapRecording recording;
    private boolean closed;
    private int count;

    private Tap(TapAddress address, TapAddress target, ServerSocketChannel listener, UnixSocketFile file, Consumer<String> problems) {
        this.address = address;
        this.target = target;
        this.listener = listener;
        this.file = file;
        this.problems = problems;
    }

    /**
     * Begins to listen; connections wait until {@link #start}.
     *
     * @param listen   where clients connect to; port 0 chooses a free one
     * @param target   where their connections are passed on to, once for each
     * @param problems takes one-line messages about connections that went wrong, from several threads
     * @throws IOException where the address cannot be listened on
     */
    public static Tap listen(TapAddress listen, TapAddress target, Consumer<String> problems) throws IOException {
        ServerSocketChannel listener = listen.listen(BACKLOG);
        TapAddress address = listen.isUnix() ? listen
                : new TapAddress(listen.host(), ((InetSocketAddress) listener.getLocalAddress()).getPort(), null);
        return new Tap(address, target, listener, listen.isUnix() ? new UnixSocketFile(Path.of(listen.path())) : null, problems);
    }

    /**
     * Begins to relay.
     *
     * @param to where to; null for nowhere. Stays the caller's, who closes it after the tap
     */
    public void start(TapRecording to) {
        recording = to;
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                take(listener.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                problem("cannot take a connection: " + e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void take(SocketChannel client) throws IOException {
        if (closed) {
            client.close();
            return;
        }
        TapConnection connection = new TapConnection(this, ++count, client);
        Thread thread = new Thread(() -> {
            connection.run();
            forget(connection);
        }, "tap " + count + " to server");
        thread.setDaemon(true);
        connections.put(connection, thread);
        thread.start();
    }

    private synchronized void forget(TapConnection connection) {
        connections.remove(connection);
        finished = finished.plus(connection.totals());
    }

    /** Where it listens, with the port that was chosen. */
    public TapAddress address() {
        return address;
    }

    TapAddress target() {
        return target;
    }

    TapRecording recording() {
        return recording;
    }

    WallClock clock() {
        return clock;
    }

    ShownAddresses addresses() {
        return addresses;
    }

    RelayBuffers buffers() {
        return buffers;
    }

    void problem(String line) {
        problems.accept(line);
    }

    /** What was relayed so far. */
    public synchronized TapTotals totals() {
        TapTotals sum = finished;
        for (TapConnection connection : connections.keySet()) {
            sum = sum.plus(connection.totals());
        }
        return sum;
    }

    /** Takes no further connections, and cuts those that there are; when it returns nothing more is recorded. */
    @Override
    public void close() throws IOException {
        listener.close();
        if (file != null) {
            file.delete();
        }
        List<Thread> threads;
        synchronized (this) {
            closed = true;
            connections.keySet().forEach(connection -> connection.close(true));
            threads = new ArrayList<>(connections.values());
        }
        try {
            long patience = System.nanoTime() + JOIN_NANOS;
            for (Thread thread : threads) {
                thread.join(Math.max(1, (patience - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
