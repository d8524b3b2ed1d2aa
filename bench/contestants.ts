/** Who takes part: Parley with its fast lane and without, and the peers. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { makeFolder } from "../e2e/support/server";
import type { Ability, Contestant } from "./contestant";
import { encodeStream, everything, http } from "./http-contestant";
import { parley, parleySockets, parleyWithoutLane } from "./parley";
import { archive, sowArchive, startPeer } from "./peer-process";
import { type Count, NchanClient } from "./wire/nchan-client";
import { SocketIoClient } from "./wire/socket-io-client";
import { upgrade } from "./wire/socket-io-link";
import { RoomParser } from "./wire/socket-io-parser";
import { Stream } from "./wire/stream";
import { StreamParser } from "./wire/stream-parser";

async function sowPeer(messages: number): Promise<string> {
	const folder = await makeFolder();
	sowArchive(folder, messages);
	return folder;
}

const peer = { ...http, can: everything, sow: sowPeer, findArchive: () => Promise.resolve(archive) };
const node = [process.execPath, "--import", "tsx"];

const bareNode: Contestant = {
	...peer,
	name: "bare Node",
	about: "node:http and better-sqlite3, commits grouped, socket.write: peers/bare-node.ts",
	start: (dataDir) => startPeer(node, "bare-node.ts", dataDir),
};

const socketIo: Contestant = {
	...peer,
	name: "Socket.IO",
	about: "Socket.IO and better-sqlite3, WebSocket only: peers/socket-io.ts",
	can: new Set<Ability>(["history"]),
	start: (dataDir) => startPeer(node, "socket-io.ts", dataDir),
	openClient: SocketIoClient.open,
	openStream(port, token, after, tally) {
		const auth = { token, room_id: "lobby", ...(after !== null && { after: Number(after) }) };
		return new Stream(port, upgrade, (socket) => new RoomParser(socket, auth, tally.note), tally);
	},
};

/** Debian's own interpreter has Debian's packages, whatever another one on the PATH has. */
const python = ["/usr/bin/python3", "python3"].find(
	(program) => spawnSync(program, ["-c", "import fastapi, uvicorn, uvloop, httptools"]).status === 0,
);

const fastApi: Contestant | null = python
	? {
			...peer,
			name: "FastAPI",
			about: "FastAPI, uvicorn, uvloop, httptools, tuned SQLite: peers/fastapi-room.py",
			start: (dataDir) => startPeer([python], "fastapi-room.py", dataDir),
		}
	: null;

const count: Count = { published: 0 };
const nginx = ["nginx", "/usr/sbin/nginx"].find((program) => spawnSync(program, ["-v"]).status === 0);

const nchan: Contestant | null =
	nginx && existsSync("/usr/share/nginx/modules/ngx_nchan_module.so")
		? {
				...peer,
				name: "nchan",
				about: "nginx with nchan, streams alone: no database, no people: peers/nchan.conf",
				can: new Set(),
				start(dataDir) {
					count.published = 0;
					return startPeer([nginx, "-c"], "nchan.conf", dataDir);
				},
				openClient: (port) => NchanClient.open(port, count),
				openStream(port, token, _after, tally) {
					const parser = () => new StreamParser(tally.note, count.published);
					return new Stream(port, encodeStream(token, null), parser, tally);
				},
			}
		: null;

/** Everybody who can take part here. */
export const contestants: readonly Contestant[] = [
	parley,
	parleyWithoutLane,
	parleySockets,
	bareNode,
	socketIo,
	fastApi,
	nchan,
].filter((contestant) => contestant !== null);

/** Who cannot, and how that is mended. */
export const absent: readonly string[] = [
	...(fastApi ? [] : ["no FastAPI: apt-get install python3-fastapi uvicorn python3-uvloop python3-httptools"]),
	...(nchan ? [] : ["no nchan: apt-get install libnginx-mod-nchan"]),
];
