// Buttons that order trouble and end it.

import { post, remove } from './api.js';
import { count, element, say, seconds } from './text.js';

const find = (id) => document.getElementById(id);

export class Troubles {

	#buttons = new Map();
	#act;

	/** @param act runs what a button does, and says if it fails */
	constructor(act) {
		this.#act = act;
		find('end-trouble').addEventListener('click', () => act(() => remove('trouble')));
	}

	show(rows, now) {
		find('trouble-section').hidden = rows.length === 0;
		if (this.#buttons.size === 0) {
			rows.forEach((row) => this.#add(row));
		}
		for (const row of rows) {
			this.#buttons.get(row.kind).setAttribute('aria-pressed', String(Boolean(row.since)));
		}
		const active = rows.filter((row) => row.since);
		find('end-trouble').disabled = active.length === 0;
		find('trouble-section').classList.toggle('active', active.length > 0);
		say(find('trouble-words'), active.length === 0 ? 'CloudWatch Logs is well.' : active.map((row) => words(row, now)).join(' '));
	}

	#add(row) {
		const button = element('button', { type: 'button', 'aria-pressed': 'false', title: row.description,
			'data-trouble': row.kind }, row.title);
		button.addEventListener('click', () => this.#act(() => button.getAttribute('aria-pressed') === 'true'
			? remove(`trouble/${row.kind}`) : post(`trouble/${row.kind}`)));
		this.#buttons.set(row.kind, button);
		find('trouble').append(button);
	}

}

function words(row, now) {
	const since = seconds(Math.max(0, (now - Date.parse(row.since)) / 1000));
	const hits = row.requests > 0 ? `, ${count(row.requests)} ${row.requests === 1 ? 'request' : 'requests'} hit` : '';
	return `${row.title} for ${since}${hits}: ${row.description}`;
}
