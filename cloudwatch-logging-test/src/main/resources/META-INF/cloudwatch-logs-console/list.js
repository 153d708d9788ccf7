// The list of events: as tall as there are events, but with rows only for what is seen.
// Everything in it is set as text.

import { clock, day, hasHidden, levelOf, positionOf, summary, timeOf, moment, visibleParts } from './text.js';

const BLOCK = 200;
const MAX_BLOCKS = 500;
const MARGIN = 10;
// Browsers give up between 17 (Firefox) and 33 million pixels. Above, a pixel of the
// scroll bar stands for more than a pixel of the list.
const MAX_HEIGHT = 15_000_000;

function element(name, className, role) {
	const created = document.createElement(name);
	created.className = className;
	if (role) {
		created.setAttribute('role', role);
	}
	return created;
}

export class EventList {

	/**
	 * @param scroller the element that scrolls, with nothing in it
	 * @param listener is told: select(event), follow(on, unseen), edge()
	 */
	constructor(scroller, listener) {
		this.scroller = scroller;
		this.listener = listener;
		this.canvas = element('div', 'canvas', 'presentation');
		scroller.append(this.canvas);
		this.rows = new Map();
		this.options = { utc: false, wrap: false, stream: true, terms: [] };
		this.clear();
		scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
		// The first turn of the wheel counts, not what has become of it a frame later.
		scroller.addEventListener('wheel', (e) => e.deltaY < 0 && this.setFollow(false), { passive: true });
		scroller.addEventListener('touchmove', () => this.setFollow(false), { passive: true });
		scroller.addEventListener('keydown', (e) => this.pressed(e));
		scroller.addEventListener('click', (e) => this.clicked(e));
		this.resize = new ResizeObserver(() => {
			this.measure();
			this.follow ? this.toEnd() : this.draw();
		});
		this.resize.observe(scroller);
	}

	close() {
		this.resize.disconnect();
		this.fetch = null;
	}

	clear() {
		this.total = 0;
		this.blocks = new Map();
		this.loading = new Set();
		this.lastId = '';
		this.unseen = 0;
		this.follow = true;
		this.active = -1;
		this.fetch = null;
		this.held = null;
		this.deletedUpTo = 0;
		this.epoch = (this.epoch ?? 0) + 1;
		this.dropRows();
	}

	/**
	 * Shows events by rank, fetched as they come into sight.
	 * @param fetchPage fetches count events from start, or those near an event
	 */
	show(page, fetchPage) {
		this.clear();
		this.fetch = fetchPage;
		this.total = page.total;
		this.deletedUpTo = page.deletedUpTo;
		this.store(page.start, page.events);
		if (page.start + page.events.length === page.total && page.events.length) {
			this.lastId = page.events[page.events.length - 1].id;
		}
		this.layout();
	}

	/**
	 * Shows the results of a search, which may still go on.
	 * @param deletedUpTo the position up to which events were deleted when it began
	 */
	showFound(deletedUpTo) {
		this.clear();
		this.deletedUpTo = deletedUpTo;
		this.layout();
	}

	/** Adds earlier results at the top, without moving what is read. */
	prepend(events) {
		const all = [...events, ...this.all()];
		const top = this.topRank();
		this.active += this.active < 0 ? 0 : events.length;
		this.replace(all);
		if (this.follow) {
			this.toEnd();
		}
		else {
			this.toRank(top + events.length);
		}
	}

	all() {
		const result = [];
		for (let i = 0; i < this.total; i++) {
			result.push(this.at(i));
		}
		return result;
	}

	replace(all) {
		this.blocks.clear();
		this.total = all.length;
		this.store(0, all);
		this.lastId = all.length ? all[all.length - 1].id : '';
		this.layout();
	}

	/**
	 * Takes what has arrived.
	 * @param total the number of events there are now, or null for results of a search
	 * @param deletedUpTo the position up to which events were deleted, perhaps of other groups
	 * @param more whether more have arrived, which the number includes
	 */
	append(events, total, deletedUpTo, more) {
		const deleted = deletedUpTo !== this.deletedUpTo;
		this.deletedUpTo = deletedUpTo;
		if (deleted && total === null) {
			this.discard(deletedUpTo);
		}
		const unclear = total !== null && deleted && more;
		if (!events.length && !unclear && (total === null || total === this.total)) {
			return;
		}
		events.sort((a, b) => (a.id < b.id ? -1 : 1));
		const known = total === null || total === this.total + events.length;
		const inOrder = known && !unclear && (!events.length || events[0].id > this.lastId);
		if (inOrder) {
			for (const event of events) {
				this.push(event);
			}
		}
		else if (total === null) {
			const all = [...this.all(), ...events].sort((a, b) => (a.id < b.id ? -1 : 1));
			this.replaceAround(all);
		}
		else {
			this.shift(events, total, deleted, unclear);
		}
		this.unseen = this.follow ? 0 : Math.min(this.unseen + events.length, this.total);
		this.layout();
		if (this.follow) {
			this.toEnd();
		}
		else {
			this.listener.follow(false, this.unseen);
		}
	}

	push(event) {
		const index = this.total++;
		const block = Math.floor(index / BLOCK);
		if (index % BLOCK === 0) {
			this.blocks.set(block, []);
		}
		const known = this.blocks.get(block);
		if (known && known.length === index % BLOCK) {
			known.push(event);
		}
		this.lastId = event.id;
	}

	/**
	 * Removes results of a search that are deleted.
	 * @param position the position up to which events were deleted
	 */
	discard(position) {
		const all = this.all();
		const left = all.filter((event) => positionOf(event.id) > position);
		if (left.length < all.length) {
			this.dropRows();
			this.replaceAround(left);
			this.unseen = Math.min(this.unseen, left.length);
			this.follow ? this.toEnd() : this.listener.follow(false, this.unseen);
		}
	}

	/** Replaces all results. What is at the upper edge stays there, or else what follows it. */
	replaceAround(all) {
		const top = this.topRank();
		const first = Math.ceil(top);
		const active = this.at(this.active);
		const ranks = new Map(all.map((event, rank) => [event, rank]));
		const anchor = this.all().slice(first).find((event) => ranks.has(event));
		this.replace(all);
		this.active = active ? ranks.get(active) ?? -1 : -1;
		if (!this.follow) {
			this.toRank(anchor ? Math.max(0, ranks.get(anchor) + top - first) : all.length);
		}
	}

	/** Events have come or gone somewhere in between: ranks are others, the eye stays. */
	shift(events, total, deleted, unclear) {
		const top = this.topRank();
		const seen = this.at(Math.ceil(top));
		const anchor = this.held ?? (seen ? { event: seen, rank: Math.ceil(top) } : null);
		const before = anchor ? events.filter((event) => event.id < anchor.event.id).length : 0;
		const exact = !unclear && total === this.total + events.length;
		// Deleted to make room: most likely the earliest, so that ranks are lower by as many.
		const gone = deleted ? Math.max(0, this.total + events.length - total) : 0;
		const known = exact ? this.known() : [];
		this.blocks = new Map();
		this.loading.clear();
		this.epoch++;
		this.total = total;
		this.merge(known, events);
		if (events.length) {
			const last = events[events.length - 1].id;
			this.lastId = last > this.lastId ? last : this.lastId;
		}
		this.active = -1;
		this.dropRows();
		this.layout();
		if (!this.follow && before !== gone) {
			this.toRank(Math.max(0, top + before - gone));
		}
		if (!this.follow && anchor && (!exact || this.held)) {
			this.hold({ event: anchor.event, rank: Math.max(0, anchor.rank + before - gone) });
		}
	}

	/** Asks for the rank that an event has, and scrolls by the difference to the assumed one. */
	async hold(anchor) {
		const isAsking = this.held !== null;
		this.held = anchor;
		while (this.held && !isAsking) {
			const asked = this.held;
			const page = await this.fetch({ near: asked.event.id, count: 1 }).catch(() => null);
			if (this.held === asked && page?.deletedUpTo === this.deletedUpTo) {
				this.held = null;
				this.toRank(Math.max(0, this.topRank() + page.rank - asked.rank));
			}
			else if (this.held) {
				// Not connected, or one of both knows of deletions that the other does not know of yet.
				await new Promise((resolve) => setTimeout(resolve, page ? 100 : 1000));
			}
		}
	}

	/** What is known, as pairs of rank and event, in order. */
	known() {
		const result = [];
		for (const block of [...this.blocks.keys()].sort((a, b) => a - b)) {
			this.blocks.get(block).forEach((event, i) => result.push([block * BLOCK + i, event]));
		}
		return result;
	}

	/** Puts late events between those that are known, where it is clear where they belong. */
	merge(known, late) {
		let passed = 0;
		let previous = -1;
		for (const [rank, event] of known) {
			const first = passed;
			while (passed < late.length && late[passed].id < event.id) {
				passed++;
			}
			if (rank === previous + 1) {
				for (let i = first; i < passed; i++) {
					this.store(rank + i, [late[i]]);
				}
			}
			this.store(rank + passed, [event]);
			previous = rank;
		}
		if (known.length && previous + passed + 1 + late.length - passed === this.total) {
			this.store(previous + passed + 1, late.slice(passed));
		}
	}

	store(start, events) {
		for (let i = 0; i < events.length; i++) {
			const block = Math.floor((start + i) / BLOCK);
			if (!this.blocks.has(block)) {
				this.blocks.set(block, []);
			}
			this.blocks.get(block)[(start + i) % BLOCK] = events[i];
		}
		if (this.fetch && this.blocks.size > MAX_BLOCKS) {
			const here = Math.floor(this.topRank() / BLOCK);
			[...this.blocks.keys()].sort((a, b) => Math.abs(b - here) - Math.abs(a - here))
				.slice(0, this.blocks.size - MAX_BLOCKS)
				.forEach((far) => this.blocks.delete(far));
		}
	}

	at(rank) {
		return this.blocks.get(Math.floor(rank / BLOCK))?.[rank % BLOCK];
	}

	setOptions(options) {
		this.options = { ...this.options, ...options };
		const top = this.topRank();
		this.dropRows();
		this.measure();
		this.layout();
		this.follow ? this.toEnd() : this.toRank(top);
	}

	setFollow(on) {
		if (this.follow === on) {
			return;
		}
		this.held = null;
		this.follow = on;
		if (on) {
			this.unseen = 0;
			this.toEnd();
		}
		this.listener.follow(on, this.unseen);
	}

	// Geometry

	measure() {
		const style = getComputedStyle(this.scroller);
		this.rowHeight = parseFloat(style.getPropertyValue(this.options.wrap ? '--row-tall' : '--row')) || 26;
		this.viewport = this.scroller.clientHeight;
	}

	layout() {
		if (!this.rowHeight) {
			this.measure();
		}
		this.height = Math.min(this.total * this.rowHeight, MAX_HEIGHT);
		this.canvas.style.height = this.height + 'px';
		this.scroller.parentElement.setAttribute('aria-rowcount', this.total + 1);
		this.draw();
	}

	/** The rank at the upper edge, with its fraction. */
	topRank() {
		if (this.total * this.rowHeight <= MAX_HEIGHT) {
			return this.scroller.scrollTop / this.rowHeight;
		}
		const room = this.height - this.viewport;
		return Math.min(1, this.scroller.scrollTop / room) * (this.total - this.viewport / this.rowHeight);
	}

	toRank(rank) {
		if (this.total * this.rowHeight <= MAX_HEIGHT) {
			this.scroller.scrollTop = rank * this.rowHeight;
		}
		else {
			const room = this.height - this.viewport;
			this.scroller.scrollTop = rank / (this.total - this.viewport / this.rowHeight) * room;
		}
		this.draw();
	}

	toEnd() {
		this.scroller.scrollTop = this.height;
		this.draw();
	}

	/** Brings a rank into the middle, and marks it. */
	reveal(rank) {
		this.setFollow(false);
		this.active = rank;
		this.toRank(Math.max(0, rank - this.viewport / this.rowHeight / 2));
	}

	toUnseen() {
		const first = this.total - this.unseen;
		if (this.unseen * this.rowHeight < this.viewport) {
			this.setFollow(true);
		}
		else {
			this.unseen = 0;
			this.held = null;
			this.toRank(first);
			this.listener.follow(false, 0);
		}
	}

	scrolled() {
		const atEnd = this.scroller.scrollTop + this.viewport >= this.height - 4;
		if (atEnd && !this.follow && this.total) {
			this.setFollow(true);
		}
		else if (!atEnd && this.follow && this.dragging()) {
			this.setFollow(false);
		}
		if (!this.frame) {
			this.frame = requestAnimationFrame(() => {
				this.frame = 0;
				this.draw();
			});
		}
	}

	// Whoever follows is at the end, unless the scroll bar has been taken by hand.
	dragging() {
		return this.scroller.scrollTop + this.viewport < this.height - 3 * this.rowHeight;
	}

	// Rows

	draw() {
		const top = this.topRank();
		const first = Math.max(0, Math.floor(top) - MARGIN);
		const last = Math.min(this.total - 1, Math.ceil(top + this.viewport / this.rowHeight) + MARGIN);
		for (const [rank, row] of this.rows) {
			if (rank < first || rank > last) {
				if (row === document.activeElement) {
					this.scroller.focus({ preventScroll: true });
				}
				row.remove();
				this.rows.delete(rank);
			}
		}
		for (let rank = first; rank <= last; rank++) {
			this.drawRow(rank, this.scroller.scrollTop + (rank - top) * this.rowHeight);
		}
		this.load(first, last);
	}

	drawRow(rank, y) {
		const event = this.at(rank);
		let row = this.rows.get(rank);
		if (!row) {
			row = element('div', 'row', 'row');
			row.tabIndex = -1;
			row.setAttribute('aria-rowindex', rank + 2);
			row.rank = rank;
			this.rows.set(rank, row);
			this.canvas.append(row);
		}
		row.style.transform = 'translateY(' + y + 'px)';
		if (row.event !== event || !row.firstChild) {
			this.fill(row, event);
		}
		row.classList.toggle('active', rank === this.active);
	}

	fill(row, event) {
		row.event = event;
		row.replaceChildren();
		const level = event ? levelOf(event.message) : '';
		row.className = 'row' + (level ? ' ' + level.toLowerCase() : '') + (event ? '' : ' pending');
		const time = element('span', 'time', 'cell');
		const name = element('span', 'level', 'cell');
		const message = element('span', 'message', 'cell');
		row.append(time, name);
		if (this.options.stream) {
			const stream = element('span', 'stream', 'cell');
			stream.textContent = event ? event.stream : '';
			stream.title = stream.textContent;
			row.append(stream);
		}
		row.append(message);
		if (!event) {
			message.textContent = '\u2026';
			return;
		}
		const millis = timeOf(event.id);
		time.textContent = clock(millis, this.options.utc);
		time.title = moment(millis, this.options.utc);
		if (day(millis, this.options.utc) !== day(Date.now(), this.options.utc)) {
			const date = element('span', 'day');
			date.textContent = day(millis, this.options.utc).slice(5) + ' ';
			time.prepend(date);
		}
		name.textContent = level;
		const said = summary(event.message);
		this.write(message, said.text);
		if (said.more) {
			const more = element('span', 'more');
			this.write(more, said.more);
			message.append(' ', more);
		}
	}

	write(target, text) {
		const parts = hasHidden(text) ? visibleParts(text) : [{ text }];
		for (const part of parts) {
			if (part.code) {
				const hidden = element('span', 'hidden-character');
				hidden.textContent = part.code;
				target.append(hidden);
			}
			else {
				this.highlight(target, part.text);
			}
		}
	}

	highlight(target, text) {
		let rest = text;
		while (rest && this.options.terms.length) {
			let at = -1;
			let found = '';
			for (const term of this.options.terms) {
				const index = rest.indexOf(term);
				if (index >= 0 && (at < 0 || index < at)) {
					at = index;
					found = term;
				}
			}
			if (at < 0) {
				break;
			}
			const mark = document.createElement('mark');
			mark.textContent = found;
			target.append(rest.slice(0, at), mark);
			rest = rest.slice(at + found.length);
		}
		target.append(rest);
	}

	dropRows() {
		if (this.canvas.contains(document.activeElement)) {
			this.scroller.focus({ preventScroll: true });
		}
		for (const row of this.rows.values()) {
			row.remove();
		}
		this.rows.clear();
	}

	load(first, last) {
		if (!this.fetch) {
			return;
		}
		for (let block = Math.floor(first / BLOCK); block <= Math.floor(last / BLOCK); block++) {
			const from = block * BLOCK;
			const wanted = Math.min(BLOCK, this.total - from);
			const known = this.blocks.get(block);
			let complete = known && known.length >= wanted;
			for (let i = Math.max(0, first - from); complete && i < Math.min(wanted, last - from + 1); i++) {
				complete = known[i] !== undefined;
			}
			if (!complete && !this.loading.has(block) && this.loading.size < 6) {
				this.fetchBlock(block, this.epoch);
			}
		}
	}

	async fetchBlock(block, epoch) {
		this.loading.add(block);
		try {
			const page = await this.fetch({ start: block * BLOCK, count: BLOCK });
			if (epoch === this.epoch && this.fetch && page.deletedUpTo === this.deletedUpTo) {
				this.store(page.start, page.events);
			}
		}
		catch (e) {
			// Not connected: asked for again when it is drawn again.
			await new Promise((resolve) => setTimeout(resolve, 1000));
		}
		finally {
			if (epoch === this.epoch) {
				this.loading.delete(block);
				this.draw();
			}
		}
	}

	// Hands

	clicked(e) {
		const row = e.target.closest('.row');
		if (row?.event && !String(getSelection())) {
			this.choose(row.rank);
		}
	}

	choose(rank) {
		this.setFollow(false);
		this.active = rank;
		this.draw();
		this.listener.select(this.at(rank), rank);
	}

	move(rank) {
		if (rank < 0 || rank >= this.total) {
			return;
		}
		this.setFollow(false);
		this.active = rank;
		const top = this.topRank();
		const visible = this.viewport / this.rowHeight;
		if (rank < top) {
			this.toRank(rank);
		}
		else if (rank > top + visible - 1) {
			this.toRank(rank - visible + 1);
		}
		else {
			this.draw();
		}
		this.rows.get(rank)?.focus({ preventScroll: true });
	}

	pressed(e) {
		const current = this.active >= 0 ? this.active : Math.floor(this.topRank()) - 1;
		const keys = {
			ArrowDown: () => this.move(current + 1),
			ArrowUp: () => this.move(this.active >= 0 ? current - 1 : this.total - 1),
			Enter: () => this.active >= 0 && this.at(this.active) && this.choose(this.active),
			Home: () => {
				this.setFollow(false);
				this.held = null;
				this.toRank(0);
			},
			End: () => this.setFollow(true),
			PageUp: () => {
				this.setFollow(false);
				this.scroller.scrollTop -= this.viewport - this.rowHeight;
			},
		};
		const act = keys[e.key];
		if (act && !e.ctrlKey && !e.metaKey && !e.altKey) {
			e.preventDefault();
			act();
		}
	}

}
