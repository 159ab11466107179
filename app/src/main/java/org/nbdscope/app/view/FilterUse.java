package org.nbdscope.app.view;

import org.nbdscope.dissector.filter.FilterText;

/** How a filter that somebody picked is joined with the one in force. */
public enum FilterUse {
    SELECTED("Selected"),
    NOT("Not selected"),
    AND("… and selected"),
    OR("… or selected"),
    AND_NOT("… and not selected"),
    OR_NOT("… or not selected");

    private final String label;

    FilterUse(String label) {
        this.label = label;
    }

    /** What menus call it. */
    public String label() {
        return label;
    }

    /**
     * The joined filter.
     *
     * @param present the filter in force; "" for none
     */
    public String of(String present, String picked) {
        return switch (this) {
            case SELECTED -> picked;
            case NOT -> FilterText.not(picked);
            case AND -> FilterText.and(present, picked);
            case OR -> FilterText.or(present, picked);
            case AND_NOT -> FilterText.and(present, FilterText.not(picked));
            case OR_NOT -> FilterText.or(present, FilterText.not(picked));
        };
    }
}
