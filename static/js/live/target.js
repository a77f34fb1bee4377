// What the address of a page names: a message or a question of its room.

/** `#m12` is a message, `#question-12` a question. */
const TARGET = /^#(m|q|question-)(\d+)$/;

/** The message or the question that the address names. */
export function target() {
  const [, kind, number] = TARGET.exec(location.hash) ?? [];
  const isQuestion = kind === "q" || kind === "question-";
  return {
    isQuestion,
    message: kind === "m" ? Number(number) : null,
    question: isQuestion ? Number(number) : null,
  };
}
