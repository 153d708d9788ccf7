package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.jspecify.annotations.Nullable;

/**
 * A bar chart of one column of a table, as SVG: a horizontal bar for each contender with
 * the median, and a line from the least to the greatest value.
 *
 * @param title what the scenario is
 * @param column what the bars show
 * @param bars the bars, from top to bottom
 */
record Chart(String title, String column, List<Bar> bars) {

	private static final int WIDTH = 760;

	/** Of the names of the contenders. */
	private static final int NAMES = 270;

	/** Of the values behind the bars. */
	private static final int VALUES = 70;

	private static final int ROW = 26;

	private static final int TOP = 58;

	private static final int BAR = 16;

	private static final String STYLE = """
			text { font: 13px sans-serif; fill: #1f2328 }
			.title { font-weight: bold }
			.column { fill: #59636e }
			.library { fill: #0969da }
			.other { fill: #8c959f }
			line { stroke: #1f2328; stroke-width: 1.5 }
			@media (prefers-color-scheme: dark) {
			  text { fill: #f0f6fc }
			  .column { fill: #9198a1 }
			  .library { fill: #4493f8 }
			  .other { fill: #656c76 }
			  line { stroke: #f0f6fc }
			}
			""";

	/** Writes the chart to a file. */
	void write(Path file) throws IOException {
		try (Writer output = Files.newBufferedWriter(file)) {
			XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(output);
			write(xml);
			xml.close();
			output.write('\n');
		}
		catch (XMLStreamException ex) {
			throw new IOException(ex);
		}
	}

	private void write(XMLStreamWriter xml) throws XMLStreamException {
		int height = TOP + this.bars.size() * ROW + 6;
		xml.writeStartElement("svg");
		xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
		xml.writeAttribute("viewBox", "0 0 " + WIDTH + " " + height);
		xml.writeAttribute("width", String.valueOf(WIDTH));
		xml.writeAttribute("height", String.valueOf(height));
		xml.writeAttribute("role", "img");
		element(xml, "title", this.title + ": " + this.column);
		element(xml, "style", STYLE);
		text(xml, "title", 0, 18, "start", this.title);
		text(xml, "column", 0, 38, "start", this.column + ": the median, and the least and the greatest value");
		double greatest = this.bars.stream().mapToDouble(Bar::greatest).max().orElse(0);
		double scale = (greatest > 0) ? (WIDTH - NAMES - VALUES) / greatest : 0;
		for (int i = 0; i < this.bars.size(); i++) {
			write(xml, this.bars.get(i), TOP + i * ROW, scale);
		}
		xml.writeEndElement();
	}

	private static void write(XMLStreamWriter xml, Bar bar, int top, double scale) throws XMLStreamException {
		text(xml, null, NAMES - 10, top + 13, "end", bar.contender().title());
		xml.writeEmptyElement("rect");
		xml.writeAttribute("class", bar.contender().isLibrary() ? "library" : "other");
		attribute(xml, "x", NAMES);
		attribute(xml, "y", top);
		attribute(xml, "width", Math.max(1, bar.median() * scale));
		attribute(xml, "height", BAR);
		xml.writeEmptyElement("line");
		attribute(xml, "x1", NAMES + bar.least() * scale);
		attribute(xml, "x2", NAMES + bar.greatest() * scale);
		attribute(xml, "y1", top + BAR / 2.0);
		attribute(xml, "y2", top + BAR / 2.0);
		int end = (int) (NAMES + bar.greatest() * scale) + 8;
		text(xml, null, end, top + 13, "start", Table.format(bar.median()));
	}

	private static void text(XMLStreamWriter xml, @Nullable String kind, int x, int y, String anchor, String text)
			throws XMLStreamException {
		xml.writeStartElement("text");
		if (kind != null) {
			xml.writeAttribute("class", kind);
		}
		attribute(xml, "x", x);
		attribute(xml, "y", y);
		xml.writeAttribute("text-anchor", anchor);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		xml.writeStartElement(name);
		xml.writeCharacters(text);
		xml.writeEndElement();
	}

	private static void attribute(XMLStreamWriter xml, String name, double value) throws XMLStreamException {
		xml.writeAttribute(name, String.format(Locale.ROOT, "%.1f", value));
	}

	/**
	 * The bar of a contender.
	 *
	 * @param contender who was measured
	 * @param least the least value
	 * @param median the median
	 * @param greatest the greatest value
	 */
	record Bar(Contender contender, double least, double median, double greatest) {
	}

}
