import type { Project } from "./project";

const route = /^app\/.*\/route\.ts$/;
const built = /^export const \{[A-Z, \n\t]+\} = resource\(\s*"([^"]+)"/m;
/** Settings of Next's that a route may state beside its methods. */
const settings = /^export const (dynamic|maxDuration|preferredRegion|runtime)\b/;

/** Every route is built by the one `resource(…)` of lib/http/handler: identity, access, limits and errors are met there. */
export function findForeignRoutes(project: Project): string[] {
	return [...project].filter(([file]) => route.test(file)).flatMap(([file, text]) => faultOf(file, text));
}

function faultOf(file: string, text: string): string[] {
	const pattern = built.exec(text)?.[1];
	if (!pattern || !/from "(\.\.\/)+lib\/http\/handler"/.test(text)) {
		return [`${file}: export the methods of one resource("${addressOf(file)}", { … }) of lib/http/handler.`];
	}
	const others = text
		.match(/^export .*$/gm)
		?.filter((line) => !line.startsWith("export const {") && !settings.test(line));
	if (others?.length) return [`${file} also exports "${others[0]}": a route exports its resource's methods alone.`];
	const address = addressOf(file);
	return pattern === address ? [] : [`${file} answers ${address} and calls itself ${pattern}: the log would mislead.`];
}

/** app/api/rooms/[room_id]/route.ts is /api/rooms/:room_id; [...rest] and [[...rest]] are a star. */
function addressOf(file: string): string {
	return file
		.replace(/^app/, "")
		.replace(/\/route\.ts$/, "")
		.replace(/\[{1,2}\.{3}\w+\]{1,2}/g, "*")
		.replace(/\[(\w+)\]/g, ":$1");
}
