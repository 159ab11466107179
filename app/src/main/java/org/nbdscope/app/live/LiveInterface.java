package org.nbdscope.app.live;

import java.util.List;

/**
 * Something that can be captured on.
 *
 * @param name        what the system calls it, and what {@code -i} takes
 * @param description for people; null where the system has none
 * @param addresses   IPv4 and IPv6, as text
 * @param linkType    LINKTYPE_ number of what it hands out, {@link CaptureInterfaces#UNKNOWN_LINK} where only trying tells
 * @param up          whether it is switched on
 * @param loopback    whether it is this machine talking with itself
 * @param nbd         whether NBD can come along it at all: false for a USB bus
 */
public record LiveInterface(String name, String description, List<String> addresses, int linkType, boolean up, boolean loopback,
                            boolean nbd) {

    /** Its link type for people. */
    public String linkLabel() {
        return LinkTypes.label(linkType);
    }
}
