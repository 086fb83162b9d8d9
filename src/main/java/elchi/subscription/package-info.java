/**
 * Who receives what, in which form, with whose consent.
 *
 * <p>
 * A stranger's wish is one row, written alike for every address; what comes of it is
 * decided afterwards by an event that outlives a kill, so that neither the page nor the
 * clock tells whether somebody is known. What is decided, on purpose:
 * <ul>
 * <li>An unknown address, one that waits for its confirmation, and one whose owner left
 * the list get a mail with a button. Nothing of the wish holds before it is pressed, and
 * the mail repeats nothing that a stranger can type but the address.</li>
 * <li>Who gets all of it already is told so, with the link to the preferences. Who gets
 * something already keeps the preferences as they are.</li>
 * <li>A suppressed address gets nothing: its server said that it does not exist, or its
 * owner complained, and a form that anybody can fill in outweighs neither. An operator
 * undoes it.</li>
 * <li>An erased one gets the mail with the button, since to be forgotten is not to be
 * shut out. It stays erased until the button is pressed; its address stands in the wish
 * alone.</li>
 * <li>Too many wishes from one network are refused openly, too many for one address in
 * silence: the first says nothing of any address, the second would.</li>
 * </ul>
 * A domain in another script is kept in its {@code xn--} form. Letters outside ASCII
 * before the @ are refused with the reason, since a relay without SMTPUTF8, which is to
 * say most, would lose the mail.
 *
 * <p>
 * The network of a visitor is what the server takes for the other end. Behind a proxy it
 * must be told to believe the proxy ({@code server.forward-headers-strategy=native}), or
 * all visitors are one network.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "mail", "template", "delivery", "job" })
package elchi.subscription;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
