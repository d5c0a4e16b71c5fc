/** The pages in a real browser. What people do here is said by what they see: names of buttons, labels of fields, words on the page. */
@NullMarked
package dev.firefight.browser;

import org.jspecify.annotations.NullMarked;
