package org.nbdscope.app.view.export;

import java.util.List;
import java.util.Locale;

/** The name of a file by what was chosen in a dialog: not every desktop's dialog gives it the ending of the kind that was chosen beside it. */
public final class ChosenName {

    private ChosenName() {
    }

    /**
     * The name that the file gets. An ending of one of the kinds that somebody wrote is obeyed.
     *
     * @param chosen   what the dialog answered
     * @param proposed what it proposed
     * @param kind     the ending of the kind that was chosen, such as {@code .svg}
     * @param kinds    the endings of all kinds
     */
    public static String of(String chosen, String proposed, String kind, List<String> kinds) {
        String small = chosen.toLowerCase(Locale.ROOT);
        String ending = kinds.stream().filter(small::endsWith).findFirst().orElse("");
        if (ending.equals(kind) || !ending.isEmpty() && !chosen.equals(proposed)) {
            return chosen;
        }
        return chosen.substring(0, chosen.length() - ending.length()) + kind;
    }
}
