package org.nbdscope.app.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.export.FindingRow;
import org.nbdscope.dissector.export.JunitReport;
import org.nbdscope.dissector.export.SarifReport;
import org.nbdscope.dissector.findings.Finding;
import org.nbdscope.dissector.findings.Severity;
import org.nbdscope.dissector.session.SessionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code check}. */
@Command(name = "check", description = "The findings, and exit status 1 where one is bad enough.", sortOptions = false)
final class CheckCommand implements Callable<Integer>, CaptureRun.Reader {

    /** The severities as the user spells them. */
    enum Level {
        error, warning, note
    }

    @ParentCommand
    NbdscopeCommand program;

    @Mixin
    InputOptions input;

    @Mixin
    RowOptions rows;

    @Mixin
    ProfileOption profile;

    @Option(names = "--fail-on", paramLabel = "LEVEL", defaultValue = "error",
            description = "The least severity that fails: error (default), warning or note.")
    Level failOn;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a report in JUnit's XML as well.")
    Path junit;

    @Option(names = "--sarif", paramLabel = "FILE", description = "Write a report in SARIF 2.1.0 as well.")
    Path sarif;

    @Option(names = "--baseline", paramLabel = "FILE",
            description = "Accept the findings in this file; what findings -T jsonl prints is such a file.")
    Path baseline;

    private final Judgement judgement = new Judgement();
    private Baseline accepted = Baseline.empty();
    private FindingOutput output;
    private boolean failed;

    @Override
    public Integer call() throws IOException {
        String file = input.input();
        if (baseline != null) {
            if (!Files.isReadable(baseline) || Files.isDirectory(baseline)) {
                throw new UsageException(baseline + ": no baseline that can be read");
            }
            accepted = Baseline.read(baseline);
        }
        output = new FindingOutput(judgement, profile.profile(), file, input.filter(), rows);
        int status = new CaptureRun(file, program.console(input.quiet)).run(this);
        return failed ? ExitStatus.CHECK_FAILED : status;
    }

    @Override
    public boolean needsBytes() {
        return output.needsBytes();
    }

    @Override
    public SessionListener behind() {
        return judgement.checks();
    }

    @Override
    public void begin(OpenCapture capture) {
        capture.model().listener(judgement.begin(capture, output.needsMessages()));
    }

    @Override
    public void end(OpenCapture capture) throws IOException {
        Severity least = Severity.valueOf(failOn.name().toUpperCase(Locale.ROOT));
        List<Finding> found = output.matching(judgement.end(capture, profile.profile())).stream()
                .filter(finding -> !accepted.accepts(finding)).toList();
        failed = found.stream().anyMatch(finding -> finding.severity(FindingRow.profile(finding, profile.profile())).compareTo(least) >= 0);
        output.print(found);
        if (junit != null) {
            try (Writer out = Files.newBufferedWriter(junit)) {
                new JunitReport(input.input(), profile.profile(), least).write(found, out);
            }
        }
        if (sarif != null) {
            try (OutputStream out = Files.newOutputStream(sarif)) {
                new SarifReport(input.input(), profile.profile()).write(found, out);
            }
        }
    }
}
