package elchi.subscription;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads rows in the order of a number, page by page, so that no more than a page is in
 * memory and no connection is held between pages.
 *
 * @param <T> type of a row
 */
final class Keyset<T> implements Iterator<T> {

	static final int PAGE = 1000;

	private final LongFunction<List<T>> pageAfter;

	private final ToLongFunction<T> number;

	private final Deque<T> page = new ArrayDeque<>();

	private long last = Long.MIN_VALUE;

	private boolean exhausted;

	private Keyset(LongFunction<List<T>> pageAfter, ToLongFunction<T> number) {
		this.pageAfter = pageAfter;
		this.number = number;
	}

	static <T> Stream<T> stream(LongFunction<List<T>> pageAfter, ToLongFunction<T> number) {
		Spliterator<T> rows = Spliterators.spliteratorUnknownSize(new Keyset<>(pageAfter, number),
				Spliterator.ORDERED | Spliterator.NONNULL);
		return StreamSupport.stream(rows, false);
	}

	@Override
	public boolean hasNext() {
		if (this.page.isEmpty() && !this.exhausted) {
			List<T> next = this.pageAfter.apply(this.last);
			this.page.addAll(next);
			this.exhausted = next.size() < PAGE;
		}
		return !this.page.isEmpty();
	}

	@Override
	public T next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		T row = this.page.remove();
		this.last = this.number.applyAsLong(row);
		return row;
	}

}
