/**
 * What is done to a production, by fate or by people: a name with arguments, written the same in scenarios, in logs of drills and at the console.
 */
@NullMarked
package dev.firefight.practice.act;

import org.jspecify.annotations.NullMarked;
