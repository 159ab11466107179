package org.nbdscope.app.view.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nbdscope.app.view.CommandGroup;

class CoarseMarksTest {

    @Test
    void aBlockHasAMarkForEachRowOverAllItsRequests() {
        long seed = 12;
        Random random = new Random(seed);
        RequestColumns requests = new RequestColumns();
        FreeRows[] rows = {new FreeRows(), new FreeRows()};
        for (int at = 0; at < RequestColumns.BLOCK; at++) {
            int lane = random.nextInt(2);
            long start = at * 100L;
            int row = rows[lane].take(start);
            boolean error = at == 77;
            requests.add(lane, start, row, CommandGroup.READ.ordinal() | (error ? RequestColumns.ERROR : 0), 1);
            requests.close(at, start + random.nextInt(3000));
            rows[lane].free(row, requests.end(at));
        }
        assertTrue(requests.settled(0));
        BlockMarks marks = new CoarseMarks(requests, null, TimelineView.ALL_GROUPS).of(0);
        assertEquals(rows[0].rows() + rows[1].rows(), marks.count, "seed " + seed);
        for (int at = 0; at < RequestColumns.BLOCK; at++) {
            int found = 0;
            for (int mark = 0; mark < marks.count; mark++) {
                if (marks.lane[mark] == requests.lane(at) && marks.row[mark] == requests.row(at)) {
                    assertTrue(marks.start[mark] <= requests.start(at) && marks.end[mark] >= requests.end(at));
                    assertTrue(at != 77 || marks.error[mark] == 77);
                    found++;
                }
            }
            assertEquals(1, found, "seed " + seed);
        }
        assertEquals(0, new CoarseMarks(requests, at -> false, TimelineView.ALL_GROUPS).of(0).count);
        assertEquals(0, new CoarseMarks(requests, null, 0).of(0).count);
    }
}
