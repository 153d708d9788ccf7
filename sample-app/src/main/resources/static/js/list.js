// A list of events, oldest first, that follows its end until someone reads back.

import { count } from './text.js';

const MAX_ROWS = 1000;

/** As close to the end counts as at the end. */
const NEAR = 24;

export class EventList {

	#list;
	#pill;
	#create;
	#entries = [];
	#unseen = [];
	#unseenCount = 0;
	#following = true;
	#top = 0;

	/**
	 * @param list the element of the list
	 * @param pill the button that says what is new
	 * @param create makes the row of an entry
	 */
	constructor(list, pill, create) {
		this.#list = list;
		this.#pill = pill;
		this.#create = create;
		// The wheel wins: it is heard before the next events scroll away what is read.
		list.addEventListener('wheel', (event) => event.deltaY < 0 && this.#pause(), { passive: true });
		list.addEventListener('touchmove', () => this.#atEnd() || this.#pause(), { passive: true });
		list.addEventListener('scroll', () => this.#scrolled(), { passive: true });
		list.addEventListener('keydown', (event) => this.#key(event));
		list.addEventListener('toggle', (event) => this.#toggled(event.target), { capture: true });
		pill.addEventListener('click', () => this.follow());
		new ResizeObserver(() => this.#following && this.#toEnd()).observe(list);
	}

	get entries() {
		return this.#entries;
	}

	clear() {
		this.#entries = [];
		this.#list.replaceChildren();
		this.follow();
	}

	/** Adds entries, each with a time by which it finds its place. */
	add(entries) {
		if (entries.length === 0) {
			return;
		}
		if (!this.#following) {
			this.#unseen = this.#unseen.concat(entries).slice(-MAX_ROWS);
			this.#unseenCount += entries.length;
			this.#showPill();
			return;
		}
		this.#append(entries.slice(-MAX_ROWS));
		this.#toEnd();
	}

	follow() {
		this.#following = true;
		this.#append(this.#unseen);
		this.#unseen = [];
		this.#unseenCount = 0;
		this.#showPill();
		this.#toEnd();
	}

	#append(entries) {
		const fragment = document.createDocumentFragment();
		for (const entry of entries) {
			entry.at = Date.parse(entry.time);
			entry.row = this.#create(entry);
			const last = this.#entries.at(-1);
			if (last && entry.at < last.at) {
				this.#list.append(fragment);
				this.#insert(entry);
			}
			else {
				this.#entries.push(entry);
				fragment.append(entry.row);
			}
		}
		this.#list.append(fragment);
		this.#entries.splice(0, this.#entries.length - MAX_ROWS).forEach((entry) => entry.row.remove());
	}

	#insert(entry) {
		let index = this.#entries.length;
		while (index > 0 && entry.at < this.#entries[index - 1].at) {
			index--;
		}
		this.#list.insertBefore(entry.row, this.#entries[index].row);
		this.#entries.splice(index, 0, entry);
	}

	#atEnd() {
		return this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < NEAR;
	}

	#toEnd() {
		this.#list.scrollTop = this.#list.scrollHeight;
		this.#top = this.#list.scrollTop;
	}

	// A list that becomes shorter is not at its end either: only a way up is a wish to read back.
	#scrolled() {
		if (this.#atEnd()) {
			this.#resume();
		}
		else if (this.#list.scrollTop < this.#top) {
			this.#pause();
		}
		this.#top = this.#list.scrollTop;
	}

	#pause() {
		if (this.#list.scrollHeight > this.#list.clientHeight) {
			this.#stop();
		}
	}

	#stop() {
		this.#following = false;
		this.#showPill();
	}

	#resume() {
		// With something unseen the end is not the end: the pill says so, and what is read stays.
		if (this.#unseenCount === 0) {
			this.#following = true;
			this.#showPill();
		}
	}

	#toggled(details) {
		if (details.open) {
			this.#stop();
			// When its fields are there.
			requestAnimationFrame(() => details.scrollIntoView({ block: 'nearest' }));
		}
		else if (this.#atEnd()) {
			this.#resume();
		}
	}

	#showPill() {
		this.#pill.hidden = this.#following;
		this.#pill.textContent = this.#unseenCount > 0 ? `\u2193 ${count(this.#unseenCount)} new` : '\u2193 To the latest';
	}

	#key(event) {
		if (event.key === 'End') {
			this.follow();
			event.preventDefault();
			return;
		}
		if (event.key === 'PageUp' || event.key === 'Home') {
			this.#pause();
			return;
		}
		if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') {
			return;
		}
		const rows = this.#entries.map((entry) => entry.row.querySelector('summary')).filter(Boolean);
		if (rows.length > 0) {
			this.#pause();
			const current = rows.indexOf(document.activeElement);
			const next = event.key === 'ArrowDown' ? current + 1 : (current < 0 ? rows.length : current) - 1;
			rows[Math.min(Math.max(next, 0), rows.length - 1)].focus();
			event.preventDefault();
		}
	}

}
