package org.nbdscope.app.live;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;

/**
 * The IPv4 address and port under which each end appears in a recording: the real ones where it has them. A Unix socket has none, and an
 * IPv6 address does not fit: they get 127.0.0.1, a client an invented port where its own is missing or taken, a server NBD's.
 */
final class ShownPorts {

    private static final int NBD_PORT = 10809;
    private static final int FIRST_INVENTED = 32768;
    private static final int LAST = 65535;

    private final InetAddress loopback;
    private final Set<InetSocketAddress> taken = new HashSet<>();
    private int invented = FIRST_INVENTED;

    ShownPorts() {
        try {
            loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client's, its own until {@link #release}. */
    synchronized InetSocketAddress client(SocketAddress real) {
        InetSocketAddress own = shown(real);
        if (own != null && taken.add(own)) {
            return own;
        }
        for (int tries = FIRST_INVENTED; tries <= LAST; tries++) {
            InetSocketAddress next = new InetSocketAddress(loopback, invented);
            invented = invented == LAST ? FIRST_INVENTED : invented + 1;
            if (taken.add(next)) {
                return next;
            }
        }
        throw new IllegalStateException("more than " + (LAST - FIRST_INVENTED) + " connections at once");
    }

    synchronized void release(InetSocketAddress client) {
        taken.remove(client);
    }

    /** @param real null where the server could not be reached */
    InetSocketAddress server(SocketAddress real, TapAddress target) {
        InetSocketAddress own = shown(real);
        return own != null ? own : new InetSocketAddress(loopback, target.isUnix() ? NBD_PORT : target.port());
    }

    private InetSocketAddress shown(SocketAddress real) {
        if (!(real instanceof InetSocketAddress address)) {
            return null;
        }
        return address.getAddress() instanceof Inet4Address ? address : new InetSocketAddress(loopback, address.getPort());
    }
}
