// Modules that exist only in a built site, by their names in its import map.

declare module "miniconf/words" {
  /** The interface's words for `message`, with each `{name}` in it replaced by its value. */
  export function t(message: string, values?: Record<string, string | number>): string;

  /** The interface's words for `count` things; `{count}` and each `{name}` are replaced. */
  export function n(
    one: string,
    many: string,
    count: number,
    values?: Record<string, string | number>,
  ): string;
}
