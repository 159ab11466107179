package org.nbdscope.app.view.timeline;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Writes a picture as SVG. Marks become rectangles at a scale of 1; text gets the room that it takes whatever font draws it. */
public final class SvgSurface implements Surface {

    private static final double HATCH_LINE = 1.1;

    private final StringBuilder body = new StringBuilder();
    private final double width;
    private final double height;
    private final Map<Long, String> hatches = new HashMap<>();
    private int clips;
    private int markX;
    private int markY;
    private int markWidth;
    private int markHeight;
    /** Marks of one colour and one row that touch are one rectangle. */
    private int runX;
    private int runY;
    private int runWidth;
    private int runHeight;
    private int runColour;

    /** An empty picture. */
    public SvgSurface(double width, double height) {
        this.width = width;
        this.height = height;
    }

    /** The whole document. */
    public String document(String title) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:space=\"preserve\" width=\"" + number(width)
                + "\" height=\"" + number(height) + "\" viewBox=\"0 0 " + number(width) + ' ' + number(height)
                + "\" role=\"img\">\n<title>" + escaped(title) + "</title>\n" + body + "</svg>\n";
    }

    @Override
    public double scale() {
        return 1;
    }

    @Override
    public void rect(double x, double y, double w, double h, int colour) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(w))
                .append("\" height=\"").append(number(h)).append('"').append(paint("fill", colour)).append("/>\n");
    }

    @Override
    public void frame(double x, double y, double w, double h, double arc, int colour, double lineWidth) {
        body.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y)).append("\" width=\"").append(number(w))
                .append("\" height=\"").append(number(h)).append("\" rx=\"").append(number(arc / 2)).append("\" fill=\"none\"")
                .append(stroke(colour, lineWidth, 0)).append("/>\n");
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, int colour, double lineWidth, double dash) {
        body.append("<line x1=\"").append(number(x1)).append("\" y1=\"").append(number(y1)).append("\" x2=\"").append(number(x2))
                .append("\" y2=\"").append(number(y2)).append('"').append(stroke(colour, lineWidth, dash)).append("/>\n");
    }

    @Override
    public void polygon(double[] x, double[] y, int count, int colour) {
        body.append("<polygon points=\"").append(points(x, y, count)).append('"').append(paint("fill", colour)).append("/>\n");
    }

    @Override
    public void polyline(double[] x, double[] y, int count, int colour, double lineWidth) {
        body.append("<polyline points=\"").append(points(x, y, count)).append("\" fill=\"none\"").append(stroke(colour, lineWidth, 0))
                .append("/>\n");
    }

    @Override
    public void text(String text, double x, double y, TextStyle style, Align align, int colour) {
        SvgFont font = SvgFont.of(style);
        String anchor = align == Align.LEFT ? "start" : align == Align.CENTRE ? "middle" : "end";
        body.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" font-size=\"").append(number(style.size()))
                .append("\" font-family=\"").append(escaped(font.families())).append('"');
        if (style.bold()) {
            body.append(" font-weight=\"600\"");
        }
        if (text.length() > 1 && font.knows(text)) {
            body.append(" textLength=\"").append(number(font.width(text) * style.size())).append("\" lengthAdjust=\"spacingAndGlyphs\"");
        }
        body.append(" text-anchor=\"").append(anchor).append('"').append(paint("fill", colour)).append('>').append(escaped(text))
                .append("</text>\n");
    }

    @Override
    public double textWidth(String text, TextStyle style) {
        return SvgFont.of(style).room(text) * style.size();
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clips++;
        body.append("<clipPath id=\"clip").append(clips).append("\"><rect x=\"").append(number(x)).append("\" y=\"").append(number(y))
                .append("\" width=\"").append(number(w)).append("\" height=\"").append(number(h))
                .append("\"/></clipPath>\n<g clip-path=\"url(#clip")
                .append(clips).append(")\">\n");
    }

    @Override
    public void unclip() {
        body.append("</g>\n");
    }

    @Override
    public void beginMarks(int x, int y, int w, int h) {
        markX = x;
        markY = y;
        markWidth = w;
        markHeight = h;
        runWidth = 0;
        body.append("<g shape-rendering=\"crispEdges\">\n");
    }

    @Override
    public void mark(int x, int y, int w, int h, int colour) {
        int left = Math.max(0, x);
        int right = Math.min(markWidth, x + w);
        int top = Math.max(0, y);
        int bottom = Math.min(markHeight, y + h);
        if (right <= left || bottom <= top) {
            return;
        }
        boolean goesOn = runWidth > 0 && colour == runColour && top == runY && bottom - top == runHeight && left == runX + runWidth;
        if (goesOn) {
            runWidth += right - left;
            return;
        }
        endRun();
        runX = left;
        runY = top;
        runWidth = right - left;
        runHeight = bottom - top;
        runColour = colour;
    }

    @Override
    public void hatchedMark(int x, int y, int w, int h, int ground, int line) {
        endRun();
        int left = Math.max(0, x);
        int top = Math.max(0, y);
        double right = Math.min(markWidth, x + w);
        double bottom = Math.min(markHeight, y + h);
        if (right <= left || bottom <= top) {
            return;
        }
        String id = hatches.computeIfAbsent((long) ground << 32 | line & 0xffffffffL, key -> hatch("hatch" + hatches.size(), ground, line));
        body.append("<rect x=\"").append(markX + left).append("\" y=\"").append(markY
                + top).append("\" width=\"").append(number(right - left))
                .append("\" height=\"").append(number(bottom - top)).append("\" fill=\"url(#").append(id).append(")\"/>\n");
    }

    /** Declares a pattern and returns its name. */
    private String hatch(String id, int ground, int line) {
        body.append("<pattern id=\"").append(id).append("\" width=\"").append(HATCH_PITCH).append("\" height=\"").append(HATCH_PITCH)
                .append("\" patternUnits=\"userSpaceOnUse\">");
        rect(0, 0, HATCH_PITCH, HATCH_PITCH, ground);
        body.append("<path d=\"M-1 1L1 -1M0 6L6 0M5 7L7 5\" shape-rendering=\"auto\"").append(stroke(line, HATCH_LINE,
                0)).append("/></pattern>\n");
        return id;
    }

    private void endRun() {
        if (runWidth > 0) {
            rect(markX + runX, markY + runY, runWidth, runHeight, runColour);
            runWidth = 0;
        }
    }

    @Override
    public void endMarks() {
        endRun();
        body.append("</g>\n");
    }

    private static String stroke(int colour, double lineWidth, double dash) {
        return paint("stroke", colour) + " stroke-width=\"" + number(lineWidth) + '"'
                + (dash > 0 ? " stroke-dasharray=\"" + number(dash) + ' ' + number(dash) + '"' : "");
    }

    private static String paint(String what, int colour) {
        String text = String.format(Locale.ROOT, " %s=\"#%06x\"", what, colour & 0xffffff);
        int alpha = colour >>> 24;
        return alpha == 0xff ? text : text + " " + what + "-opacity=\"" + number(alpha / 255.0) + '"';
    }

    private static String points(double[] x, double[] y, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        return text.toString();
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b-\\x1f]", "\uFFFD");
    }
}
