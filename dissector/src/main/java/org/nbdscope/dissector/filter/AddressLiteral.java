package org.nbdscope.dissector.filter;

import org.nbdscope.dissector.schema.FieldDefinition;

/** Reads IPv4 and IPv6 addresses, and networks with {@code /bits}, as ranges of 128-bit addresses; IPv4 is {@code ::ffff:a.b.c.d}. */
final class AddressLiteral {
    private static final int GROUPS = 8;
    private static final int IPV4_BITS = 32;
    private static final int BITS = 128;

    private AddressLiteral() {
    }

    static Range parse(FieldDefinition field, Token token) throws FilterSyntaxException {
        String word = token.value();
        int slash = word.indexOf('/');
        Unsigned128 address = address(slash < 0 ? word : word.substring(0, slash));
        if (address == null) {
            throw token.error('"' + word + "\" is no address; " + field.name()
                    + " takes one such as 192.0.2.1 or 2001:db8::1, or a network such as 192.0.2.0/24");
        }
        if (slash < 0) {
            return new Range(address, address);
        }
        int most = word.indexOf(':') < 0 ? IPV4_BITS : BITS;
        int bits = number(word.substring(slash + 1), 10, 3, most);
        if (bits < 0) {
            throw token.error('"' + word.substring(slash + 1) + "\" is no length of a network, 0 to " + most);
        }
        return network(address, bits + BITS - most);
    }

    /** The addresses that share their first {@code bits} bits with one. */
    private static Range network(Unsigned128 address, int bits) {
        long highHost = bits >= Long.SIZE ? 0 : -1L >>> bits;
        long lowHost = bits <= Long.SIZE ? -1L : bits == BITS ? 0 : -1L >>> (bits - Long.SIZE);
        return new Range(new Unsigned128(address.high() & ~highHost, address.low() & ~lowHost),
                new Unsigned128(address.high() | highHost, address.low() | lowHost));
    }

    private static Unsigned128 address(String text) {
        if (text.indexOf(':') < 0) {
            long low = ipv4(text);
            return low < 0 ? null : new Unsigned128(0, 0xffff_0000_0000L | low);
        }
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return groups(text, groups) == GROUPS ? join(groups) : null;
        }
        int[] after = new int[GROUPS];
        int countBefore = gap == 0 ? 0 : groups(text.substring(0, gap), groups);
        int countAfter = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2), after);
        if (countBefore < 0 || countAfter < 0 || countBefore + countAfter >= GROUPS || text.substring(0, gap).indexOf('.') >= 0) {
            return null;
        }
        System.arraycopy(after, 0, groups, GROUPS - countAfter, countAfter);
        return join(groups);
    }

    /** Reads groups between colons, of which the last may be an IPv4 address; returns how many groups of 16 bits, or -1. */
    private static int groups(String text, int[] groups) {
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            boolean ipv4 = i == parts.length - 1 && parts[i].indexOf('.') >= 0;
            long value = ipv4 ? ipv4(parts[i]) : number(parts[i], 16, 4, 0xffff);
            if (value < 0 || count + (ipv4 ? 2 : 1) > GROUPS) {
                return -1;
            }
            if (ipv4) {
                groups[count++] = (int) (value >>> 16);
            }
            groups[count++] = (int) (value & 0xffff);
        }
        return count;
    }

    private static Unsigned128 join(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new Unsigned128(high, low);
    }

    /** An IPv4 address as an unsigned integer of 32 bits, or -1. */
    private static long ipv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long value = 0;
        for (String part : parts) {
            int octet = number(part, 10, 3, 0xff);
            if (octet < 0) {
                return -1;
            }
            value = value << Byte.SIZE | octet;
        }
        return value;
    }

    /** A number of 1 to {@code digits} digits, at most {@code most}; else -1. */
    private static int number(String text, int radix, int digits, int most) {
        if (text.isEmpty() || text.length() > digits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value <= most ? value : -1;
    }
}
