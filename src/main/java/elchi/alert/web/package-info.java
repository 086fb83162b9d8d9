/**
 * The pages that the links in alerts lead to.
 */
@NullMarked
package elchi.alert.web;

import org.jspecify.annotations.NullMarked;
