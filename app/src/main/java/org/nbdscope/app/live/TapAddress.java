package org.nbdscope.app.live;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where a tap listens or connects to: {@code tcp:HOST:PORT} (an IPv6 address in brackets) or {@code unix:PATH}.
 *
 * @param host of TCP, without brackets; null for a Unix socket
 * @param port of TCP, 0 to 65,535; 0 listens on a free one
 * @param path of a Unix socket; null for TCP
 */
public record TapAddress(String host, int port, String path) {

    private static final String TCP = "tcp:";
    private static final String UNIX = "unix:";
    private static final String FORMS = "want tcp:HOST:PORT or unix:PATH";

    /**
     * Reads an address as the user types it.
     *
     * @throws IllegalArgumentException where it is none; the message is one line, made for the user
     */
    public static TapAddress parse(String text) {
        if (text.startsWith(UNIX)) {
            return unix(text, text.substring(UNIX.length()));
        }
        if (text.startsWith(TCP)) {
            return tcp(text, text.substring(TCP.length()));
        }
        throw wrong(text, FORMS);
    }

    private static TapAddress unix(String text, String path) {
        if (path.isEmpty()) {
            throw wrong(text, "the path is missing");
        }
        try {
            UnixDomainSocketAddress.of(path);
        } catch (InvalidPathException e) {
            throw wrong(text, "that is no path");
        }
        int length = path.getBytes(StandardCharsets.UTF_8).length;
        if (length > UnixSocketFile.MAX_PATH) {
            throw wrong(text, "its path has " + length + " bytes, and a Unix socket's can have " + UnixSocketFile.MAX_PATH
                    + "; a path relative to where the program runs may be shorter");
        }
        return new TapAddress(null, 0, path);
    }

    private static TapAddress tcp(String text, String rest) {
        int colon = rest.lastIndexOf(':');
        if (colon <= 0) {
            throw wrong(text, FORMS);
        }
        String host = rest.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw wrong(text, "an IPv6 address stands in brackets, as in tcp:[::1]:10809");
        }
        if (host.isEmpty()) {
            throw wrong(text, FORMS);
        }
        return new TapAddress(host, port(text, rest.substring(colon + 1)), null);
    }

    private static int port(String text, String digits) {
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 0xffff) {
            throw wrong(text, "the port is a number from 0 to 65535");
        }
        return Integer.parseInt(digits);
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("\"" + text + "\" is no address: " + why);
    }

    boolean isUnix() {
        return path != null;
    }

    private ProtocolFamily family(SocketAddress address) {
        if (isUnix()) {
            return StandardProtocolFamily.UNIX;
        }
        return ((InetSocketAddress) address).getAddress() instanceof Inet6Address
                ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    }

    private SocketAddress resolve() throws IOException {
        if (isUnix()) {
            return UnixDomainSocketAddress.of(path);
        }
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new UnknownHostException("unknown host " + host);
        }
        return address;
    }

    /** Opens a socket that listens here. A Unix socket's file is the caller's to delete; one that nobody listens on is replaced. */
    ServerSocketChannel listen(int backlog) throws IOException {
        SocketAddress address = resolve();
        if (isUnix()) {
            UnixSocketFile.makeRoom(Path.of(path));
        }
        ServerSocketChannel channel = ServerSocketChannel.open(family(address));
        try {
            if (!isUnix()) {
                // A tap that is started anew must not wait for the last one's connections to be forgotten.
                channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            }
            return channel.bind(address, backlog);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Opens a socket that is connected to whoever listens here. */
    SocketChannel connect() throws IOException {
        SocketAddress address = resolve();
        SocketChannel channel = SocketChannel.open(family(address));
        try {
            channel.connect(address);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** As it is typed. */
    @Override
    public String toString() {
        if (isUnix()) {
            return UNIX + path;
        }
        return TCP + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }
}
