// Modules that exist only in a built site, by their names in its import map.

declare module "miniconf/catalog" {
  /** The site's language, as BCP 47 has it. */
  export const language: string;
  /** Translations by English message: one, or one for each plural form. */
  export const messages: Record<string, string[]>;
  /** Which plural form a count takes. */
  export function plural(n: number): number;
}

declare module "miniconf/cities" {
  /** What cities that zones are named after are called in the site's language, where otherwise. */
  export const names: Record<string, string>;
  /** What the parts of the world are called that zones begin with. */
  export const parts: Record<string, string>;
}

declare module "pdfjs-dist/pdf.min.mjs" {
  export * from "pdfjs-dist";
}

declare module "katex/katex.mjs" {
  export { default } from "katex";
}
