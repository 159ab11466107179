package org.nbdscope.app.live;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/**
 * The addresses and ports under which the two ends of a connection appear in a recording: the real ones where they have them. A Unix
 * socket has none: it gets the loopback address, a client an invented port, a server NBD's. A packet has one kind of address only: where
 * one end is IPv6 and the other IPv4, that is written as IPv6 writes it (RFC 4291, 2.5.5.2).
 */
final class ShownAddresses {

    /** Both ends, either both IPv4 or both IPv6. */
    record Ends(InetSocketAddress client, InetSocketAddress server) {
    }

    private static final int NBD_PORT = 10809;
    private static final int FIRST_INVENTED = 32768;
    private static final int LAST = 65535;

    private final Set<InetSocketAddress> taken = new HashSet<>();
    private int invented = FIRST_INVENTED;

    /**
     * How a connection is shown. No other has the same client until {@link #release}.
     *
     * @param client as it was accepted; null where it is not known (any more)
     * @param server null where it could not be reached
     */
    synchronized Ends ends(SocketAddress client, SocketAddress server, TapAddress target) {
        InetSocketAddress from = client instanceof InetSocketAddress inet ? inet : null;
        InetSocketAddress to = server instanceof InetSocketAddress inet ? inet : null;
        boolean six = isSix(from) || isSix(to);
        InetSocketAddress shownServer = to != null ? shown(to, six)
                : new InetSocketAddress(loopback(six), target.isUnix() ? NBD_PORT : target.port());
        return new Ends(client(from == null ? null : shown(from, six), six), shownServer);
    }

    private static boolean isSix(InetSocketAddress address) {
        return address != null && !(address.getAddress() instanceof Inet4Address);
    }

    private InetSocketAddress client(InetSocketAddress own, boolean six) {
        if (own != null && taken.add(own)) {
            return own;
        }
        for (int tries = FIRST_INVENTED; tries <= LAST; tries++) {
            InetSocketAddress next = new InetSocketAddress(loopback(six), invented);
            invented = invented == LAST ? FIRST_INVENTED : invented + 1;
            if (taken.add(next)) {
                return next;
            }
        }
        throw new IllegalStateException("more than " + (LAST - FIRST_INVENTED) + " connections at once");
    }

    /** Others may have this client's address and port from now on. */
    synchronized void release(InetSocketAddress client) {
        taken.remove(client);
    }

    private static InetSocketAddress shown(InetSocketAddress real, boolean six) {
        if (six && real.getAddress() instanceof Inet4Address four) {
            return new InetSocketAddress(mapped(four.getAddress()), real.getPort());
        }
        return real;
    }

    private static InetAddress loopback(boolean six) {
        byte[] address = new byte[six ? 16 : 4];
        address[address.length - 1] = 1;
        if (!six) {
            address[0] = 127;
        }
        return address(address);
    }

    private static InetAddress mapped(byte[] four) {
        byte[] six = new byte[16];
        six[10] = -1;
        six[11] = -1;
        System.arraycopy(four, 0, six, 12, four.length);
        try {
            // Java makes an IPv4 address of such bytes again unless it is asked for this class.
            return Inet6Address.getByAddress(null, six, -1);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
