package org.nbdscope.dissector.capture;

/** How a capture file is laid out. */
public enum CaptureFormat {
    /** A file header and records (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcap-04.html). */
    PCAP("pcap"),
    /** Sections of blocks (https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html). */
    PCAPNG("pcapng");

    private final String label;

    CaptureFormat(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }
}
