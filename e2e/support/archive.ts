/** Rooms too large to be talked full: their rows are written in the server's absence. */
import path from "node:path";
import Database from "better-sqlite3";
import { type Server, startServer } from "./server";

/** Stops the server, gives the room so many short and long lines of this person, and starts the server again as it was. */
export function fillArchive(server: Server, roomId: string, userId: string, lines: number): Promise<Server> {
	return writeRows(server, (client) => writeLines(client, { roomId, userId, now: Date.now() }, lines));
}

export interface Said {
	text: string;
	/** RFC 3339. */
	at: string;
}

/** Likewise, with messages of chosen times; everybody has read them. */
export function backdate(server: Server, roomId: string, userId: string, said: readonly Said[]): Promise<Server> {
	return writeRows(server, (client) => {
		for (const [index, { text, at }] of said.entries()) {
			const now = Date.parse(at);
			writeLines(client, { roomId, userId, now: now + 60_000 }, 1);
			client
				.prepare("update messages set text = ? where id = 'm' || (select head from rooms where id = ?)")
				.run(text, roomId);
			if (index > 0 && now < Date.parse(said[index - 1]?.at ?? at)) throw new Error("what is said must ascend");
		}
	});
}

async function writeRows(server: Server, write: (client: Database.Database) => void): Promise<Server> {
	await server.stop();
	const client = new Database(path.join(server.dataDir, "parley.db"));
	write(client);
	client.close();
	return startServer({ dataDir: server.dataDir, port: server.port });
}

/** One line a minute, the last one just now; every seventh is long. */
function writeLines(client: Database.Database, values: Record<string, string | number>, lines: number): void {
	const numbers = `with recursive number(seq, rest) as
		(select head + 1, ${lines} from rooms where id = :roomId union all select seq + 1, rest - 1 from number where rest > 1)`;
	const text = "'line ' || seq || case seq % 7 when 0 then replace(hex(zeroblob(90)), '00', ' word') else '' end";
	const said = ":now - rest * 60000";
	client
		.prepare(
			`insert into messages (id, room_id, seq, user_id, user, text, created_at)
			${numbers} select 'm' || seq, :roomId, seq, :userId, 'ada', ${text}, ${said} from number`,
		)
		.run(values);
	client
		.prepare(
			`insert into events (room_id, seq, type, message_id, user_id, user, created_at)
			${numbers} select :roomId, seq, 'chat', 'm' || seq, :userId, 'ada', ${said} from number`,
		)
		.run(values);
	const { roomId } = values;
	client.prepare(`update rooms set head = head + ${lines} where id = ?`).run(roomId);
	client
		.prepare("update members set read_seq = (select head from rooms where id = room_id) where room_id = ?")
		.run(roomId);
}
