/**
 * The language of the tests: databases, clocks and servers.
 */
@NullMarked
package elchi.test;

import org.jspecify.annotations.NullMarked;
