/**
 * Who receives what, in which form, with whose consent.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "template", "delivery", "job" })
package elchi.subscription;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
