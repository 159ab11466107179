package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;

/** Finds out which findings are about a place on a disk, and which place: that of the request, or of the extent of no bytes. */
public final class DiskFindings {

    private DiskFindings() {
    }

    /** Those of a capture that was read; each request concerned has its own. */
    public static List<DiskFinding> of(Verdict verdict, CaptureModel model) {
        List<DiskFinding> found = new ArrayList<>();
        for (PlacedFinding placed : verdict.findings()) {
            int last = MessageTable.NONE;
            for (int message : placed.messages()) {
                int transaction = model.messages().transaction(message);
                // A request and its reply are one place.
                if (transaction >= 0 && transaction != last && RequestTicks.hasPlace(model.transactions().command(transaction))) {
                    last = transaction;
                    found.add(at(placed, model, message, transaction));
                }
            }
        }
        return List.copyOf(found);
    }

    private static DiskFinding at(PlacedFinding placed, CaptureModel model, int message, int transaction) {
        int session = model.transactions().session(transaction);
        boolean first = placed.hasMessage() && model.messages().transaction(placed.message()) == transaction;
        int place = first ? placed.message() : message;
        Severity severity = placed.finding().severity(FindingRow.profile(placed.finding(), null));
        long offset = model.transactions().offset(transaction);
        return new DiskFinding(first ? emptyExtent(model, place, offset) : offset, place, session, placed.finding().rule().code(), severity,
                placed.finding().text());
    }

    /** Where a chunk has an extent of no bytes; otherwise the offset given. */
    private static long emptyExtent(CaptureModel model, int message, long otherwise) {
        if (!model.messages().isBlockStatus(message)) {
            return otherwise;
        }
        ExtentTable extents = model.extents();
        int from = model.messages().firstExtent(message);
        for (int i = from; i < from + model.messages().extents(message); i++) {
            if (extents.length(i) == 0) {
                return extents.offset(i);
            }
        }
        return otherwise;
    }
}
