package org.nbdscope.dissector.packet;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how often each number occurs. At most {@value #MAX_NUMBERS} different numbers are told apart; what comes after those is counted
 * together in {@link #others()}, so that random input cannot fill the memory.
 */
public final class NumberCounts {

    /** Different numbers that are told apart. */
    public static final int MAX_NUMBERS = 64;

    private int[] numbers = new int[4];
    private long[] counts = new long[4];
    private int used;
    private long others;

    NumberCounts() {
    }

    void add(int number) {
        for (int i = 0; i < used; i++) {
            if (numbers[i] == number) {
                counts[i]++;
                return;
            }
        }
        if (used == MAX_NUMBERS) {
            others++;
            return;
        }
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * used);
            counts = Arrays.copyOf(counts, 2 * used);
        }
        numbers[used] = number;
        counts[used++] = 1;
    }

    /** How often each number occurred, in the order of the numbers; a new map. */
    public Map<Integer, Long> byNumber() {
        Map<Integer, Long> map = new TreeMap<>();
        for (int i = 0; i < used; i++) {
            map.put(numbers[i], counts[i]);
        }
        return map;
    }

    /** Occurrences of numbers beyond the first {@value #MAX_NUMBERS} different ones. */
    public long others() {
        return others;
    }
}
