package org.nbdscope.app.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.nbdscope.dissector.session.SessionListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code findings}. */
@Command(name = "findings", description = "A row per finding: what is wrong, wasteful or surprising.", sortOptions = false)
final class FindingsCommand implements Callable<Integer>, CaptureRun.Reader {

    @ParentCommand
    NbdscopeCommand program;

    @Mixin
    InputOptions input;

    @Mixin
    RowOptions rows;

    @Mixin
    ProfileOption profile;

    private final Judgement judgement = new Judgement();
    private FindingOutput output;

    @Override
    public Integer call() throws IOException {
        String file = input.input();
        output = new FindingOutput(judgement, profile.profile(), file, input.filter(), rows);
        return new CaptureRun(file, program.console(input.quiet)).run(this);
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
        output.print(output.matching(judgement.end(capture, profile.profile())));
    }
}
