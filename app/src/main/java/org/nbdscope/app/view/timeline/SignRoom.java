package org.nbdscope.app.view.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Room for signs that do not cover each other. What it costs to ask does not depend on how many signs there are. */
final class SignRoom {

    /** Logical pixels that two signs may share: their rims. */
    private static final double RIMS = 2;
    /** Wider than any sign: those that could cover one are in its cell or in one beside that. */
    private static final double CELL = 2 * SeveritySign.RADIUS + 2;

    private record Cell(int column, int row) {
    }

    private record Place(double x, double y, double radius) {

        boolean covers(double otherX, double otherY, double otherRadius) {
            double apart = radius + otherRadius - RIMS;
            return Math.abs(x - otherX) < apart && Math.abs(y - otherY) < apart;
        }
    }

    private final Map<Cell, List<Place>> taken = new HashMap<>();

    /** Takes the room of a sign around a place of the picture; returns whether it was free. */
    boolean take(double x, double y, double radius) {
        int column = cell(x);
        int row = cell(y);
        if (isCovered(column, row, x, y, radius)) {
            return false; // as most are, where there are many
        }
        for (int beside = column - 1; beside <= column + 1; beside++) {
            for (int below = row - 1; below <= row + 1; below++) {
                if (isCovered(beside, below, x, y, radius)) {
                    return false;
                }
            }
        }
        taken.computeIfAbsent(new Cell(column, row), key -> new ArrayList<>(1)).add(new Place(x, y, radius));
        return true;
    }

    private boolean isCovered(int column, int row, double x, double y, double radius) {
        for (Place other : taken.getOrDefault(new Cell(column, row), List.of())) {
            if (other.covers(x, y, radius)) {
                return true;
            }
        }
        return false;
    }

    private static int cell(double pixels) {
        return (int) Math.floor(pixels / CELL);
    }
}
