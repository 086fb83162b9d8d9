/**
 * Polite, bounded and suspicious reading of documents from the outside world.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package elchi.fetch;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
