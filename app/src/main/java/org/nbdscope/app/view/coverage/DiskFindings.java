package org.nbdscope.app.view.coverage;

import java.util.ArrayList;
import java.util.List;
import org.nbdscope.app.view.findings.PlacedFinding;
import org.nbdscope.app.view.findings.Verdict;
import org.nbdscope.app.view.timeline.MarkedShare;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.model.CaptureModel;
import org.nbdscope.dissector.model.ExtentTable;
import org.nbdscope.dissector.model.MessageTable;

/** Finds out which findings are about a place on a disk, and which place: that of the request, or of the extent of no bytes. */
public final class DiskFindings {

    /** Requests that are marked at most, beside the first one of each finding. */
    private static final int MOST = 50_000;

    private DiskFindings() {
    }

    /** Those of a capture that was read; each request concerned has its own. */
    public static List<DiskFinding> of(Verdict verdict, CaptureModel model) {
        List<DiskFinding> found = new ArrayList<>();
        for (PlacedFinding placed : verdict.findings()) {
            int first = placed.hasMessage() ? model.messages().transaction(placed.message()) : MessageTable.NONE;
            if (hasPlace(model, first)) {
                found.add(at(placed, model, placed.message(), first, true));
            }
            for (int request : placed.requests()) {
                int message = model.transactions().request(request);
                if (request != first && message != MessageTable.NONE && hasPlace(model, request) && found.size() < MOST) {
                    found.add(at(placed, model, message, request, false));
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean hasPlace(CaptureModel model, int transaction) {
        return transaction >= 0 && RequestTicks.hasPlace(model.transactions().command(transaction));
    }

    private static DiskFinding at(PlacedFinding placed, CaptureModel model, int message, int transaction, boolean first) {
        int session = model.transactions().session(transaction);
        Severity severity = placed.finding().severity(FindingRow.profile(placed.finding(), null));
        long offset = model.transactions().offset(transaction);
        return new DiskFinding(first ? emptyExtent(model, message, offset) : offset, message, transaction, session,
                placed.finding().rule().code(), severity, placed.finding().text(),
                MarkedShare.of(placed.finding()));
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
