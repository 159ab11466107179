package org.nbdscope.app.live;

import java.util.ArrayList;
import java.util.List;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.NotOpenException;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/** Capture filters in libpcap's language (BPF): checked while they are typed, and made for those who do not know it. */
public final class CaptureFilters {

    private static final int MAX_PORT = 65_535;

    private CaptureFilters() {
    }

    /**
     * Checks a filter. Needs no permission.
     *
     * @param linkType LINKTYPE_ number of what it is for; where that is unknown, Ethernet's
     * @return null where it compiles (an empty one does: it lets everything through), else what is wrong with it, in one line
     * @throws LiveCaptureException where there is no libpcap
     */
    public static String check(String filter, int linkType) throws LiveCaptureException {
        if (filter.isBlank()) {
            return null;
        }
        int known = linkType == CaptureInterfaces.UNKNOWN_LINK ? LinkTypes.ETHERNET : linkType;
        try {
            DataLinkType type = DataLinkType.getInstance(LinkTypes.dlt(known));
            try (PcapHandle handle = Pcaps.openDead(type, CaptureSettings.EVERYTHING)) {
                handle.compileFilter(filter, BpfCompileMode.OPTIMIZE, PcapHandle.PCAP_NETMASK_UNKNOWN).free();
            }
            return null;
        } catch (PcapNativeException e) {
            return reason(e);
        } catch (NotOpenException e) {
            return String.valueOf(e.getMessage());
        } catch (LinkageError e) {
            throw CaptureAdvice.noLibpcap(e);
        }
    }

    /**
     * As {@link #check}.
     *
     * @throws LiveCaptureException where it does not compile
     */
    public static void require(String filter, int linkType) throws LiveCaptureException {
        String problem = check(filter, linkType);
        if (problem != null) {
            throw CaptureAdvice.badFilter(filter, problem);
        }
    }

    /** What libpcap says of a filter, without what its bindings put before it. */
    static String reason(PcapNativeException e) {
        String said = CaptureAdvice.firstLine(e.getMessage());
        String prefix = "Error occurred in pcap_compile: ";
        return said.startsWith(prefix) ? said.substring(prefix.length()) : said;
    }

    /**
     * The filter for TCP with these peers and ports: with any of the hosts, on any of the ports.
     *
     * @param hosts addresses or names; empty for all
     * @param ports 1 to 65,535; empty for all, so that NBD is found by what is said
     * @throws IllegalArgumentException where a port is none, or a host has a character that no name has
     */
    public static String of(List<String> hosts, List<Integer> ports) {
        List<String> terms = new ArrayList<>(List.of("tcp"));
        if (!ports.isEmpty()) {
            terms.add(any(ports.stream().map(CaptureFilters::port).toList()));
        }
        if (!hosts.isEmpty()) {
            terms.add(any(hosts.stream().map(CaptureFilters::host).toList()));
        }
        return hosts.isEmpty() && ports.size() == 1 ? "tcp " + terms.get(1) : String.join(" and ", terms);
    }

    private static String any(List<String> terms) {
        return terms.size() == 1 ? terms.get(0) : "(" + String.join(" or ", terms) + ")";
    }

    private static String port(int port) {
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is 1 to " + MAX_PORT + ", not " + port);
        }
        return "port " + port;
    }

    private static String host(String host) {
        if (!host.matches("[A-Za-z0-9.:_-]+")) {
            throw new IllegalArgumentException("\"" + host + "\" is no host");
        }
        return "host " + host;
    }
}
