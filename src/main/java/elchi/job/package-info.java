/**
 * Job definitions, their schedules, and the one path on which every run is launched.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package elchi.job;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
