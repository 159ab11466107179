package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.analysis.CaptureAnalysis;
import org.nbdscope.dissector.export.SummaryText;
import org.nbdscope.dissector.filter.DisplayFilter;
import org.nbdscope.dissector.filter.MessageValues;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.FindingCollector;
import org.nbdscope.dissector.findings.MapRunRules;
import org.nbdscope.dissector.findings.RuleChecks;
import org.nbdscope.dissector.findings.ZeroWrites;
import org.nbdscope.dissector.session.SessionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code summary}. */
@Command(name = "summary", description = "What somebody debugging wants to read first.", sortOptions = false)
final class SummaryCommand implements Callable<Integer> {

    @ParentCommand
    NbdscopeCommand program;

    @Mixin
    InputOptions input;

    @Override
    public Integer call() throws IOException {
        return print(input.input(), input.filter(), program.console(input.quiet));
    }

    /** Prints the summary of a capture and returns the exit status. */
    static int print(String file, DisplayFilter filter, Console console) throws IOException {
        return new CaptureRun(file, console).run(new CaptureRun.Reader() {
            private final FindingCollector findings = new FindingCollector();
            private CaptureAnalysis analysis;

            @Override
            public SessionListener behind() {
                return new RuleChecks(findings);
            }

            @Override
            public boolean needsBytes() {
                return MessageValues.needsBytes(filter.fields());
            }

            @Override
            public void begin(OpenCapture capture) {
                analysis = new CaptureAnalysis(capture.model());
                capture.model().listener(new FilteredMessages(capture, filter, analysis));
            }

            @Override
            public void end(OpenCapture capture) throws IOException {
                MapRunRules maps = new MapRunRules(analysis.mapRuns(), findings);
                capture.model().sessions().forEach(maps::judge);
                Writer out = Output.writer();
                List<Finding> found = findings.findings();
                out.write(new SummaryText(file, capture.reader(), capture.dissection(), analysis.summary(new ZeroWrites(found)), found)
                        .toString());
                out.flush();
            }
        });
    }
}
