/** What Parley can do, said once: the built-in bot answers from here and a model is told it. README says the same. */

export interface Fact {
	/** Words of a question that it answers. */
	about: RegExp;
	says: string;
}

/** Each in a sentence or two, with the command or address where there is one. */
export const facts: readonly Fact[] = [
	{
		about: /\b(start|install|run|set ?up)\b/i,
		says: "`npm start` installs what is missing, builds when the sources changed, and serves on http://localhost:3000. Nothing has to be set.",
	},
	{
		about: /\b(tests?|check)\b/i,
		says: "`npm test` runs everything; `npm run check` runs types, lint and house rules.",
	},
	{
		about: /\b(api|curl|http|rest|script|bot|stream|sse|poll)\b/i,
		says: "Programs read and write the same rooms over REST, server-sent events and polling: `POST /api/sessions` opens a session, `POST /api/rooms` makes a room, and `GET /api/events` reads all of your rooms at once.",
	},
	{
		about: /\b(rooms?|private|public|temporary|invite|invitation|qr)\b/i,
		says: "Rooms are public, private or temporary, with a topic, an invitation by link and QR, members and roles.",
	},
	{
		about: /\b(markdown|format|bold|code)\b/i,
		says: "Messages take a subset of Markdown with coloured code; `/help` shows the commands.",
	},
	{
		about: /\b(edit|delete|undo|react|reactions?|emoji)\b/i,
		says: "↑ edits your last message, deleting can be undone for five seconds, and `:emoji:` and reactions are there.",
	},
	{ about: /\b(keys?|keyboard|shortcuts?)\b/i, says: "`?` shows every key, and Ctrl+K (⌘K) finds rooms and people." },
	{
		about: /\b(seen|read|receipts?|typing|online|signals?|privacy)\b/i,
		says: "○ is delivered and ● is seen; a setting turns one's own signals off, and with them those of others.",
	},
	{
		about: /\b(offline|lost|lose|reconnect|network)\b/i,
		says: "What is written offline is kept and sent once, and every room is a log with gap-free numbers: whoever was away reads on from a cursor.",
	},
	{
		about: /\b(theme|dark|light|language|german|deutsch)\b/i,
		says: "Dark, light or as the system says; English and German.",
	},
	{
		about: /\b(data|backup|database|postgres|sqlite)\b/i,
		says: "Everything is in `DATA_DIR`: one SQLite file, `parley.db`, and the session secret. `DATABASE_URL` keeps the rows in PostgreSQL instead.",
	},
	{
		about: /\b(members?|accounts?|password|register|sign ?up|log ?in)\b/i,
		says: "`npm run member -- ada` makes a member with a password.",
	},
];

export const plugging =
	"To plug a model in, set `ASSISTANT_BASE_URL` to any service that speaks OpenAI's chat completions, with `ASSISTANT_MODEL` and, if it wants one, `ASSISTANT_API_KEY`, and start Parley again.";

export const commands: Readonly<Record<string, string>> = {
	curl: "`curl -N` shows a stream as it comes, `-X` names the method, `-H` adds a header and `-d` sends a body.",
	"/help": "`/help` in a room's composer lists the slash commands.",
	"npm start": facts[0]?.says ?? "",
	"npm test":
		"`npm test` runs everything: types, lint, dead code, house rules, unit suites, HTTP suites and real browsers.",
	"npm run seed": "`npm run seed` fills an empty database with a believable lobby.",
	"npm run bench": "`npm run bench` measures Parley, prints a table and JSON.",
	"npm run member": "`npm run member -- ada` makes a member with a password, or with `--admin` an admin.",
};
