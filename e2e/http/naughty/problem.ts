/** What every refusal must look like, whoever caused it and however. */
import { expect } from "vitest";
import { z } from "zod";
import { type ProblemCode, problems } from "../../../lib/errors";
import type { Answered } from "./wire";

const document = z.strictObject({
	type: z.string().min(1),
	title: z.string().min(1),
	status: z.number().int().min(400).max(599),
	detail: z.string().min(8),
	code: z.string(),
	errors: z.array(z.strictObject({ path: z.string(), message: z.string().min(1) })).optional(),
});
export type ProblemDocument = z.infer<typeof document>;

/** Traces of the machine or the code: frames of a stack, folders, engines, and what names a version. */
const leaks = [
	/\n\s+at\s/,
	/\bat [\w.<>]+ \(/,
	/\bnode_modules\b|\bnode:internal\b|file:\/\/\/|\.next\b|\.[cm]?[jt]sx?:\d+/,
	/(?:^|[\s"'(])\/(?:root|home|work|usr|var|tmp|opt|app)\//,
	/\bSQLITE|\bsqlite3?\b|\bSqliteError|\bdrizzle|\bpostgres|\bZod|\bTypeError|\bSyntaxError|\bRangeError|\bReferenceError/,
	/\bNext\.js|\bNode\.js|\bv\d+\.\d+\.\d+\b|\bUnexpected token\b|\bin JSON at position\b/i,
];

/** Reads an answer of status 400 or more as a problem document and refuses any other shape; checks `code` where given. */
export function readProblem(answer: Answered, code?: ProblemCode): ProblemDocument {
	const where = `${answer.status} ${answer.headers["content-type"]}: ${answer.text.slice(0, 500)}`;
	expect(answer.headers["content-type"], where).toMatch(/^application\/problem\+json\b/);
	const parsed = document.safeParse(answer.json);
	if (!parsed.success) throw new Error(`no problem document: ${parsed.error.message}\n${where}`);
	expect(parsed.data.status, where).toBe(answer.status);
	expectInTable(parsed.data, where);
	if (code) expect(parsed.data.code, where).toBe(code);
	for (const leak of leaks) expect(answer.text, where).not.toMatch(leak);
	expectHints(answer, where);
	return parsed.data;
}

function expectInTable(problem: ProblemDocument, where: string): void {
	const known: Record<string, { status: number; title: string }> = problems;
	expect(Object.keys(known), where).toContain(problem.code);
	expect(problem, where).toMatchObject({ ...known[problem.code] });
}

function expectHints(answer: Answered, where: string): void {
	if (answer.status === 405) expect(answer.headers.allow, where).toMatch(/^[A-Z]+(?:, ?[A-Z]+)*$/);
	if (answer.status === 429 || answer.status === 503) expect(answer.headers["retry-after"], where).toMatch(/^\d+$/);
}

/** Any answer that is no server error; from 400 on it must be a problem document. */
export function expectDecent(answer: Answered): void {
	expect(answer.status, answer.text.slice(0, 500)).toBeLessThan(500);
	if (answer.status >= 400) readProblem(answer);
	for (const name of ["x-powered-by", "server"]) expect(answer.headers).not.toHaveProperty(name);
}

/** The paths of the fields that a `validation_failed` answer complains of, each once. */
export function refusedFields(answer: Answered): string[] {
	const { errors = [] } = readProblem(answer, "validation_failed");
	return [...new Set(errors.map(({ path }) => path))];
}
