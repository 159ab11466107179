package org.nbdscope.dissector.filter;

/** A visitor that wants all values of some kinds and passes over the others. */
abstract class ValueCollector implements ValueVisitor {

    @Override
    public boolean number(long value) {
        return false;
    }

    @Override
    public boolean text(String value) {
        return false;
    }

    @Override
    public boolean bytes(byte[] value) {
        return false;
    }

    @Override
    public boolean address(long high, long low) {
        return false;
    }

    @Override
    public boolean present() {
        return false;
    }
}
