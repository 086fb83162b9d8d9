package elchi.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import com.ibm.icu.text.MessagePattern.ArgType;
import com.ibm.icu.text.MessagePatternUtil;
import com.ibm.icu.text.MessagePatternUtil.ArgNode;
import com.ibm.icu.text.MessagePatternUtil.MessageContentsNode;
import com.ibm.icu.text.MessagePatternUtil.MessageNode;
import com.ibm.icu.text.MessagePatternUtil.TextNode;
import com.ibm.icu.text.MessagePatternUtil.VariantNode;

/**
 * What a pattern is made of.
 *
 * @param texts what it says by itself
 * @param selects the choices of each argument of kind select
 * @param plurals the choices of each argument of kind plural
 */
record Spelling(List<String> texts, SortedMap<String, SortedSet<String>> selects,
		SortedMap<String, SortedSet<String>> plurals) {

	static Spelling of(String pattern) {
		Spelling spelling = new Spelling(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
		spelling.read(MessagePatternUtil.buildMessageNode(pattern));
		return spelling;
	}

	private void read(MessageNode message) {
		for (MessageContentsNode part : message.getContents()) {
			if (part instanceof TextNode text) {
				this.texts.add(text.getText());
			}
			else if (part instanceof ArgNode argument && argument.getComplexStyle() != null) {
				read(argument);
			}
		}
	}

	private void read(ArgNode argument) {
		Map<String, SortedSet<String>> choices = (argument.getArgType() == ArgType.SELECT) ? this.selects
				: this.plurals;
		Set<String> names = choices.computeIfAbsent(argument.getName(), (name) -> new TreeSet<>());
		for (VariantNode variant : argument.getComplexStyle().getVariants()) {
			names.add(variant.getSelector());
			read(variant.getMessage());
		}
	}

}
