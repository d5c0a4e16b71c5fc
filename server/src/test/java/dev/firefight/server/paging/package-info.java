/** Tests of what lies between an alert and a person, without a server around it. */
@NullMarked
package dev.firefight.server.paging;

import org.jspecify.annotations.NullMarked;
