/**
 * Editions on the web.
 */
@NullMarked
package elchi.digest.web;

import org.jspecify.annotations.NullMarked;
