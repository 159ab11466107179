package org.nbdscope.app.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nbdscope.dissector.capture.Frame;
import org.nbdscope.dissector.packet.Outcome;
import org.nbdscope.dissector.packet.PacketDecoder;
import org.nbdscope.dissector.packet.TcpSegment;

/** What interfaces hand out: LINKTYPE_ numbers as files have them, DLT_ numbers as libpcap has them, ARPHRD_ numbers as Linux has them. */
final class LinkTypes {

    static final int ETHERNET = 1;
    static final int LINUX_COOKED = 113;
    private static final int LINUX_COOKED_2 = 276;
    private static final int RAW_IP = 101;
    private static final int BSD_LOOPBACK = 0;
    /** DLT_RAW, of Linux and of OpenBSD: the only one here whose number in files is another one. */
    private static final int DLT_RAW = 12;
    private static final int DLT_RAW_OPENBSD = 14;

    private static final int ARPHRD_ETHER = 1;
    private static final int ARPHRD_PPP = 512;
    private static final int ARPHRD_LOOPBACK = 772;
    private static final int ARPHRD_NONE = 65_534;
    private static final Path INTERFACES = Path.of("/sys/class/net");

    private LinkTypes() {
    }

    /** The LINKTYPE_ number for libpcap's DLT_ number. */
    static int ofDlt(int dlt) {
        return dlt == DLT_RAW || dlt == DLT_RAW_OPENBSD ? RAW_IP : dlt;
    }

    /** libpcap's DLT_ number for the LINKTYPE_ number. */
    static int dlt(int linkType) {
        return linkType == RAW_IP ? DLT_RAW : linkType;
    }

    /** What an interface hands out, as far as it can be told without a privilege; {@link CaptureInterfaces#UNKNOWN_LINK} else. */
    static int ofInterface(String name) {
        if (name.equals(CaptureInterfaces.ANY)) {
            return LINUX_COOKED;
        }
        try {
            return ofHardware(Integer.parseInt(Files.readString(INTERFACES.resolve(name).resolve("type")).trim()));
        } catch (IOException | NumberFormatException e) {
            return CaptureInterfaces.UNKNOWN_LINK;
        }
    }

    private static int ofHardware(int hardware) {
        return switch (hardware) {
            case ARPHRD_ETHER, ARPHRD_LOOPBACK -> ETHERNET;
            case ARPHRD_PPP -> LINUX_COOKED;
            case ARPHRD_NONE -> RAW_IP;
            default -> CaptureInterfaces.UNKNOWN_LINK;
        };
    }

    /** Whether this is a system that says which of its interfaces are for a network. */
    static boolean systemTells() {
        return Files.isDirectory(INTERFACES);
    }

    /** Whether the decoder reads it, which nobody knows better than the decoder. */
    static boolean readable(int linkType) {
        Frame empty = new Frame();
        empty.linkType = linkType;
        empty.bytes = ByteBuffer.allocate(0);
        return new PacketDecoder().decode(empty, new TcpSegment()) != Outcome.UNKNOWN_LINK_TYPE;
    }

    static String label(int linkType) {
        return switch (linkType) {
            case ETHERNET -> "Ethernet";
            case LINUX_COOKED -> "Linux cooked";
            case LINUX_COOKED_2 -> "Linux cooked v2";
            case RAW_IP -> "IP";
            case BSD_LOOPBACK -> "BSD loopback";
            case CaptureInterfaces.UNKNOWN_LINK -> "unknown";
            default -> "link type " + linkType;
        };
    }
}
