/**
 * Articles of the outlets we follow: read, told apart, tagged with their countries.
 * <p>
 * From Java 19 on a word boundary in a pattern is one of ASCII letters alone unless
 * {@code (?U)} asks for more; an outlet's words may be Russian.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "fetch")
package elchi.news;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
