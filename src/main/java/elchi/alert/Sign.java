package elchi.alert;

/**
 * Which way a value went.
 */
public enum Sign {

	/** It rose. */
	UP,

	/** It fell. */
	DOWN;

	Sign opposite() {
		return (this == UP) ? DOWN : UP;
	}

}
