/**
 * Messages and pages rendered from the files under templates, strictly.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package elchi.template;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
