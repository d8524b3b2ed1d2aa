/** What Chromium's own trace says of one load of a page. Names and definitions are those of web.dev's vitals. */

export interface PageFigures {
	/** Milliseconds from the start of the navigation to the first text, and to the largest piece of content. */
	firstPaint: number;
	largestPaint: number;
	/** The sum of layout shifts that no input caused; good is below 0.1. */
	layoutShift: number;
	/** Milliseconds by which tasks of the main thread ran over 50, from the first paint to the end of the trace. */
	blocked: number;
	/** The longest task of the main thread, in milliseconds. */
	longestTask: number;
}

/** One entry of the trace format's JSON; times in microseconds. */
export interface TraceEvent {
	name: string;
	cat: string;
	ts: number;
	dur?: number;
	pid: number;
	tid: number;
	args: { data?: Record<string, unknown>; frame?: string; name?: string };
}

/** Below this a task blocks nobody. */
const tolerable = 50;

export function readTrace(events: readonly TraceEvent[], url: string): PageFigures {
	const start = events.findLast(({ name, args }) => {
		return name === "navigationStart" && String(args.data?.documentLoaderURL).startsWith(new URL(url).origin);
	});
	if (!start) throw new Error(`The trace holds no navigation to ${url}`);
	const own = events.filter(({ pid, ts }) => pid === start.pid && ts >= start.ts);
	const since = (event: TraceEvent | undefined) => (event ? (event.ts - start.ts) / 1_000 : Number.NaN);
	const first = own.find(({ name }) => name === "firstContentfulPaint");
	const tasks = own
		.filter(({ name, tid }) => name === "RunTask" && tid === start.tid)
		.map(({ ts, dur = 0 }) => ({ ts, length: dur / 1_000 }));
	const afterPaint = tasks.filter(({ ts }) => ts >= (first?.ts ?? start.ts));
	return {
		firstPaint: since(first),
		largestPaint: since(own.findLast(({ name }) => name === "largestContentfulPaint::Candidate")),
		layoutShift: sum(own.filter(isShift).map(({ args }) => Number(args.data?.score ?? 0))),
		blocked: sum(afterPaint.map(({ length }) => Math.max(0, length - tolerable))),
		longestTask: Math.max(0, ...tasks.map(({ length }) => length)),
	};
}

const isShift = ({ name, args }: TraceEvent) => name === "LayoutShift" && args.data?.had_recent_input !== true;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
