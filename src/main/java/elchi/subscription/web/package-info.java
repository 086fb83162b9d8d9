/**
 * The pages that the links in mails lead to.
 */
@NullMarked
package elchi.subscription.web;

import org.jspecify.annotations.NullMarked;
