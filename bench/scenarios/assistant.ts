/** The assistant: the first word, and words a second, of one answer and of 100 at once; each word is stored and then told. */
import { hearAnswer } from "../../e2e/support/chat";
import { startModel } from "../../e2e/support/model";
import { percentile } from "../figures/statistics";
import { inParallel } from "../load/waiting";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

/** Nobody knows the model's address before the server starts, so it is chosen here. */
const port = 20_000 + Math.floor(Math.random() * 12_000);
const crowd = 100;
const words = 1_000;
/** Questions asked one after the other. */
const alone = 20;

const rest = "waiting for the model, which has its words at once, or for the disk";

export const assistant: Scenario<"first" | "crowded" | "words" | "flood"> = {
	measures: {
		first: { name: "assistant, median first word, 1 answer at a time", unit: "ms", rest, better: "less" },
		crowded: { name: `assistant, median first word, ${crowd} answers at once`, unit: "ms", rest, better: "less" },
		words: { name: "assistant, words told and stored, 1 answer", unit: "words/s", rest, better: "more" },
		flood: { name: `assistant, words told and stored, ${crowd} answers`, unit: "words/s", rest, better: "more" },
	},
	env: {
		ASSISTANT_BASE_URL: `http://127.0.0.1:${port}/v1`,
		ASSISTANT_CONCURRENT: String(crowd),
		ASSISTANT_ANSWER_TOKENS: String(words * 4),
	},
	async begin(stage) {
		const model = await startModel(port);
		return {
			async round() {
				const one = await askMany(
					stage,
					Array.from({ length: alone }, () => 1),
				);
				const many = await askMany(stage, [crowd]);
				const round = ({ usage, said }: Asked, value: number) => ({ value, usage, operations: said });
				return {
					first: round(one, percentile(one.firsts, 50)),
					crowded: round(many, percentile(many.firsts, 50)),
					words: round(one, one.said / one.usage.seconds),
					flood: round(many, many.said / many.usage.seconds),
				};
			},
			async end() {
				model.close();
			},
		};
	},
};

type Asked = Awaited<ReturnType<typeof askMany>>;

/** So many answers at once, one lot after the other. */
async function askMany(stage: Stage, lots: readonly number[]) {
	const firsts: number[] = [];
	let said = 0;
	const meter = stage.meter();
	for (const lot of lots) {
		await inParallel(Array.from({ length: lot }), async () => {
			const { first, heard } = await askOne(stage);
			if (heard !== words) throw new Error(`An answer had ${heard} words of ${words}`);
			firsts.push(first);
			said += heard;
		});
	}
	return { firsts, said, usage: meter.stop() };
}

async function askOne(stage: Stage): Promise<{ first: number; heard: number }> {
	const began = performance.now();
	let first: number | undefined;
	const onWord = () => {
		first ??= performance.now() - began;
	};
	const url = `http://127.0.0.1:${stage.port}`;
	const question = { user_message: `say ${words} words` };
	const heard = await hearAnswer(url, "POST", "/api/chat", question, { onWord });
	if (heard.end !== "done") throw new Error(`An answer ended ${heard.end ?? "too soon"}: ${heard.raw.slice(-200)}`);
	return { first: first ?? Number.NaN, heard: heard.words.length };
}
