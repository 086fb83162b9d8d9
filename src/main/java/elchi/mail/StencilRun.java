package elchi.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Whole lines of a stencil: such as all messages share, or such with gaps.
 */
final class StencilRun {

	/** Octets in a line of base64. */
	private static final int BLOCK = 57;

	/** What stands around the gaps; null for lines without. */
	private final @Nullable List<String> around;

	private final byte[] octets;

	private final Measure measure;

	private final Map<TransferEncoding, WireLines> encoded = new ConcurrentHashMap<>();

	private StencilRun(@Nullable List<String> around, String shared) {
		this.around = around;
		this.octets = TransferEncoding.utf8(shared);
		this.measure = Measure.of(shared);
	}

	/**
	 * Cuts a text in pieces between its lines.
	 */
	static List<StencilRun> cut(List<String> pieces) {
		List<StencilRun> runs = new ArrayList<>();
		List<String> around = new ArrayList<>();
		for (int i = 0; i < pieces.size(); i++) {
			String piece = pieces.get(i);
			boolean last = i == pieces.size() - 1;
			int from = 0;
			if (i > 0) {
				from = piece.indexOf('\n') + 1;
				around.add((from > 0) ? piece.substring(0, from) : piece);
				if (from == 0 && !last) {
					continue;
				}
				runs.add(new StencilRun(List.copyOf(around), ""));
				around.clear();
				from = (from > 0) ? from : piece.length();
			}
			int to = last ? piece.length() : piece.lastIndexOf('\n') + 1;
			addShared(BodyText.lines(piece.substring(from, to)), last, runs);
			if (!last) {
				around.add(piece.substring(to));
			}
		}
		return runs;
	}

	private static void addShared(String lines, boolean last, List<StencilRun> runs) {
		boolean empty = lines.isEmpty() && (!last || !runs.isEmpty());
		if (!empty) {
			runs.add(new StencilRun(null, last ? BodyText.ended(lines) : lines));
		}
	}

	boolean isShared() {
		return this.around == null;
	}

	int gaps() {
		return (this.around != null) ? this.around.size() - 1 : 0;
	}

	/**
	 * What all messages share of it.
	 */
	Measure measure() {
		return this.measure;
	}

	byte[] octets() {
		return this.octets;
	}

	/**
	 * The lines with their gaps filled; empty for shared lines.
	 */
	String text(List<String> gaps) {
		if (this.around == null) {
			return "";
		}
		StringBuilder text = new StringBuilder(this.around.get(0));
		for (int i = 0; i < gaps.size(); i++) {
			text.append(gaps.get(i)).append(this.around.get(i + 1));
		}
		return BodyText.lines(text.toString());
	}

	/**
	 * The shared lines in an encoding; in base64 all but the {@link #remainder}.
	 */
	WireLines encoded(TransferEncoding encoding) {
		return this.encoded.computeIfAbsent(encoding, (key) -> {
			if (key != TransferEncoding.BASE64) {
				return WireLines.of(key.encode(this.octets));
			}
			byte[] blocks = Arrays.copyOf(this.octets, blocks());
			return WireLines.of((blocks.length > 0) ? TransferEncoding.ended(key.encode(blocks)) : blocks);
		});
	}

	/**
	 * The octets behind the whole lines of base64; never none, since what follows may be
	 * empty and a last line of base64 has no end.
	 */
	byte[] remainder() {
		return Arrays.copyOfRange(this.octets, blocks(), this.octets.length);
	}

	private int blocks() {
		return (this.octets.length - 1) / BLOCK * BLOCK;
	}

	int weight() {
		int around = (this.around != null) ? this.around.stream().mapToInt(String::length).sum() : 0;
		return 200 + 2 * around + this.octets.length * 5 / 2;
	}

}
