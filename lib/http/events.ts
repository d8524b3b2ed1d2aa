/** Two ways to read at one address: `Accept: text/event-stream` streams, anything else polls. */
import type { EventsQuery } from "../events/schema";
import type { OpenStream } from "../transport/outlet";
import { streamHeaders } from "../transport/sse";
import { type Call, encoded, type Reply, streamed } from "./call";

interface Ways {
	stream(cursor: string | null): OpenStream;
	/** JSON. */
	poll(question: { after: string | null; wait: number }): Promise<string>;
}

/** A stream starts at `Last-Event-ID`, else `after`, else the live end; a poll at `after`, else the live end. */
export async function readerReply(call: Call, { after, wait }: EventsQuery, ways: Ways): Promise<Reply> {
	const streams = (call.header("accept") ?? "").toLowerCase().includes("text/event-stream");
	if (!streams) return encoded(200, await ways.poll({ after: after || null, wait: call.method === "HEAD" ? 0 : wait }));
	return streamed(ways.stream(call.header("last-event-id") || after || null), streamHeaders);
}
