/**
 * The HTTP side: routes, who may use them, pages, the API, event streams, and errors.
 *
 * <p>In: requests. Out: pages for people, JSON for programs; what cannot be done is told as a problem (RFC 9457), to browsers in the same
 * words on a page. {@link dev.firefight.server.web.Gate} lets in: a route that does not say who may use it is used by nobody.
 */
@NullMarked
package dev.firefight.server.web;

import org.jspecify.annotations.NullMarked;
