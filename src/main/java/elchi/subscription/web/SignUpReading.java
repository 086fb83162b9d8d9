package elchi.subscription.web;

import java.util.Map;

import elchi.subscription.SignUp;

/**
 * What a form says.
 */
sealed interface SignUpReading {

	/**
	 * A sign-up.
	 *
	 * @param signUp what was chosen
	 */
	record Good(SignUp signUp) implements SignUpReading {
	}

	/**
	 * Something that is not possible.
	 *
	 * @param faults by field, what is wrong: the end of a phrase's key
	 */
	record Bad(Map<String, String> faults) implements SignUpReading {
	}

}
