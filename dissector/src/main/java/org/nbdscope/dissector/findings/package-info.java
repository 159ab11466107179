/**
 * The rule book: what a client, a server or the network between them did wrong, wastefully or surprisingly, with the bytes and the
 * sentence of the specification. The rules are declared in the {@code ...Rules} classes and found in {@link
 * org.nbdscope.dissector.findings.RuleBook}; the {@code ...Check} classes look for them while a capture is decoded. Where bytes are
 * missing a check says nothing: what was not captured is no fault of anybody.
 */
package org.nbdscope.dissector.findings;
