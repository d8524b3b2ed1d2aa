import { isCode, type Project } from "./project";

const drawers = /^(utils?|helpers?|misc|common|types|constants)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(config|contract|d|schema|spec|test))*\.(css|mjs|tsx?)$/;
const folder = /^\.?[a-z0-9]+(-[a-z0-9]+)*$/;
/** Next's spelling of a parameter, a group and a private folder: [room_id], [...rest], (group), _private. */
const nextFolder = /^(\[{1,2}(\.\.\.)?[a-z]+(_[a-z]+)*\]{1,2}|\([a-z-]+\)|_[a-z-]+)$/;
/** An index chooses between implementations; elsewhere it only hides where things are. */
const choosing = new Set(["db/index.ts", "lib/bus/index.ts"]);

/** File and folder names against the naming law. */
export function findBadNames(project: Project): string[] {
	return [...project.keys()].filter((file) => isCode(file) || file.endsWith(".css")).flatMap(faultOf);
}

function faultOf(file: string): string[] {
	const folders = file.split("/");
	const name = folders.pop() ?? "";
	const inApp = folders[0] === "app";
	if (!kebab.test(name) || !folders.every((each) => folder.test(each) || (inApp && nextFolder.test(each)))) {
		return [`${file}: names are kebab-case.`];
	}
	const words = [...folders, name.split(".")[0] ?? ""].flatMap((part) => part.split("-"));
	const drawer = words.find((word) => drawers.test(word));
	if (drawer) return [`${file}: "${drawer}" is a drawer. Name the file by the one thing that it exports.`];
	if (/^index\.tsx?$/.test(name) && !choosing.has(file)) {
		return [`${file}: an index.ts only where it chooses (db, lib/bus). Name it by the noun.`];
	}
	return [];
}
