/**
 * What watches while nobody looks: conditions that open and end, the mails that tell
 * operators, and the figures for machines.
 */
@NullMarked
package elchi.admin.watch;

import org.jspecify.annotations.NullMarked;
