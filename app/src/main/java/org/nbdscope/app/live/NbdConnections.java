package org.nbdscope.app.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The TCP connections of this machine with NBD's own port at one end, as Linux tells them in {@code /proc/net}; elsewhere none are known.
 * Does not change.
 */
public final class NbdConnections {

    /** None. */
    public static final NbdConnections NONE = new NbdConnections(Set.of());

    private static final List<Path> SOURCES = List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
    private static final int PORT = 10_809;
    private static final String ESTABLISHED = "01";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int WORD = 4;

    /** Where a connection ends. */
    private record End(InetAddress address, int port) {
    }

    /** Both ends, so that a connection within this machine, which is told twice, is one. */
    private final Set<Set<End>> connections;

    private NbdConnections(Set<Set<End>> connections) {
        this.connections = connections;
    }

    /** Those of this moment. */
    public static NbdConnections now() {
        return of(SOURCES);
    }

    static NbdConnections of(List<Path> sources) {
        Set<Set<End>> found = new HashSet<>();
        for (Path source : sources) {
            try {
                List<String> lines = Files.readAllLines(source);
                for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                    add(line.trim().split(" +"), found);
                }
            } catch (IOException | IllegalArgumentException e) {
                continue; // not Linux, or without IPv6: then nothing is known from here
            }
        }
        return new NbdConnections(found);
    }

    private static void add(String[] words, Set<Set<End>> found) throws UnknownHostException {
        if (words.length > STATE && words[STATE].equals(ESTABLISHED)) {
            End local = end(words[LOCAL]);
            End remote = end(words[REMOTE]);
            if ((local.port() == PORT || remote.port() == PORT) && !local.equals(remote)) {
                found.add(Set.of(local, remote));
            }
        }
    }

    /** {@code 0100007F:2A39}: words of 32 bits in the byte order of the machine, which is little endian as far as this is used. */
    private static End end(String text) throws UnknownHostException {
        int colon = text.indexOf(':');
        byte[] turned = HexFormat.of().parseHex(text.substring(0, Math.max(0, colon)));
        byte[] address = new byte[turned.length];
        for (int i = 0; i < address.length; i++) {
            address[i] = turned[i / WORD * WORD + WORD - 1 - i % WORD];
        }
        return new End(InetAddress.getByAddress(address), Integer.parseInt(text.substring(colon + 1), 16));
    }

    /** How many go over an interface. */
    public int over(LiveInterface one) {
        if (one.name().equals(CaptureInterfaces.ANY)) {
            return connections.size();
        }
        return (int) connections.stream().filter(ends -> one.loopback() == within(ends) && (one.loopback() || touches(ends, one))).count();
    }

    /** Whether it does not leave the machine. */
    private static boolean within(Set<End> ends) {
        return ends.stream().map(End::address).distinct().count() == 1 || ends.stream().anyMatch(end -> end.address().isLoopbackAddress());
    }

    private static boolean touches(Set<End> ends, LiveInterface one) {
        return ends.stream().anyMatch(end -> one.addresses().stream().anyMatch(address -> isAddress(end.address(), address)));
    }

    private static boolean isAddress(InetAddress address, String text) {
        try {
            return address.equals(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return false; // an address of another kind than IP
        }
    }
}
