/**
 * What the screen shows while the machine cannot start: to a resident that it is not her fault and where to turn, to
 * staff the reason. Needs nothing of the machine, not even its files, and looks again by itself.
 */
export function outOfOrder(sentence: string): Response {
  const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta http-equiv="refresh" content="15">
<title>帮办</title>
<style>
  body { margin: 0; height: 100vh; display: grid; place-content: center; gap: 4vh; padding: 0 8vw;
         background: #efe4d1; color: #182022; font-family: sans-serif; text-align: center }
  h1 { font-size: 7vmin; margin: 0 } p { font-size: 4vmin; margin: 0 } small { font-size: 2.4vmin }
</style>
<h1>这台机器现在用不了</h1>
<p>请到柜台，找工作人员帮您。</p>
<p lang="en">This machine is out of order. Please ask at the counter.</p>
<small lang="en">${escaped(sentence)}</small>`;
  return new Response(page, {
    status: 503,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
    },
  });
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}
