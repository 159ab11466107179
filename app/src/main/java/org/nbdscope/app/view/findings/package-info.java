/**
 * What is wrong in the open capture, ready to be shown: the rule book's findings with the messages they stand at, and the tree that
 * groups them. Uses nothing of the window.
 */
package org.nbdscope.app.view.findings;
