/**
 * Editions: one week, assembled, frozen and composed for each reader.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "news", "fx", "subscription", "template", "delivery", "mail", "job" })
package elchi.digest;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
