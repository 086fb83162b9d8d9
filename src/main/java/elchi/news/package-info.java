/**
 * Articles of the outlets we follow: read, told apart, tagged with their countries.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "fetch")
package elchi.news;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
