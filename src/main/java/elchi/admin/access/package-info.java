/**
 * Access: who may log in, what each may do, which endpoint needs what, and the log of
 * what was done.
 */
@NullMarked
package elchi.admin.access;

import org.jspecify.annotations.NullMarked;
