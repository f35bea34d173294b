import type { Drawn } from './draw-gallery.ts';

/**
 * A page to leaf through the pictures: choose glass, size, theme and language above, go on with the arrow keys. What is
 * amiss stands under its picture. It is one file that opens from disk, without a server.
 */
export function galleryPage(drawn: readonly Drawn[]): string {
  const data = JSON.stringify(drawn).replaceAll('<', '\\u003c');
  return `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>帮办 · gallery</title>
  <style>
    body { margin: 0; font: 16px/1.4 sans-serif; background: #333; color: #fff; }
    form { display: flex; flex-wrap: wrap; gap: 1em; padding: 0.6em 1em; align-items: center; }
    select { font: inherit; max-width: 24em; }
    img { display: block; max-width: 100vw; max-height: 82vh; margin: auto; background: #777; }
    ul { margin: 0.5em 1em; color: #ffb3a0; }
  </style>
  <form id="choose"></form>
  <img id="picture" alt="" />
  <ul id="amiss"></ul>
  <script>
    const drawn = ${data};
    const fields = ['what', 'language', 'panel', 'size', 'theme', 'amiss', 'name'];
    const form = document.getElementById('choose');
    const valueOf = (one, field) => field === 'amiss' ? (one.amiss.length > 0 ? 'amiss' : 'in order') : String(one[field]);
    const selects = fields.map((field) => {
      const select = document.createElement('select');
      select.title = field;
      const values = [...new Set(drawn.map((one) => valueOf(one, field)))];
      select.append(new Option('every ' + field, ''), ...values.map((value) => new Option(value, value)));
      select.onchange = () => show(0);
      form.append(select);
      return [field, select];
    });
    const where = document.createElement('span');
    form.append(where);
    let at = 0;
    function show(wanted) {
      const shown = drawn.filter((one) => selects.every(([field, { value }]) => value === '' || valueOf(one, field) === value));
      at = shown.length === 0 ? 0 : (wanted + shown.length) % shown.length;
      const one = shown[at];
      const picture = document.getElementById('picture');
      picture.src = one ? one.file : '';
      picture.alt = one ? one.name : '';
      where.textContent = one
        ? (at + 1) + ' of ' + shown.length + ': ' + [one.name, one.language, one.panel, one.size, one.theme].join(' · ')
        : 'none';
      const list = document.getElementById('amiss');
      list.replaceChildren(...(one ? one.amiss : []).map((line) => Object.assign(document.createElement('li'), { textContent: line })));
    }
    addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowRight') show(at + 1);
      if (key === 'ArrowLeft') show(at - 1);
    });
    show(0);
  </script>
</html>
`;
}
