/**
 * The command line: one jar that serves, or runs one command in its own process. Open to
 * the program's entry alone.
 */
@NamedInterface
@NullMarked
package elchi.admin.cli;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.NamedInterface;
