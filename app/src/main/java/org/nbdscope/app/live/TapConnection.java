package org.nbdscope.app.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicLongArray;
import org.nbdscope.dissector.packet.IpAddress;

/**
 * One connection through a tap: two sockets, and a thread for each direction that reads, notes and passes on. That a side has finished
 * (half-close) is passed on as such; a reset likewise where both are TCP, as an end where one is a Unix socket, which knows no resets.
 */
final class TapConnection {

    private static final int CLIENT = 0;
    private static final int SERVER = 1;

    private final Tap tap;
    private final int number;
    private final SocketChannel client;
    private final AtomicLongArray relayed = new AtomicLongArray(2);
    private volatile SocketChannel server;
    private volatile ConnectionTrace trace;
    private ShownAddresses.Ends ends;
    private boolean over;

    TapConnection(Tap tap, int number, SocketChannel client) {
        this.tap = tap;
        this.number = number;
        this.client = client;
    }

    /** Relays until both sides are done. */
    void run() {
        long accepted = tap.clock().nanos();
        try {
            if (connect(accepted)) {
                Thread back = new Thread(() -> relay(SERVER), "tap " + number + " to client");
                back.setDaemon(true);
                back.start();
                relay(CLIENT);
                back.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close(false);
            if (ends != null) {
                tap.addresses().release(ends.client());
            }
        }
    }

    private boolean connect(long accepted) {
        SocketAddress real = remote(client);
        IOException refused = null;
        try {
            noDelay(client);
            connected(tap.target().connect());
        } catch (IOException e) {
            refused = e;
        }
        ends = tap.addresses().ends(real, refused == null ? remote(server) : null, tap.target());
        trace = new ConnectionTrace(tap.recording(), ends, number);
        boolean named = real instanceof InetSocketAddress inet && inet.getPort() != 0;
        trace.connecting(accepted, "connection " + number + (named ? " from " + text((InetSocketAddress) real) : "") + ", accepted on "
                + tap.address() + ", passed on to " + tap.target());
        if (refused != null) {
            tap.problem("cannot connect to " + tap.target() + ": " + refused.getMessage());
            trace.reset(tap.clock().nanos(), SERVER);
            close(true);
            return false;
        }
        trace.connected(tap.clock().nanos());
        return true;
    }

    private synchronized void connected(SocketChannel channel) throws IOException {
        server = channel;
        if (over) {
            channel.close();
        }
        noDelay(channel);
    }

    private static TapAddress text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        // As people write it, unless it has a zone.
        IpAddress ip = IpAddress.parse(host);
        return new TapAddress(ip == null ? host : ip.toString(), address.getPort(), null);
    }

    private static SocketAddress remote(SocketChannel channel) {
        try {
            return channel.getRemoteAddress();
        } catch (IOException e) {
            return null;
        }
    }

    private static void noDelay(SocketChannel channel) throws IOException {
        if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
    }

    private SocketChannel channel(int side) {
        return side == CLIENT ? client : server;
    }

    private void relay(int from) {
        ByteBuffer buffer = tap.buffers().first();
        try {
            while (relay(from, buffer.clear())) {
                if (buffer.limit() == buffer.capacity()) {
                    buffer = tap.buffers().after(buffer);
                }
            }
        } finally {
            tap.buffers().giveBack(buffer);
        }
    }

    /** Relays what comes next, for which the buffer stays the limit; false where nothing more can come. */
    private boolean relay(int from, ByteBuffer buffer) {
        SocketChannel out = channel(1 - from);
        int count;
        try {
            count = channel(from).read(buffer);
        } catch (IOException e) {
            broken(from);
            return false;
        }
        long time = tap.clock().nanos();
        if (count < 0) {
            finished(time, from);
            return false;
        }
        buffer.flip();
        trace.data(time, from, buffer, 0, count);
        relayed.addAndGet(from, count);
        try {
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
            return true;
        } catch (IOException e) {
            broken(1 - from);
            return false;
        }
    }

    private void finished(long time, int from) {
        synchronized (this) {
            if (over) {
                return;
            }
            trace.end(time, from);
        }
        try {
            channel(1 - from).shutdownOutput();
        } catch (IOException e) {
            // The other side is gone altogether, which its own thread finds out.
            return;
        }
    }

    /** A side's socket failed: it was reset, unless it was closed from here. */
    private void broken(int side) {
        synchronized (this) {
            if (over) {
                return;
            }
            trace.reset(tap.clock().nanos(), side);
        }
        close(true);
    }

    /** Ends both sides, at once and with a reset where that is asked for. */
    synchronized void close(boolean reset) {
        over = true;
        close(client, reset);
        close(server, reset);
    }

    private static void close(SocketChannel channel, boolean reset) {
        if (channel == null || !channel.isOpen()) {
            return;
        }
        try (channel) {
            if (reset && channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
                // Without lingering, closing resets. Only TCP does that.
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException e) {
            // It is closed all the same; there is nobody left to tell.
            return;
        }
    }

    /** What was relayed so far, of this one connection. */
    TapTotals totals() {
        ConnectionTrace noted = trace;
        return new TapTotals(1, relayed.get(CLIENT), relayed.get(SERVER), noted == null ? 0 : noted.messages());
    }
}
