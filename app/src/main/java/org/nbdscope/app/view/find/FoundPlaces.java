package org.nbdscope.app.view.find;

import java.util.BitSet;
import java.util.function.BooleanSupplier;
import org.nbdscope.app.view.RowSet;

/** Where in a list the rows stand that a search found: one bit for each row of the list. Does not change. */
public final class FoundPlaces {

    /** Rows between two looks at whether the result is still wanted. */
    private static final int LOOK_EVERY = 1 << 16;

    private final BitSet places;
    private final int count;
    private final int hidden;

    private FoundPlaces(BitSet places, int found) {
        this.places = places;
        count = places.cardinality();
        hidden = found - count;
    }

    /**
     * Looks which places of a list were found. Takes as long as going through the list does, but where its rows are
     * {@link RowSet#consecutive}: then less than a millisecond for ten millions.
     *
     * @param hits   rows of the table that were found
     * @param rows   the list
     * @param wanted whether anybody still waits for it; asked now and then
     * @return null where nobody waits any more
     */
    static FoundPlaces of(BitSet hits, RowSet rows, BooleanSupplier wanted) {
        if (rows.consecutive()) {
            return new FoundPlaces(rows.size() == 0 ? new BitSet() : hits.get(rows.row(0), rows.row(0) + rows.size()), hits.cardinality());
        }
        BitSet places = new BitSet(rows.size());
        for (int place = 0; place < rows.size(); place++) {
            if (place % LOOK_EVERY == 0 && !wanted.getAsBoolean()) {
                return null;
            }
            if (hits.get(rows.row(place))) {
                places.set(place);
            }
        }
        return new FoundPlaces(places, hits.cardinality());
    }

    /** How many rows of the list were found. */
    public int count() {
        return count;
    }

    /** How many rows were found that the list does not show. */
    public int hidden() {
        return hidden;
    }

    /** Which one of the found rows stands at a place, from 1 on; 0 where none of them does. */
    public int number(int place) {
        return place < 0 || !places.get(place) ? 0 : places.get(0, place).cardinality() + 1;
    }

    /**
     * The place of the next found row; goes on at the other end.
     *
     * @param from the place after which, or before which, it is looked for; negative for outside of the list
     * @return {@link RowSearch#NOT_FOUND} where the list shows none
     */
    public int next(int from, boolean forward) {
        if (count == 0) {
            return RowSearch.NOT_FOUND;
        }
        int place = forward ? places.nextSetBit(Math.max(-1, from) + 1) : from <= 0 ? -1 : places.previousSetBit(from - 1);
        return place >= 0 ? place : forward ? places.nextSetBit(0) : places.previousSetBit(places.length());
    }
}
