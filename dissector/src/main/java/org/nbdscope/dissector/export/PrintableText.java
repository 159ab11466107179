package org.nbdscope.dissector.export;

/** Text of the wire as a line of a terminal or a list can show it: whoever sends it must not steer the terminal, nor fill the screen. */
final class PrintableText {

    /** Characters shown at most. */
    static final int MAX_LENGTH = 1024;

    private static final int DELETE = 0x7f;
    private static final int FIRST_PICTURE = 0x2400;
    private static final char PICTURE_OF_DELETE = 0x2421;
    private static final char REPLACEMENT = 0xfffd;
    private static final int BIDIRECTIONAL_FIRST = 0x202a;
    private static final int BIDIRECTIONAL_LAST = 0x202e;

    private PrintableText() {
    }

    /** The same text with the pictures of control characters in their place, and cut where it is too long. */
    static String of(String text) {
        if (text.length() <= MAX_LENGTH && !steers(text)) {
            return text;
        }
        StringBuilder printable = new StringBuilder();
        int end = Math.min(text.length(), MAX_LENGTH);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            printable.append(!steers(c) ? c : c < ' ' ? (char) (FIRST_PICTURE + c) : c == DELETE ? PICTURE_OF_DELETE : REPLACEMENT);
        }
        return end < text.length() ? printable.append('…').toString() : printable.toString();
    }

    private static boolean steers(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (steers(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean steers(int c) {
        return Character.isISOControl(c) || c >= BIDIRECTIONAL_FIRST && c <= BIDIRECTIONAL_LAST || c == '\u2028' || c == '\u2029';
    }
}
