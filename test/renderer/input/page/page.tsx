import { Suspense, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { QuestionView } from '../../../../core/session/view.ts';
import type { Draft } from '../../../../renderer/input/input-props.ts';
import { inputs } from '../../../../renderer/input/inputs.tsx';
import { inUse } from '../../../../renderer/keys/in-use.ts';
import { useKeys } from '../../../../renderer/keys/use-keys.ts';
import { KioskProvider } from '../../../../renderer/kiosk.tsx';
import { Ask } from '../../../../renderer/part/ask/ask.tsx';
import { Frame } from '../../../../renderer/part/frame/frame.tsx';
import { Mistake } from '../../../../renderer/part/mistake/mistake.tsx';
import { AskWays } from '../../../../renderer/resident/ask-ways.tsx';
import { aloudHere } from '../../../../renderer/speech/aloud-here.ts';
import { ReadOnArrival } from '../../../../renderer/speech/read-on-arrival.tsx';
import {
  applyPanel,
  applyTextSize,
  applyTheme,
  type TextSize,
  type Theme,
} from '../../../../renderer/style/look.ts';
import { changeLanguage } from '../../../../renderer/text/change-language.ts';
import { loadServiceText } from '../../../../renderer/text/service-text.ts';
import '../../../../renderer/style/style.css';

/**
 * One way to answer on the sheet of a screen, as the question's screen puts it there. What is asked comes as `?given=`;
 * the tests read the draft off `window` and change language, size and theme through it.
 */
export interface Given {
  /** Whose texts and pictures. */
  service: string;
  question: QuestionView;
  panel: string;
  size: TextSize;
  theme: Theme;
  language: string;
  /** What is wrong with the answer: the name of the sentence that says so. */
  problem?: string;
  /** Somebody uses the eight keys. */
  keys: boolean;
  /** Somebody uses two switches. */
  switches: boolean;
  /** How many times the camera fails before it opens. */
  cameraFails: number;
  /** By what name it does. */
  cameraError: string;
}

declare global {
  interface Window {
    draft: Draft | undefined;
    drafts: Draft[];
    /** What was said and the pitch of what sounded, as test/support/input-page.ts records them. */
    said: string[];
    sounded: number[];
    look: {
      panel(to: string): void;
      language(to: string): Promise<void>;
      size(to: TextSize): void;
      theme(to: Theme): void;
    };
    /** The resident lets what is personal be read aloud, or does not. */
    allow(to: boolean): void;
  }
}

const given: Given = JSON.parse(new URLSearchParams(location.search).get('given') ?? '');
const { question, service, problem } = given;
window.drafts = [];
window.allow = (to) => aloudHere.set(to);
window.look = {
  panel: (to) => void applyPanel(to),
  language: async (to) => {
    await loadServiceText(service, to);
    await changeLanguage(to);
  },
  size: applyTextSize,
  theme: applyTheme,
};
inUse.change({ keys: given.keys, scans: given.switches });
applyPanel(given.panel);
applyTextSize(given.size);
applyTheme(given.theme);
await changeLanguage(given.language);
await loadServiceText(service, given.language);

const resident = (key: string) => ({ ns: 'resident', key });

function Question() {
  const [draft, setDraft] = useState<Draft>();
  // Nothing is taught here: the first key does what every later one does.
  useKeys({}, () => undefined);
  const { Input: Answering } = inputs[question.type];
  const text = (part: string) => ({ ns: service, key: `question.${question.path.question}.${part}` });
  return (
    <Frame
      where={{ ns: service, key: 'title' }}
      progress={{ now: 2, done: 1, ahead: 0, total: 8 }}
      help={{ say: resident('foot.help'), onPress: () => undefined }}
      back={{ say: resident('foot.back'), onPress: () => undefined }}
      next={
        draft?.ready
          ? { tone: 'go', say: resident('foot.next'), onPress: () => undefined }
          : {
              tone: 'not-yet',
              say: draft ? draft.missing : resident('question.wrong'),
              onPress: () => undefined,
            }
      }
    >
      <ReadOnArrival />
      <Suspense>
        <Answering
          question={question}
          ns={service}
          session="00000000-0000-4000-8000-000000000001"
          onDraft={(told) => {
            window.draft = told;
            window.drafts.push(told);
            setDraft(told);
          }}
          ask={
            <>
              {problem === undefined ? (
                <Ask say={text('ask')} hint={text('hint')} />
              ) : (
                <Mistake
                  about={text('label')}
                  say={{ ns: 'problem', key: problem, values: { part: '31' } }}
                />
              )}
              <AskWays question={question} onInstead={() => undefined} />
            </>
          }
        />
      </Suspense>
    </Frame>
  );
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <KioskProvider>
    <Question />
  </KioskProvider>,
);
