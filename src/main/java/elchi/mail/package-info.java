/**
 * One mail message and the conversation in which a server takes responsibility for it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package elchi.mail;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
