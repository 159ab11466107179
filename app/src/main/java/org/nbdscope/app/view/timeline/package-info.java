/**
 * What the timeline of requests shows, without a toolkit: an index of requests by time that grows with the capture, windows of time and
 * of offsets, bins, rows and hit tests, and the picture itself, painted on a {@link org.nbdscope.app.view.timeline.Surface}.
 */
package org.nbdscope.app.view.timeline;
