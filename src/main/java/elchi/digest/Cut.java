package elchi.digest;

import java.util.List;

import elchi.mail.Body;
import elchi.mail.Stencil;
import elchi.template.Fragments;
import elchi.template.Gaps;

/**
 * A part of the digest, rendered and encoded but for its gaps.
 *
 * @param stencil the part
 * @param gaps what to put into it
 */
record Cut(Stencil stencil, Gaps gaps) {

	static Cut of(Fragments part) {
		return new Cut(Stencil.of(part.literals()), part.gaps());
	}

	Body fill(List<String> values) {
		return this.stencil.fill(this.gaps.fill(values));
	}

	int weight() {
		return this.stencil.weight();
	}

}
