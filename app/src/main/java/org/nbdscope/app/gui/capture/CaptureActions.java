package org.nbdscope.app.gui.capture;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.stage.Stage;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Place;
import org.nbdscope.app.gui.action.ToolGroup;
import org.nbdscope.app.gui.theme.Icons;
import org.nbdscope.app.live.CaptureInput;
import org.nbdscope.app.live.CaptureSettings;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.StopWish;

/** What can be done about packets that come in at this moment; keys as Wireshark's. */
public final class CaptureActions implements ActionSource {

    private final Stage stage;
    private final Settings settings;
    private final CaptureControl control;
    private final UnsavedPackets unsaved;
    private final BooleanProperty followEnd;
    private final BooleanProperty hostNames;

    /**
     * For a window.
     *
     * @param unsaved   is asked before packets are thrown away
     * @param followEnd whether the list shows the newest row as it comes
     * @param hostNames whether names are shown in the place of addresses
     */
    public CaptureActions(Stage stage, Settings settings, CaptureControl control, UnsavedPackets unsaved, BooleanProperty followEnd,
                          BooleanProperty hostNames) {
        this.stage = stage;
        this.settings = settings;
        this.control = control;
        this.unsaved = unsaved;
        this.followEnd = followEnd;
        this.hostNames = hostNames;
        control.running().addListener((property, before, now) -> {
            if (now) {
                followEnd.set(true);
            }
        });
    }

    @Override
    public List<Action> actions() {
        return List.of(
                Action.of("_Options...", this::options).at(Place.CAPTURE_OPTIONS).key("Shortcut+K").icon(Icons.OPTIONS)
                        .tool(ToolGroup.CAPTURE).id("capture-options"),
                Action.of("_Tap...", this::tap).at(Place.CAPTURE_OPTIONS).id("capture-tap"),
                Action.of("_Start", this::start).at(Place.CAPTURE_RUN).key("Shortcut+E").icon(Icons.START).tool(ToolGroup.CAPTURE)
                        .when(control.running().not()).id("capture-start-now"),
                Action.of("Sto_p", control::stop).at(Place.CAPTURE_RUN).key("Shortcut+E").icon(Icons.STOP).tool(ToolGroup.CAPTURE)
                        .when(control.running()).id("capture-stop"),
                Action.of("_Restart", () -> unsaved.ask(control::restart)).at(Place.CAPTURE_RUN).key("Shortcut+R").icon(Icons.RESTART)
                        .tool(ToolGroup.CAPTURE).when(control.repeatable()).id("capture-restart"),
                Action.of("Pa_use Display", () -> control.paused().set(!control.paused().get())).at(Place.CAPTURE_RUN)
                        .when(control.running()).switches(control.paused()).id("capture-pause"),
                Action.of("_Auto Scroll", () -> followEnd.set(!followEnd.get())).at(Place.CAPTURE_RUN).icon(Icons.AUTO_SCROLL)
                        .tool(ToolGroup.CAPTURE).switches(followEnd).id("auto-scroll"));
    }

    /** What was started last once more, or else the question what to capture. */
    private void start() {
        if (control.repeatable().get()) {
            unsaved.ask(control::restart);
        } else {
            options();
        }
    }

    /** Asks what to capture. */
    public void options() {
        unsaved.ask(() -> new CaptureDialog(stage, settings, control, hostNames, this::tap).show());
    }

    private void tap() {
        unsaved.ask(() -> new TapDialog(stage, settings, control).show());
    }

    /** Captures NBD's port on an interface, with the usual settings. */
    public void captureOn(String interfaceName) {
        control.start(CaptureInput.request(CaptureSettings.of(interfaceName)), StopWish.NONE).exceptionally(problem -> {
            control.tell(CaptureControl.reason(problem));
            return null;
        });
    }
}
