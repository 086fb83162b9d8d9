/**
 * Rules of traders, decided on every fixing, and the one mail for each trader and
 * evaluation in which a currency has really moved.
 * <p>
 * A rule is decided by {@link elchi.alert.Watch}, a function of the rule, its state and
 * an observation; whatever is stored beside it (the four trip points of a rule) only
 * serves to find the few rules of a million whose state an observation changes. What did
 * not change is explained by asking the same function again.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "fx", "subscription", "template", "delivery", "mail", "job" })
package elchi.alert;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
