/**
 * The console: what ran, what will, who is owed a mail, and the embedded inbox.
 */
@NullMarked
package elchi.admin.web;

import org.jspecify.annotations.NullMarked;
