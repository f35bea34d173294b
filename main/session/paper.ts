import { createInstance, type TFunction } from 'i18next';
import { parkedText } from '../../core/code/own-code.ts';
import type { HandedInRecord, KioskState, Slip } from '../../core/contract.ts';
import { formsOf } from '../../core/text/forms.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { atLeft, bold, centred, cut, qrCode, rule } from './paper-lines.ts';
import { dayInHall } from './trusted-clock.ts';

/** The papers that a resident takes home, in ReceiptLine's notation. No answer ever stands on one. */
export interface Papers {
  /** `chinese` is what the service is called at the counter. */
  slip(slip: Slip, words: ServiceWords, language: string, chinese: string): string;
  /** What this kiosk holds of what was handed in, with what the clerk says to whoever asks for this paper. */
  record(record: HandedInRecord, title: string, language: string, chinese: string): string;
  /** `keptUntil` is null where the day is not known, and then no day stands on it. */
  parked(parked: { code: string; keptUntil: number | null }, language: string): string;
}

/** What a service says on its slip, in the language of the paper. */
export interface ServiceWords {
  readonly title: string;
  /** A pattern that the hall has not made its own yet. */
  readonly sample: boolean;
  /** What happens next, in order. */
  readonly afterwards: readonly { readonly title: string; readonly body: string }[];
}

export interface PaperPlace {
  readonly kiosk: string;
  readonly hall: KioskState['hall'];
  readonly demo: boolean;
}

/** Every language that there is: a paper in one that was forgotten here would come out in Chinese. */
const texts = import.meta.glob<Record<string, unknown>>('../../locales/*/paper.json', {
  eager: true,
  import: 'default',
});

/** The language of the counter, and of what is not translated. */
const source = 'zh-CN';

const printed = createInstance({
  resources: Object.fromEntries(
    Object.entries(texts).map(([path, paper]) => [path.split('/').at(-2) ?? '', { paper }]),
  ),
  fallbackLng: source,
  defaultNS: 'paper',
  initAsync: false,
  interpolation: { escapeValue: false },
});
void printed.init();

/** `place` is asked anew for each paper, since a hall may get another name while the kiosk runs. */
export function papers(place: () => PaperPlace): Papers {
  return {
    slip: (slip, words, language, chinese) => {
      const t = printed.getFixedT(language);
      const { kiosk, hall, demo } = place();
      return [
        ...centred(hall.name, 'small'),
        ...bold(t('slip.heading')),
        ...(demo ? centred(t('slip.demo'), 'small') : []),
        rule,
        ...bold(words.title),
        ...(words.sample ? centred(t('slip.sample'), 'small') : []),
        ...centred(t('slip.number')),
        ...centred(inPairs(slip.number), 'largest'),
        qrCode(slip.code),
        ...bold(slip.receipt ? t('slip.received', { receipt: slip.receipt.number }) : t('slip.stored')),
        ...centred(t('slip.at', { at: dayAndTime(slip.at, language) }), 'small'),
        ...centred(t('slip.kiosk', { kiosk }), 'small'),
        rule,
        ...bold(t('slip.next')),
        ...words.afterwards.flatMap(({ title, body }, at) => [
          ...atLeft(t('slip.step', { number: at + 1, title })),
          ...atLeft(body),
        ]),
        rule,
        ...whomToAsk(hall, language, t),
        ...centred(t('slip.keep')),
        ...(isChinese(language) ? [] : forTheCounter(slip, chinese)),
        cut,
      ].join('\n');
    },
    record: (record, title, language, chinese) => {
      const t = printed.getFixedT(language);
      const { kiosk, hall } = place();
      const { receipt, sealed, case: said } = record;
      const keptUntil = sealed?.keptUntil ?? null;
      return [
        ...centred(hall.name, 'small'),
        ...bold(t('record.heading')),
        rule,
        ...bold(title),
        ...centred(t('slip.number')),
        ...centred(inPairs(record.number), 'largest'),
        ...centred(t('slip.at', { at: dayAndTime(record.at, language) }), 'small'),
        ...centred(t('slip.kiosk', { kiosk }), 'small'),
        rule,
        ...centred(
          receipt
            ? t('slip.received', { receipt: receipt.number })
            : t(record.delivery === 'refused' ? 'record.refused' : 'slip.stored'),
        ),
        ...(said ? centred(t(`record.${said.state}`, { day: day(said.at, language) })) : []),
        ...(said?.note ? bold(t('record.note', { note: said.note })) : []),
        ...(record.correctedBy === null
          ? []
          : centred(t('record.corrected', { number: inPairs(record.correctedBy) }))),
        rule,
        ...bold(t('record.held')),
        ...atLeft(t('record.held-always')),
        ...atLeft(
          keptUntil !== null
            ? t('record.sealed-until', { until: day(keptUntil, language) })
            : t(sealed ? 'record.sealed-until-sent' : 'record.not-sealed'),
        ),
        rule,
        ...whomToAsk(hall, language, t),
        ...(isChinese(language)
          ? []
          : [rule, ...centred(`${printed.getFixedT(source)('record.heading')}：${chinese}`)]),
        cut,
      ].join('\n');
    },
    parked: ({ code, keptUntil }, language) => {
      const t = printed.getFixedT(language);
      const { kiosk, hall } = place();
      return [
        ...centred(hall.name, 'small'),
        ...bold(t('parked.heading')),
        rule,
        ...centred(t('parked.code')),
        ...centred(inPairs(code), 'largest'),
        qrCode(parkedText(code)),
        ...centred(t('parked.how')),
        ...bold(t('parked.kiosk', { kiosk })),
        ...(keptUntil === null ? [] : bold(t('parked.until', { until: day(keptUntil, language) }))),
        rule,
        ...whomToAsk(hall, language, t),
        ...centred(t('parked.keep')),
        ...(isChinese(language) ? [] : parkedForTheCounter(kiosk, keptUntil)),
        cut,
      ].join('\n');
    },
  };
}

/** What a service says on papers, in this language or else in Chinese. */
export function wordsOf(catalog: Catalog, digest: string, language: string): ServiceWords {
  const service = catalog.byDigest(digest)?.service;
  const words = service?.texts[language] ?? service?.texts['zh-CN'] ?? {};
  return {
    title: words['title'] ?? '',
    sample: service?.definition.sample ?? false,
    afterwards: (service?.definition.afterwards ?? []).map(({ id }) => ({
      title: words[`afterwards.${id}.title`] ?? '',
      body: words[`afterwards.${id}.body`] ?? '',
    })),
  };
}

/** "12 34 56 78": as the kiosk says them and people read them to each other. */
export function inPairs(digits: string): string {
  return digits.replaceAll(/(\d{2})(?=\d)/g, '$1 ');
}

function whomToAsk(hall: KioskState['hall'], language: string, t: TFunction): string[] {
  const help = hall.help[language] ?? hall.help[source];
  if (!help) return [];
  return [...bold(t('ask')), ...[help.who, help.where, help.phone].flatMap((line) => centred(line))];
}

/** What whoever sits there has to know of a paper in a language that they may not read. */
function forTheCounter(slip: Slip, title: string): string[] {
  const t = printed.getFixedT(source);
  return [
    rule,
    ...centred(`${t('slip.heading')}：${title}`),
    ...centred(slip.receipt ? t('slip.received', { receipt: slip.receipt.number }) : t('slip.stored')),
    ...centred(t('slip.at', { at: dayAndTime(slip.at, source) }), 'small'),
  ];
}

function parkedForTheCounter(kiosk: string, keptUntil: number | null): string[] {
  const t = printed.getFixedT(source);
  return [
    rule,
    ...centred(t('parked.heading')),
    ...centred(t('parked.kiosk', { kiosk })),
    ...(keptUntil === null ? [] : centred(t('parked.until', { until: day(keptUntil, source) }))),
  ];
}

function isChinese(language: string): boolean {
  return new Intl.Locale(language).language === new Intl.Locale(source).language;
}

function dayAndTime(at: number, language: string): string {
  const time = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', timeStyle: 'short' }).format(at);
  return `${day(at, language)} ${time}`;
}

/** As the screen writes it: two forms of one date look like two dates. Chinese without its gaps, on narrow paper. */
function day(at: number, language: string): string {
  const written = formsOf(language).shown.date(dayInHall(at));
  return isChinese(language) ? written.replaceAll(' ', '') : written;
}
