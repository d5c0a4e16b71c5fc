/**
 * How a system is built: its services and what each of their routes does, its databases, caches, queues and providers, and who uses it. Plain
 * values, as they are declared; what becomes of them when people use them is found out by {@code dev.firefight.practice.production}.
 */
@NullMarked
package dev.firefight.practice.design;

import org.jspecify.annotations.NullMarked;
