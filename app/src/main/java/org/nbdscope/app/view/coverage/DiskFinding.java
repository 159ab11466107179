package org.nbdscope.app.view.coverage;

import org.nbdscope.dissector.findings.Severity;

/**
 * A finding that is about a place on the disk.
 *
 * @param offset   first byte it is about; unsigned
 * @param message  row of the message at which it was found
 * @param request  row of its transaction
 * @param session  {@link org.nbdscope.dissector.session.Session#id()} of its connection
 * @param code     of the rule
 * @param severity under the profile of its connection
 * @param text     what happened
 * @param share    which of its requests are marked, see {@link org.nbdscope.app.view.timeline.MarkedShare}; empty where all are
 */
public record DiskFinding(long offset, int message, int request, int session, String code, Severity severity, String text,
                          String share) {
}
