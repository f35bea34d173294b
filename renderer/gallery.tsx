import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Frame } from './part/frame/frame.tsx';
import { type Example, example, nothing } from './part/example.ts';
import { NearMiss } from './part/near-miss/near-miss.tsx';
import { applyPanel, applyTextSize, applyTheme, textSizes, themes } from './style/look.ts';
import { changeLanguage } from './text/change-language.ts';
import { i18n } from './text/i18n.ts';
import { allLanguages } from './text/language.ts';
import { pseudoLanguages } from './text/pseudo.ts';
import './style/style.css';
import './resident/screen.css';
import './gallery.css';

/**
 * Every example of every part, for eyes and for tests; no part of the kiosk. `?part=key&example=go&panel=21&size=2
 * &theme=warm&lang=zh-CN` shows one of them, and without a part a list of all.
 */
const modules = import.meta.glob<{ examples: readonly Example[] }>('./part/*/examples.tsx', { eager: true });

const parts = Object.entries(modules).map(([path, { examples }]) => ({
  part: path.split('/')[2] ?? '',
  examples,
}));

const query = new URLSearchParams(location.search);
for (const { tag, letters } of [...allLanguages, ...pseudoLanguages])
  i18n.addResourceBundle(tag, 'example', { words: letters === 'latin' ? '{{en}}' : '{{zh}}' });
await look(query);
// An address that is changed in place changes the look of what stands there, and nothing is loaded anew.
addEventListener('popstate', () => void look(new URLSearchParams(location.search)));

const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root');
createRoot(root).render(<Gallery />);

async function look(wanted: URLSearchParams): Promise<void> {
  applyPanel(wanted.get('panel') ?? 'auto');
  applyTextSize(textSizes.find((size) => String(size) === wanted.get('size')) ?? 2);
  applyTheme(themes.find((theme) => theme === wanted.get('theme')) ?? 'warm');
  await changeLanguage(wanted.get('lang') ?? 'zh-CN');
}

function Gallery() {
  const found = parts
    .find(({ part }) => part === query.get('part'))
    ?.examples.find(({ name }) => name === query.get('example'));
  if (!found) return <Contents />;
  return found.screen ? found.node : <OnSheet>{found.node}</OnSheet>;
}

function OnSheet({ children }: { children: React.ReactNode }) {
  const [pressed, setPressed] = useState(0);
  return (
    <Frame
      where={example('样子', 'Examples')}
      help={{ say: example('叫人帮忙', 'Get help'), onPress: nothing }}
      back={{ say: example('返回', 'Back'), onPress: nothing }}
      next={{
        tone: 'go',
        say: example(`下一步`, `Next`),
        onPress: () => setPressed(pressed + 1),
      }}
    >
      {children}
      {/* After the example, whose own heading is the one to arrive at. */}
      <h1 className="unseen">{pressed}</h1>
      <NearMiss />
    </Frame>
  );
}

function Contents() {
  return (
    <main className="gallery">
      <h1>样子</h1>
      <ul>
        {parts.flatMap(({ part, examples }) =>
          examples.map(({ name }) => (
            <li key={`${part} ${name}`}>
              <a href={`?part=${part}&example=${name}`}>
                {part} {name}
              </a>
            </li>
          )),
        )}
      </ul>
    </main>
  );
}
