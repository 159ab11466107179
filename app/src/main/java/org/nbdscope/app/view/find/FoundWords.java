package org.nbdscope.app.view.find;

import org.nbdscope.app.view.OffsetFormat;

/** What people are told of a search. */
public final class FoundWords {

    private FoundWords() {
    }

    /**
     * While it goes on, or it is not known yet what of it the list shows.
     *
     * @param found rows that were found so far
     * @param ended whether these are all
     * @param noun  what the rows are, many of them
     */
    public static String counting(int found, boolean ended, String noun) {
        if (found == 0) {
            return ended ? "not found" : "";
        }
        return OffsetFormat.grouped(found) + ' ' + noun + (ended ? "" : " so far");
    }

    /**
     * When all was looked through.
     *
     * @param selected the place of the selected row, negative for none
     * @param noun     what the rows are, many of them
     * @param wrap     how the selected row was come to
     */
    public static String of(FoundPlaces places, int selected, String noun, Wrap wrap) {
        if (places.count() == 0) {
            return places.hidden() == 0 ? counting(0, true, noun) : "not among the displayed " + noun + ", but "
                    + OffsetFormat.grouped(places.hidden()) + " times among those that the filter hides";
        }
        int number = places.number(selected);
        String all = OffsetFormat.grouped(places.count());
        StringBuilder words = new StringBuilder(number == 0 ? all + ' ' + noun : OffsetFormat.grouped(number) + " of " + all);
        if (places.hidden() > 0) {
            words.append(", the filter hides ").append(OffsetFormat.grouped(places.hidden())).append(" more");
        }
        if (wrap != Wrap.NONE) {
            words.append(" · ").append(wrap.words());
        }
        return words.toString();
    }
}
