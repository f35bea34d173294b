import { createInstance, type TFunction } from 'i18next';
import type { KioskState, Slip } from '../../core/contract.ts';
import en from '../../locales/en/paper.json';
import zhCn from '../../locales/zh-CN/paper.json';

/** The papers that a resident takes home, in ReceiptLine's notation. No answer ever stands on one. */
export interface Papers {
  slip(slip: Slip, words: ServiceWords, language: string): string;
  parked(parked: { code: string; keptUntil: number }, language: string): string;
}

/** What a service says on its slip, in the language of the paper. */
export interface ServiceWords {
  readonly title: string;
  /** What happens next, in order. */
  readonly afterwards: readonly string[];
}

export interface PaperPlace {
  readonly kiosk: string;
  readonly hall: KioskState['hall'];
  readonly demo: boolean;
}

const printed = createInstance({
  resources: { 'zh-CN': { paper: zhCn }, en: { paper: en } },
  fallbackLng: 'zh-CN',
  defaultNS: 'paper',
  initAsync: false,
  interpolation: { escapeValue: false },
});
void printed.init();

/** `place` is asked anew for each paper, since a hall may get another name while the kiosk runs. */
export function papers(place: () => PaperPlace): Papers {
  return {
    slip: (slip, words, language) => {
      const t = printed.getFixedT(language);
      const { kiosk, hall, demo } = place();
      return sheet([
        ...heading(hall.name, t('slip.heading')),
        ...(demo ? [escaped(t('slip.sample'))] : []),
        strong(words.title),
        '-',
        escaped(t('slip.number')),
        large(inPairs(slip.number)),
        `{code:${escaped(slip.code)}; option:qrcode,6,m}`,
        strong(slip.receipt ? t('slip.received', { receipt: slip.receipt.number }) : t('slip.stored')),
        escaped(t('slip.at', { at: dayAndTime(slip.at, language) })),
        escaped(t('slip.kiosk', { kiosk })),
        '-',
        strong(t('slip.next')),
        ...words.afterwards.map((line) => `|${escaped(line)}`),
        '-',
        ...whomToAsk(hall, language, t),
        escaped(t('slip.keep')),
      ]);
    },
    parked: ({ code, keptUntil }, language) => {
      const t = printed.getFixedT(language);
      const { kiosk, hall } = place();
      return sheet([
        ...heading(hall.name, t('parked.heading')),
        '-',
        escaped(t('parked.code')),
        large(inPairs(code)),
        escaped(t('parked.how')),
        escaped(t('parked.kiosk', { kiosk })),
        escaped(t('parked.until', { until: day(keptUntil, language) })),
        '-',
        ...whomToAsk(hall, language, t),
        escaped(t('parked.keep')),
      ]);
    },
  };
}

/** "12 34 56 78": as the kiosk says them and people read them to each other. */
export function inPairs(digits: string): string {
  return digits.replaceAll(/(\d{2})(?=\d)/g, '$1 ');
}

function whomToAsk(hall: KioskState['hall'], language: string, t: TFunction): string[] {
  const help = hall.help[language] ?? hall.help['zh-CN'];
  return help ? [escaped(t('slip.ask')), escaped(t('ask', help))] : [];
}

function heading(hall: string, title: string): string[] {
  return [escaped(hall), `^^${escaped(title)}`];
}

function strong(text: string): string {
  return `"${escaped(text)}`;
}

/** As large as the paper can bear: it is read at arm's length, perhaps without the glasses. */
function large(text: string): string {
  return `^^^${escaped(text)}`;
}

function sheet(lines: string[]): string {
  return [...lines, '='].join('\n');
}

/** A hall's name or a service's words must not be read as ReceiptLine's own signs. */
function escaped(text: string): string {
  return text.replaceAll('\n', ' ').replaceAll(/[\\|{}~_"`^;]/g, (sign) => `\\${sign}`);
}

function dayAndTime(at: number, language: string): string {
  return inHall(at, language, { dateStyle: 'long', timeStyle: 'short' });
}

function day(at: number, language: string): string {
  return inHall(at, language, { dateStyle: 'long' });
}

function inHall(at: number, language: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...style, timeZone: 'Asia/Shanghai' }).format(at);
}
