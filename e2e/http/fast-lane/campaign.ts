/** Sends every planned conversation to both servers, on each in the same order, and tells what they made of it differently. */
import { call } from "../../support/http";
import type { Server } from "../../support/server";
import { expectStatus } from "../../support/talk";
import { type Conversation, converse, type Heard } from "./converse";
import { listDifferences } from "./differences";
import { showBytes } from "./draft";
import type { Planned } from "./grammar/conversations";
import type { Likeness } from "./likeness";
import type { Scene } from "./scene";
import type { Twins } from "./twins";

export interface Outcome {
	/** Each with the requests that show it, as they went out. */
	differences: string[];
	/** Final answers of the lane's server by status. */
	statuses: Map<number, number>;
}

export async function runCampaign(twins: Twins, plan: readonly Planned[], likeness: Likeness): Promise<Outcome> {
	const outcome: Outcome = { differences: [], statuses: new Map() };
	const [lane, router] = await Promise.all([
		converseAll(twins.lane, plan, twins.scene),
		converseAll(twins.router, plan, twins.scene),
	]);
	for (const [at, planned] of plan.entries()) {
		const [one, other] = [lane[at], router[at]];
		if (!one || !other) throw new Error("a conversation was not held");
		const differences = listDifferences(one, other, likeness);
		if (differences.length > 0) outcome.differences.push(`${describe(planned)}\n\t${differences.join("\n\t")}`);
		for (const { status } of one.answers) outcome.statuses.set(status, (outcome.statuses.get(status) ?? 0) + 1);
	}
	return outcome;
}

async function converseAll(server: Server, plan: readonly Planned[], scene: Scene): Promise<Heard[]> {
	const heard: Heard[] = [];
	for (const planned of plan) {
		heard.push(await converse(server.port, conversationOf(planned, server, scene)));
	}
	return heard;
}

function conversationOf({ turn, requests, packets, ending }: Planned, server: Server, scene: Scene): Conversation {
	const bytes = Buffer.concat(requests.map((request) => request.bytes));
	const text = `marker of turn ${turn}`;
	const streaming = requests.find(({ draft }) => draft.path.toLowerCase().includes("events")) ?? requests[0];
	const post = () => postAs(owner, server, streaming?.draft.room ?? "", text);
	const owner = streaming?.draft.room === scene.rooms.foreign ? scene.cat : scene.ada;
	const methods = requests.map(({ draft }) => draft.method);
	return { writes: cutIntoPackets(bytes, packets), methods, ending, marker: { text, post } };
}

async function postAs({ token }: Scene["ada"], server: Server, room: string, message: string): Promise<void> {
	const headers = { authorization: `Bearer ${token}` };
	expectStatus(await call(server.url, "POST", `/api/rooms/${room}/messages`, { message }, { headers }), 201);
}

function cutIntoPackets(bytes: Buffer, packets: Planned["packets"]): Buffer[] {
	if (packets === "one") return [bytes];
	if (packets === "bytes") return Array.from(bytes, (byte) => Buffer.of(byte));
	const middle = Math.floor(bytes.length / 2);
	return [bytes.subarray(0, middle), bytes.subarray(middle)];
}

function describe({ turn, requests, packets, ending }: Planned): string {
	const told = requests.map(({ draft, bytes }) => `\n\t${showBytes(bytes)} ${draft.bent.join(" ")}`);
	return `turn ${turn}, in ${packets}, ${ending}${told.join("")}`;
}
