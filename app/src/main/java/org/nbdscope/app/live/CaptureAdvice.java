package org.nbdscope.app.live;

import java.nio.file.Path;
import org.pcap4j.core.PcapNativeException;

/** What is wrong where capturing does not work, and what to do about it: for people, in one line each. */
public final class CaptureAdvice {

    /** Without privilege, and with Unix sockets as well. */
    public static final String TAP = "or use \"nbdscope tap\", which needs no permission";

    /** libpcap's PCAP_ERROR_ numbers (pcap.h). */
    private static final int NO_SUCH_DEVICE = -5;
    private static final int PERMISSION_DENIED = -8;
    private static final int NOT_UP = -9;
    private static final int PROMISCUOUS_PERMISSION_DENIED = -11;

    private CaptureAdvice() {
    }

    /** There is no libpcap. */
    static LiveCaptureException noLibpcap(LinkageError cause) {
        return new LiveCaptureException(LiveCaptureException.Kind.NO_LIBPCAP, "live capture needs libpcap, which is not installed"
                + " (Debian and Ubuntu: apt-get install libpcap0.8); " + TAP, cause);
    }

    /**
     * How somebody who is not root may capture, and what that means; the Java that runs this program is named as it is. A program with
     * capabilities is not given libraries by their place beside it: without the second command that Java would not start any more.
     */
    public static String permission() {
        return "run it as root; or let everybody who may run this Java capture: \"" + setcap() + "\" and \"" + libraries() + "\" (without"
                + " the second command that Java does not start any more); " + TAP;
    }

    /** The command that allows capturing to this program's Java. */
    public static String setcap() {
        return "setcap cap_net_raw,cap_net_admin+eip " + java();
    }

    /** The command that has to follow {@link #setcap()}. */
    public static String libraries() {
        return "echo " + Path.of(System.getProperty("java.home"), "lib") + " >/etc/ld.so.conf.d/nbdscope.conf && ldconfig";
    }

    /** The executable with its symbolic links followed: capabilities belong to the file itself. */
    private static String java() {
        return ProcessHandle.current().info().command().orElse("$(readlink -f $(which java))");
    }

    /**
     * What libpcap said.
     *
     * @param what did not work, such as "cannot capture on"
     * @param name of the interface
     */
    static LiveCaptureException of(String what, String name, PcapNativeException cause) {
        int code = cause.getReturnCode() == null ? 0 : cause.getReturnCode();
        String said = firstLine(cause.getMessage());
        return switch (code) {
            case PERMISSION_DENIED, PROMISCUOUS_PERMISSION_DENIED -> new LiveCaptureException(LiveCaptureException.Kind.NO_PERMISSION,
                    "no permission to capture on " + name + ": " + permission(), cause);
            case NO_SUCH_DEVICE -> noInterface(name, cause);
            case NOT_UP -> failed(what, name, "it is switched off", cause);
            default -> failed(what, name, said, cause);
        };
    }

    static LiveCaptureException noInterface(String name, Throwable cause) {
        return new LiveCaptureException(LiveCaptureException.Kind.NO_INTERFACE, "there is no interface " + name
                + "; \"nbdscope interfaces\" lists them", cause);
    }

    static LiveCaptureException badFilter(String filter, String said) {
        return new LiveCaptureException(LiveCaptureException.Kind.BAD_FILTER, "the capture filter \"" + filter + "\" is not understood: "
                + said, null);
    }

    static LiveCaptureException failed(String what, String name, String said, Throwable cause) {
        return new LiveCaptureException(LiveCaptureException.Kind.FAILED, what + " " + name + ": " + said, cause);
    }

    static String firstLine(String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse(text).trim();
    }
}
