package org.nbdscope.dissector.analysis;

import java.util.ArrayList;
import java.util.List;

/** Lists the ranges of a map as text: {@code offset+length=flags}, {@code ?} for unknown ones. */
final class Ranges implements CoverageVisitor {

    private final List<String> list = new ArrayList<>();

    static List<String> of(CoverageMap map) {
        Ranges ranges = new Ranges();
        map.visit(ranges);
        return ranges.list;
    }

    static List<String> of(CoverageMap map, long from, long to) {
        Ranges ranges = new Ranges();
        map.visit(from, to, ranges);
        return ranges.list;
    }

    @Override
    public void known(long offset, long length, long flags, long when) {
        list.add(Long.toUnsignedString(offset) + "+" + Long.toUnsignedString(length) + "=" + flags);
    }

    @Override
    public void unknown(long offset, long length) {
        list.add(Long.toUnsignedString(offset) + "+" + Long.toUnsignedString(length) + "=?");
    }
}
