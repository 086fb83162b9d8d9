/**
 * The command line: one jar that serves, or runs one command in its own process.
 */
@NullMarked
package elchi.admin.cli;

import org.jspecify.annotations.NullMarked;
