// usage: node fsrs.mjs PACKAGE ask|tell HISTORIES SEED
// ask prints random histories for fsrs_replay, one a line:
//   RETENTION W0 .. W20 then DAYS RATING for each answer
// tell prints what ts-fsrs makes of the same ones, one answer a line:
//   STABILITY DIFFICULTY INTERVAL RECALL
const [, , path, what, count, seed] = process.argv;
const { fsrs, default_w } = await import(path);
let state = Number(seed);

// Park and Miller's generator: the same histories whoever asks.
function random() {
	state = (state * 48271) % 2147483647;
	return state / 2147483647;
}

function days() {
	const kind = random();
	const far = kind < 0.15 ? 0 : kind < 0.6 ? 10 : kind < 0.9 ? 100 : 4000;
	return Math.floor(random() * (far + 1));
}

for (let i = 0; i < Number(count); i++) {
	const wish = default_w.map((w) =>
		i % 2 ? w : w * (0.6 + 0.8 * random()));
	const retention = 0.7 + Math.round(27 * random()) / 100;
	const f = fsrs({ w: wish, request_retention: retention });
	const line = [retention, ...f.parameters.w];
	const n = 1 + Math.floor(random() * 20);
	let memory = null;
	for (let k = 0; k < n; k++) {
		const t = memory ? days() : 0;
		const rating = 1 + Math.floor(random() * 4);
		const chance = memory
			? f.forgetting_curve(t, memory.stability) : 1;
		line.push(t, rating);
		memory = f.next_state(memory, t, rating);
		if (what === "tell")
			console.log(memory.stability, memory.difficulty,
				f.next_interval(memory.stability, 0), chance);
	}
	if (what === "ask")
		console.log(line.join(" "));
}
