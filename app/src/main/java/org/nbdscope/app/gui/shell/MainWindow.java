package org.nbdscope.app.gui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.nbdscope.app.gui.action.Action;
import org.nbdscope.app.gui.action.ActionSource;
import org.nbdscope.app.gui.action.Keyboard;
import org.nbdscope.app.gui.action.KeyHint;
import org.nbdscope.app.gui.capture.CaptureActions;
import org.nbdscope.app.gui.capture.InterfacePane;
import org.nbdscope.app.gui.capture.UnsavedPackets;
import org.nbdscope.app.gui.findings.FindingsPane;
import org.nbdscope.app.gui.layout.Dividers;
import org.nbdscope.app.gui.theme.Look;
import org.nbdscope.app.gui.theme.Styling;
import org.nbdscope.app.gui.theme.Theme;
import org.nbdscope.app.gui.timeline.TimelineTab;
import org.nbdscope.app.gui.traffic.TrafficView;
import org.nbdscope.app.view.CaptureControl;
import org.nbdscope.app.view.CaptureDocument;
import org.nbdscope.app.view.Job;
import org.nbdscope.app.view.Settings;
import org.nbdscope.app.view.Thumbnail;
import org.nbdscope.app.view.Workspace;
import org.nbdscope.app.view.summary.SummaryPage;
import org.nbdscope.app.view.timeline.TimelineSource;

/** The program's window. What can be done in it is declared by its parts, as actions; menus, tool bar and keys are made of those. */
public final class MainWindow {

    private static final String PROGRAM = "nbdscope";
    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    /** Between two looks at what the background has done. */
    private static final Duration REFRESH = Duration.millis(100);
    private static final Insets NOTICE_MARGIN = new Insets(0, 6, 4, 6);

    private final Stage stage;
    private final Settings settings;
    private final WindowPlace place;
    private final Dividers dividers;
    private final Workspace workspace = new Workspace();
    private final LookChoice lookChoice;
    private final ObjectProperty<Look> look;
    private final FilterBar filterBar;
    private final TimelineSource timelines;
    private final TrafficView traffic;
    private final TimelineTab timeline;
    private final FindingsPane findings;
    private final FindBar findBar;
    private final StatusLine status;
    private final StartPage startPage;
    private final Notice notice = new Notice();
    private final StackPane center = new StackPane();
    private final Views views;
    private final AnalysisViews analyses;
    private final FileActions fileActions;
    private final CaptureControl capture = new CaptureControl(workspace, Platform::runLater, this::tell);
    private final UnsavedPackets unsaved;
    private final CaptureActions captureActions;
    private final Timeline refresh = new Timeline(new KeyFrame(REFRESH, event -> refresh()));
    private final List<Action> actions = new ArrayList<>();
    private final List<KeyHint> keyHints = new ArrayList<>();

    /** Builds the window on a stage. */
    public MainWindow(Stage stage, Settings settings) {
        this(stage, settings, new LookChoice(settings));
        Styling.install(look);
    }

    private MainWindow(Stage stage, Settings settings, LookChoice lookChoice) {
        this.stage = stage;
        this.lookChoice = lookChoice;
        this.settings = settings;
        place = new WindowPlace(stage, settings);
        dividers = new Dividers(settings);
        look = lookChoice.look();
        views = new Views(workspace.document().isNotNull());
        fileActions = new FileActions(stage, settings, workspace, this::open, this::reload, this::close, notice::show);
        FormatChoice.keep(workspace, settings);
        filterBar = new FilterBar(workspace, settings);
        status = new StatusLine(workspace);
        timelines = new TimelineSource(workspace, Platform::runLater);
        timelines.pauseWhile(capture.paused());
        timeline = new TimelineTab(workspace, timelines, look, dividers, () -> views.choose(View.TIMELINE));
        traffic = new TrafficView(workspace, timelines, look, settings, dividers, filterBar::write, () -> filterBar.write("", true),
                status::field);
        LinksToViews links = new LinksToViews(workspace, views.shown(), text -> filterBar.write(text, true), this::showInTraffic);
        findings = new FindingsPane(workspace, look, dividers, this::showInTraffic, links::filter);
        analyses = new AnalysisViews(workspace, look, dividers, links);
        traffic.setBottom(analyses.strip());
        analyses.page().addListener((property, before, now) -> picture(now));
        findBar = new FindBar(workspace, traffic.list());
        List<Image> icons = ICON_SIZES.stream().map(MainWindow::icon).toList();
        unsaved = new UnsavedPackets(stage, workspace, fileActions::chooseTarget, this::tell);
        captureActions = new CaptureActions(stage, settings, capture, unsaved, traffic.list().followEnd(),
                workspace.hostNames().shown());
        startPage = new StartPage(settings, look, icons.get(icons.size() - 2), fileActions::choose, this::open,
                new InterfacePane(captureActions::captureOn, captureActions::options));
        addViews();
        sources().forEach(source -> {
            actions.addAll(source.actions());
            keyHints.addAll(source.keyHints());
        });
        build(icons);
    }

    /** Whatever declares actions; a view that is an {@link ActionSource} does so without being named here. */
    private List<ActionSource> sources() {
        List<ActionSource> sources = new ArrayList<>(List.of(fileActions, captureActions, new EditActions(workspace, findBar, filterBar),
                new GoActions(stage, workspace, traffic.list(), step -> new PaneCycle(stage.getScene(), filterBar).move(step)), views,
                new LookActions(workspace, lookChoice, dividers, this::preferences)));
        sources.addAll(views.sources());
        sources.add(new HelpActions(stage, () -> new KeysPage(stage, actions, keyHints)));
        return sources;
    }

    private void showInTraffic() {
        views.choose(View.TRAFFIC);
    }

    private static Image icon(int size) {
        return new Image(MainWindow.class.getResourceAsStream("/org/nbdscope/app/gui/icons/nbdscope-" + size + ".png"));
    }

    private void build(List<Image> icons) {
        center.getChildren().add(startPage);
        center.getStyleClass().add("views");
        VBox top = new VBox(Bars.menus(actions, fileActions::recent), Bars.tools(actions, views, look), filterBar, notice, findBar);
        VBox.setMargin(notice, NOTICE_MARGIN);
        BorderPane root = new BorderPane(center);
        root.setTop(top);
        root.setBottom(status);
        root.getStyleClass().add("window");
        root.setMinSize(0, 0); // what finds no room is cut in its own pane, not at the edge of the window
        root.addEventFilter(ScrollEvent.SCROLL, this::zoomByWheel);
        FileDrop.install(root, center, this::openAll);
        Scene scene = new Scene(root, place.width(), place.height());
        Keyboard.install(scene, actions);
        scene.focusOwnerProperty().addListener((property, before, now) -> {
            if (now == null) {
                Platform.runLater(this::regainFocus);
            }
        });
        Styling.apply(scene, look.get());
        stage.setScene(scene);
        stage.getIcons().addAll(icons);
        stage.setTitle(PROGRAM);
        place.restore();
        stage.setOnHidden(event -> end());
        stage.setOnCloseRequest(event -> {
            if (unsaved.any()) {
                event.consume();
                unsaved.ask(stage::hide);
            }
        });
        refresh.setCycleCount(Animation.INDEFINITE);
        filterBar.setDisable(true);
        workspace.document().addListener((property, before, now) -> documentChanged(now));
        workspace.selected().addListener((property, before, now) -> status.refresh());
    }

    /** The views there are. */
    private void addViews() {
        views.add(View.SUMMARY, analyses.summary());
        views.add(View.TRAFFIC, traffic);
        views.add(View.TIMELINE, timeline);
        views.add(View.COVERAGE, analyses.coverage());
        views.add(View.FINDINGS, findings);
        views.shown().set(View.SUMMARY);
    }

    /** What had the keyboard is gone, with another view perhaps: the view in front has it then, never nothing. */
    private void regainFocus() {
        if (stage.getScene().getFocusOwner() == null && workspace.document().get() != null) {
            views.requestFocus();
        }
    }

    /** Shows the window. */
    public void show() {
        stage.show();
        FirstSize.keep(stage, FirstSize.WATCHED);
        refresh.play();
    }

    /** What the views have in common. */
    public Workspace workspace() {
        return workspace;
    }

    /** Opens a capture instead of what is open; its summary comes first. */
    public void open(Path file) {
        unsaved.ask(() -> {
            openNow(file);
            views.choose(View.SUMMARY);
        });
    }

    /** Reads the file again that is open; the view in front stays. */
    private void reload() {
        unsaved.ask(() -> {
            openNow(workspace.document().get().file());
            views.requestFocus();
        });
    }

    private void openNow(Path file) {
        notice.reset();
        workspace.open(file);
        fileActions.opened(file);
        refresh();
    }

    /** Lets a window begin with a theme and a size. */
    public static void remember(Settings settings, Theme theme, double width, double height) {
        LookChoice.remember(settings, theme);
        WindowPlace.remember(settings, width, height);
    }

    /** Brings a view to the front. */
    public void show(View view) {
        views.choose(view);
    }

    /** Puts a filter in force, as if it had been written into its bar. */
    public void filter(String text) {
        filterBar.write(text, true);
    }

    /** Whether there is nothing going on in the background: the window shows all there is. */
    public boolean settled() {
        CaptureDocument document = workspace.document().get();
        return document == null || document.state() != CaptureDocument.State.READING && document.verdict() != null && document.verdict().last()
                && !workspace.list().get().working() && timelines.settled() && analyses.settled() && findings.settled();
    }

    /** Opens captures: the first one here instead of what is open, each of the others in a window of its own. */
    public void openAll(List<Path> files) {
        for (Path file : files.subList(Math.min(1, files.size()), files.size())) {
            MainWindow beside = new MainWindow(new Stage(), settings, lookChoice);
            beside.show();
            beside.open(file);
        }
        if (!files.isEmpty()) {
            open(files.get(0));
            stage.toFront();
        }
    }

    private void close() {
        unsaved.ask(() -> {
            workspace.close();
            notice.reset();
            refresh();
        });
    }

    /** Something to know, until a file is opened or closed. */
    private void tell(String line) {
        notice.show(line);
    }

    /** Starts and stops what comes in live. */
    public CaptureControl capture() {
        return capture;
    }

    private void end() {
        refresh.stop();
        place.keep();
        workspace.close();
        capture.awaitDiscarded();
    }

    private void documentChanged(CaptureDocument now) {
        filterBar.setDisable(now == null);
        analyses.open(now);
        stage.setTitle(now == null ? PROGRAM : now.name() + " — " + PROGRAM);
        center.getChildren().setAll(now == null ? startPage : views);
        if (now == null) {
            startPage.refresh();
            startPage.requestFocus();
        } else if (now.live() != null) {
            views.choose(View.TRAFFIC);
        }
    }

    private void refresh() {
        CaptureDocument document = workspace.document().get();
        if (document != null && document.state() == CaptureDocument.State.FAILED) {
            String problem = document.notice();
            workspace.close();
            notice.show(problem);
        } else if (document != null) {
            if (document.notice() != null) {
                notice.show(document.notice());
            } else if (document.state() == CaptureDocument.State.CANCELLED) {
                notice.show("Reading was stopped after packet " + document.packets() + ". Reload (F5) reads the whole file.");
            }
            if (document.messages() > 0 && (document.live() == null || document.live().kept())) {
                settings.addRecentFile(document.file());
            }
        }
        Job job = workspace.job().get();
        if (job != null && job.problem() != null) {
            notice.show(job.problem());
        }
        capture.refresh();
        status.paused(capture.paused().get());
        status.refresh();
        if (workspace.dropGone()) {
            traffic.selectionGone();
        }
        if (capture.paused().get()) {
            traffic.list().dropGone();
            analyses.refreshUnseen(document);
        } else {
            refreshViews(document);
        }
    }

    private void refreshViews(CaptureDocument document) {
        timelines.refresh();
        traffic.refresh();
        findBar.refresh();
        timeline.refresh();
        findings.refresh();
        views.count(View.FINDINGS, findings.count(), findings.spokenCount(), findings.hasErrors());
        analyses.refresh(document);
        filterBar.refresh();
    }

    /** A file is remembered with a small picture, once all of it was read. */
    private void picture(SummaryPage page) {
        if (page != null && !page.reading() && workspace.document().get() != null) {
            settings.put(workspace.document().get().file(), Thumbnail.of(page));
        }
    }

    private void preferences() {
        new PreferencesDialog(stage, lookChoice, workspace, traffic.list()::showColumnMenu).show();
    }

    private void zoomByWheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            look.set(event.getDeltaY() > 0 ? look.get().larger() : look.get().smaller());
            event.consume();
        }
    }
}
