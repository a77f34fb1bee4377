// What the site's own search by meaning finds for phrases, without a browser: the module reads
// files of a folder as it would fetch them. Phrases come as a JSON list, places of papers go out.
import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const [, , module, folder, depth] = process.argv;
globalThis.document = { documentElement: { dataset: { meaning: `${folder}/` } } };
globalThis.fetch = async (name) => new Response(await readFile(name));

const { head, meant } = await import(pathToFileURL(module).href);
const { shown } = await head();
const found = [];
for (const phrase of JSON.parse(await text(process.stdin))) {
  found.push((await meant(phrase, Number(depth))).map((paper) => shown.indexOf(paper)));
}
console.log(JSON.stringify(found));
