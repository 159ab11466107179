package org.nbdscope.app.live;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.nbdscope.dissector.packet.IpAddress;
import org.pcap4j.core.PcapAddress;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.PcapNetworkInterface;
import org.pcap4j.core.Pcaps;

/** What can be captured on. */
public final class CaptureInterfaces {

    /** Linux's interface that hands out the packets of all. */
    public static final String ANY = "any";
    /** {@link LiveInterface#linkType} where it is not known. */
    public static final int UNKNOWN_LINK = -1;

    private CaptureInterfaces() {
    }

    /**
     * All interfaces in libpcap's order, those that NBD cannot come along at the end.
     *
     * @throws LiveCaptureException where there is no libpcap, or it cannot tell
     */
    public static List<LiveInterface> list() throws LiveCaptureException {
        try {
            return Pcaps.findAllDevs().stream().map(CaptureInterfaces::of)
                    .sorted(Comparator.comparing((LiveInterface found) -> !found.nbd())).toList();
        } catch (PcapNativeException e) {
            throw new LiveCaptureException(LiveCaptureException.Kind.FAILED,
                    "the interfaces cannot be listed: " + CaptureAdvice.firstLine(e.getMessage()), e);
        } catch (LinkageError e) {
            throw CaptureAdvice.noLibpcap(e);
        }
    }

    private static LiveInterface of(PcapNetworkInterface found) {
        String name = found.getName();
        int linkType = LinkTypes.ofInterface(name);
        boolean nbd = linkType == UNKNOWN_LINK ? !LinkTypes.systemTells() : LinkTypes.readable(linkType);
        List<String> addresses = found.getAddresses().stream().map(PcapAddress::getAddress)
                .filter(Objects::nonNull).map(address -> text(address.getHostAddress())).distinct().toList();
        return new LiveInterface(name, found.getDescription(), addresses, linkType, found.isUp(), found.isLoopBack(), nbd);
    }

    /** As everywhere else in the program: IPv6 in its short form, without the interface. */
    private static String text(String javaText) {
        int scope = javaText.indexOf('%');
        IpAddress address = IpAddress.parse(scope < 0 ? javaText : javaText.substring(0, scope));
        return IpAddress.of(address.high(), address.low());
    }

    /**
     * The interface of a name.
     *
     * @throws LiveCaptureException where it is not among these
     */
    public static LiveInterface named(String name, List<LiveInterface> interfaces) throws LiveCaptureException {
        return interfaces.stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> CaptureAdvice.noInterface(name, null));
    }

    /**
     * The one to capture on where none was named: the first that is up, has an address and is no loopback, as with Wireshark's tools;
     * else the first at all that NBD can come along.
     *
     * @throws LiveCaptureException where there is none
     */
    public static LiveInterface usual(List<LiveInterface> interfaces) throws LiveCaptureException {
        return interfaces.stream().filter(one -> one.nbd() && one.up() && !one.loopback() && !one.addresses().isEmpty()).findFirst()
                .or(() -> interfaces.stream().filter(LiveInterface::nbd).findFirst())
                .orElseThrow(() -> new LiveCaptureException(LiveCaptureException.Kind.NO_INTERFACE, "there is no interface to capture on",
                        null));
    }
}
