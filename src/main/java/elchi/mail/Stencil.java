package elchi.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text with gaps that many messages share. The lines without a gap are encoded once;
 * filled, it becomes the same octets as the same text without gaps.
 */
public final class Stencil {

	private final List<StencilRun> runs;

	private final int gaps;

	private final Measure shared;

	private Stencil(List<StencilRun> runs) {
		this.runs = List.copyOf(runs);
		this.gaps = runs.stream().mapToInt(StencilRun::gaps).sum();
		this.shared = runs.stream().map(StencilRun::measure).reduce(Measure.NOTHING, Measure::and);
	}

	/**
	 * A text in pieces.
	 * @param pieces what stands before, between and behind the gaps, one more than these
	 */
	public static Stencil of(List<String> pieces) {
		return new Stencil(StencilRun.cut(pieces));
	}

	/**
	 * The text of one message.
	 * @param gaps what stands in the gaps, in their order
	 */
	public Body fill(List<String> gaps) {
		if (gaps.size() != this.gaps) {
			throw new IllegalArgumentException("%d values for %d gaps".formatted(gaps.size(), this.gaps));
		}
		return new Filled(this, gaps);
	}

	/**
	 * How many octets of memory it holds, about, once it is encoded.
	 */
	public int weight() {
		return this.runs.stream().mapToInt(StencilRun::weight).sum();
	}

	private List<String> texts(List<String> gaps) {
		List<String> texts = new ArrayList<>(this.runs.size());
		int next = 0;
		for (int i = 0; i < this.runs.size(); i++) {
			StencilRun run = this.runs.get(i);
			String text = run.text(gaps.subList(next, next + run.gaps()));
			boolean unended = i == this.runs.size() - 1 && !run.isShared() && (i == 0 || !text.isEmpty());
			texts.add(unended ? BodyText.ended(text) : text);
			next += run.gaps();
		}
		return texts;
	}

	/**
	 * A stencil with the values of one message in its gaps.
	 */
	static final class Filled extends Body {

		private final Stencil stencil;

		private final List<String> gaps;

		Filled(Stencil stencil, List<String> gaps) {
			this.stencil = stencil;
			this.gaps = List.copyOf(gaps);
		}

		@Override
		void write(String type, WireText out) {
			List<String> texts = this.stencil.texts(this.gaps);
			Measure whole = this.stencil.shared;
			for (String text : texts) {
				whole = whole.and(Measure.of(text));
			}
			TransferEncoding encoding = TransferEncoding.of(whole);
			out.part(type, encoding);
			if (encoding == TransferEncoding.BASE64) {
				writeInBlocks(texts, out);
				return;
			}
			for (int i = 0; i < texts.size(); i++) {
				StencilRun run = this.stencil.runs.get(i);
				if (run.isShared()) {
					out.add(run.encoded(encoding));
				}
				else {
					out.write(encoding.encode(TransferEncoding.utf8(texts.get(i))));
				}
			}
		}

		/**
		 * Blocks of base64 know no lines: all from the first gap on is encoded anew.
		 */
		private void writeInBlocks(List<String> texts, WireText out) {
			ByteArrayOutputStream rest = new ByteArrayOutputStream();
			for (int i = 0; i < texts.size(); i++) {
				StencilRun run = this.stencil.runs.get(i);
				if (run.isShared() && i == 0 && texts.size() > 1) {
					out.add(run.encoded(TransferEncoding.BASE64));
					rest.writeBytes(run.remainder());
				}
				else {
					rest.writeBytes(run.isShared() ? run.octets() : TransferEncoding.utf8(texts.get(i)));
				}
			}
			out.write(TransferEncoding.BASE64.encode(rest.toByteArray()));
		}

		@Override
		public String toString() {
			StringBuilder whole = new StringBuilder();
			List<String> texts = this.stencil.texts(this.gaps);
			for (int i = 0; i < texts.size(); i++) {
				StencilRun run = this.stencil.runs.get(i);
				whole.append(run.isShared() ? new String(run.octets(), StandardCharsets.UTF_8) : texts.get(i));
			}
			return whole.toString().replace("\r\n", "\n");
		}

	}

}
