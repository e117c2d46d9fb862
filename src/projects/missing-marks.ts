/** One thing that is still to be done, with the place on the edit page where it is done. */
export interface Missing {
  text: string;
  href: string;
}

/** What stands behind the colon of every "[Angabe fehlt: …]" of a text. */
export function missingMarks(text: string): string[] {
  return [...text.matchAll(/\[Angabe fehlt:\s*([^\]]*)\]/gu)].map((match) =>
    (match[1] ?? '').trim(),
  );
}
