/**
 * The page behind the start link. It puts the token where only pages of this origin can read it and goes on to the
 * screens: a cookie alone is sent to every port of this computer, a token that the page has to add is not.
 */
export function startPage(token: string): Response {
  return new Response(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>帮办</title>` +
      `<meta name="token" content="${token}"><script src="/start.js"></script></html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
}

/** A file of its own, since the policy allows no script inside a page. */
export function startScript(): Response {
  return new Response(
    `localStorage.setItem('screen-token', document.querySelector('meta[name=token]').content);\n` +
      `location.replace('/');\n`,
    { headers: { 'content-type': 'text/javascript; charset=utf-8' } },
  );
}
