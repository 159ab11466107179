package org.nbdscope.app.view;

import java.io.InputStream;

/** The fonts that come with the program: Inter and JetBrains Mono, as far as it needs them, under names of its own. */
public enum FontFile {
    SANS("nbdscope-sans.otf"),
    SANS_BOLD("nbdscope-sans-bold.otf"),
    MONO("nbdscope-mono.ttf"),
    MONO_BOLD("nbdscope-mono-bold.ttf");

    private static final String FOLDER = "/org/nbdscope/app/gui/fonts/";

    private final String file;

    FontFile(String file) {
        this.file = file;
    }

    /** Its bytes, to be closed by the caller. */
    public InputStream open() {
        return FontFile.class.getResourceAsStream(FOLDER + file);
    }
}
