package org.nbdscope.app.cli;

/** The user asked for something that cannot be; the message is one line, made for the user. */
final class UsageException extends RuntimeException {

    UsageException(String message) {
        super(message);
    }
}
