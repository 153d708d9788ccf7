package io.cloudwatchlogging.autoconfigure.properties;

/**
 * How far two words are apart: the number of letters to add, leave out, replace or
 * exchange with their neighbour (the optimal string alignment distance).
 */
final class EditDistance {

	private EditDistance() {
	}

	static int between(CharSequence one, CharSequence other) {
		int[] beforeLast = new int[other.length() + 1];
		int[] last = new int[other.length() + 1];
		for (int column = 0; column < last.length; column++) {
			last[column] = column;
		}
		for (int row = 1; row <= one.length(); row++) {
			int[] current = new int[last.length];
			current[0] = row;
			for (int column = 1; column < current.length; column++) {
				int replaced = last[column - 1] + ((one.charAt(row - 1) != other.charAt(column - 1)) ? 1 : 0);
				current[column] = Math.min(replaced, Math.min(last[column], current[column - 1]) + 1);
				if (row > 1 && column > 1 && one.charAt(row - 1) == other.charAt(column - 2)
						&& one.charAt(row - 2) == other.charAt(column - 1)) {
					current[column] = Math.min(current[column], beforeLast[column - 2] + 1);
				}
			}
			beforeLast = last;
			last = current;
		}
		return last[other.length()];
	}

}
