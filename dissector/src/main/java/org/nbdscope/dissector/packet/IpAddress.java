package org.nbdscope.dissector.packet;

/**
 * An IP address as text and as 128 bits. An IPv4 address stands as {@code ::ffff:a.b.c.d} (RFC 4291, 2.5.5.2).
 *
 * @param high the first 64 bits, big endian
 * @param low  the last 64 bits
 */
public record IpAddress(long high, long low) {

    private static final long IPV4_MAPPED = 0xffffL;
    private static final int GROUPS = 8;

    /** The 64 low bits of an IPv4 address in its 128-bit form. */
    static long mapped(int address) {
        return IPV4_MAPPED << 32 | Integer.toUnsignedLong(address);
    }

    /** Whether these 128 bits are an IPv4 address. */
    public static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == IPV4_MAPPED;
    }

    /** The address as people write it: an IPv4 address with dots, an IPv6 address as RFC 5952 demands. */
    public static String of(long high, long low) {
        return isIpv4(high, low) ? dotted((int) low) : colons(high, low);
    }

    /** As {@link #of(long, long)}. */
    @Override
    public String toString() {
        return of(high, low);
    }

    /**
     * Reads an IPv4 address with dots, or an IPv6 address in any form of RFC 4291, 2.2.
     *
     * @return null where the text is no address; zone names ({@code fe80::1%eth0}), prefixes and host names are none
     */
    public static IpAddress parse(String text) {
        if (text.indexOf(':') < 0) {
            long address = parseDotted(text);
            return address < 0 ? null : new IpAddress(0, mapped((int) address));
        }
        return parseColons(text);
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    private static int group(long high, long low, int index) {
        return (int) ((index < 4 ? high : low) >>> 48 - 16 * (index & 3)) & 0xffff;
    }

    private static String colons(long high, long low) {
        int zerosAt = -1;
        int zeros = 1; // RFC 5952, 4.2.2: one zero group alone is not shortened
        for (int i = 0; i < GROUPS; i++) {
            int run = 0;
            while (i + run < GROUPS && group(high, low, i + run) == 0) {
                run++;
            }
            if (run > zeros) {
                zerosAt = i;
                zeros = run;
            }
            i += run;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == zerosAt) {
                text.append("::");
                i += zeros - 1;
                continue;
            }
            if (i > 0 && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    /** The 32 bits, or -1. */
    private static long parseDotted(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long address = 0;
        for (String part : parts) {
            int value = parseNumber(part, 10, 3);
            if (value < 0 || value > 255) {
                return -1;
            }
            address = address << 8 | value;
        }
        return address;
    }

    private static IpAddress parseColons(String text) {
        int gap = text.indexOf("::");
        int[] before = parseGroups(gap < 0 ? text : text.substring(0, gap), gap < 0);
        int[] after = parseGroups(gap < 0 ? "" : text.substring(gap + 2), true);
        if (before == null || after == null) {
            return null;
        }
        int given = before.length + after.length;
        if (gap < 0 ? given != GROUPS : given >= GROUPS) {
            return null;
        }
        long[] halves = new long[2];
        for (int i = 0; i < before.length; i++) {
            halves[i / 4] |= (long) before[i] << 48 - 16 * (i & 3);
        }
        for (int i = 0; i < after.length; i++) {
            int at = GROUPS - after.length + i;
            halves[at / 4] |= (long) after[i] << 48 - 16 * (at & 3);
        }
        return new IpAddress(halves[0], halves[1]);
    }

    /** The groups between colons, the last perhaps an IPv4 address where they end the text; null where one is neither. */
    private static int[] parseGroups(String text, boolean atEnd) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        String last = parts[parts.length - 1];
        boolean dotted = atEnd && last.indexOf('.') >= 0;
        int[] groups = new int[parts.length + (dotted ? 1 : 0)];
        for (int i = 0; i < parts.length - (dotted ? 1 : 0); i++) {
            groups[i] = parseNumber(parts[i], 16, 4);
            if (groups[i] < 0) {
                return null;
            }
        }
        if (dotted) {
            long address = parseDotted(last);
            if (address < 0) {
                return null;
            }
            groups[groups.length - 2] = (int) (address >>> 16);
            groups[groups.length - 1] = (int) address & 0xffff;
        }
        return groups;
    }

    /** A number of one to {@code maxDigits} ASCII digits, or -1. */
    private static int parseNumber(String text, int radix, int maxDigits) {
        if (text.isEmpty() || text.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
