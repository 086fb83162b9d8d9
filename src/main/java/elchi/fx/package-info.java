/**
 * Currency quotes as their issuers printed them, and what can be said about a week of
 * them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "fetch")
package elchi.fx;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
