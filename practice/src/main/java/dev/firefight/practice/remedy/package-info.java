/**
 * What people do about it: kinds of acts on a production, each with what it takes and what it costs. An act does what it would do in earnest, also
 * where it does not help or does harm; whether it helped is seen in what users feel.
 */
@NullMarked
package dev.firefight.practice.remedy;

import org.jspecify.annotations.NullMarked;
