package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words on a line that signs stand on: a sign is 14 pixels wide, and a word keeps 4 from all else. */
class LineRoomTest {

    private static FindingPainter.Sign sign(double x, double y) {
        return new FindingPainter.Sign(null, x, y);
    }

    @Test
    void aWordBeginsAtTheEdgeWhereNoSignIs() {
        assertEquals(104, new LineRoom(List.of(), 50).first(100, 170, 60));
        assertTrue(Double.isNaN(new LineRoom(List.of(), 50).first(100, 160, 60)), "no room at all");
    }

    @Test
    void aWordStandsBehindTheSignThatWouldCoverIt() {
        assertEquals(131, new LineRoom(List.of(sign(120, 50)), 50).first(100, 200, 60));
        assertTrue(Double.isNaN(new LineRoom(List.of(sign(120, 50)), 50).first(100, 190, 60)), "and is left out where there is no room");
    }

    @Test
    void aWordStandsBeforeASignThatIsFarEnough() {
        assertEquals(104, new LineRoom(List.of(sign(176, 50)), 50).first(100, 300, 60));
    }

    @Test
    void aWordStandsBetweenSigns() {
        assertEquals(131, new LineRoom(List.of(sign(240, 50), sign(120, 50)), 50).first(100, 300, 60), "in whatever order they come");
        assertEquals(251, new LineRoom(List.of(sign(200, 50), sign(120, 50), sign(240, 50)), 50).first(100, 320, 60));
    }

    @Test
    void signsOfOtherLinesDoNotMatter() {
        assertEquals(104, new LineRoom(List.of(sign(120, 70), sign(120, 38)), 50).first(100, 170, 60));
    }
}
