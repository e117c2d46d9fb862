/** A signed-in visitor of a real server. */

/** Signs in with the demo account of the Sozialverwaltung, by the form. @returns the cookie header */
export async function signIn(address: string): Promise<string> {
  const page = await fetch(`${address}/anmelden`);
  const token = /name="_csrf" value="([^"]*)"/u.exec(await page.text())?.[1] ?? '';
  const answer = await fetch(`${address}/anmelden/demo`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(page) },
    body: new URLSearchParams({ _csrf: token, demo: 'staff' }),
  });
  return cookiesOf(answer);
}

/** @throws Error where the page is not answered with 200. */
export async function pageText(address: string, path: string, cookie: string): Promise<string> {
  const answer = await fetch(`${address}${path}`, { headers: { cookie }, redirect: 'manual' });
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer.text();
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((line) => line.replace(/;.*/u, ''))
    .join('; ');
}
