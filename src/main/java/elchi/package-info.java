/**
 * Elchi, the envoy: brings the week of Central Asia to its readers and the move of its
 * currencies to its traders.
 */
@NullMarked
package elchi;

import org.jspecify.annotations.NullMarked;
