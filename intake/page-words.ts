/** The words of the page for whoever runs the intake. It is not shown to residents. */
const words = {
  'zh-CN': {
    title: '收到的申请',
    token: '口令',
    enter: '进入',
    wrong: '口令不对，请再看一遍。',
    none: '还没有收到申请。',
    total: '一共收到',
    received: '收到时间',
    service: '事项',
    slip: '存好单号',
    number: '回执号',
    kiosk: '一体机',
    attachments: '附件',
    look: '打开看',
    find: '按单号找',
    notFound: '没有找到这个单号，请再对一遍。',
    newer: '看新一些的',
    older: '看早一些的',
    all: '看全部',
    back: '返回',
    sealed: '打开用的钥匙不在这台机器上，这里只能保管，不能打开。',
    broken: '打不开：信封和这台机器的钥匙对不上。',
    yes: '是',
    no: '否',
    dayUnknown: '哪一天不清楚',
    notKnown: '当面问了，说不知道',
    noneOfThem: '都不是',
  },
  'zh-HK': {
    title: '收到的申請',
    token: '口令',
    enter: '進入',
    wrong: '口令不對，請再看一遍。',
    none: '還沒有收到申請。',
    total: '一共收到',
    received: '收到時間',
    service: '事項',
    slip: '存好單號碼',
    number: '回執號碼',
    kiosk: '自助機',
    attachments: '附件',
    look: '打開看',
    find: '按單號找',
    notFound: '找不到這個單號，請再對一遍。',
    newer: '看新一些的',
    older: '看早一些的',
    all: '看全部',
    back: '返回',
    sealed: '打開用的鎖匙不在這部機上，這裏只能保管，不能打開。',
    broken: '打不開：信封和這部機的鎖匙對不上。',
    yes: '是',
    no: '否',
    dayUnknown: '哪一天不清楚',
    notKnown: '當面問了，說不知道',
    noneOfThem: '都不是',
  },
  en: {
    title: 'Submissions received',
    token: 'Token',
    enter: 'Enter',
    wrong: 'That is not the token. Please look again.',
    none: 'Nothing has arrived yet.',
    total: 'Received in all',
    received: 'Received',
    service: 'Service',
    slip: 'Slip',
    number: 'Receipt',
    kiosk: 'Kiosk',
    attachments: 'Attachments',
    look: 'Open',
    find: 'Find this slip',
    notFound: 'There is no slip of that number here. Please compare it again.',
    newer: 'Show newer ones',
    older: 'Show older ones',
    all: 'Show all',
    back: 'Back',
    sealed: 'The opening key is not on this machine: it can store this, not open it.',
    broken: 'It does not open: the envelope is not for the key of this machine.',
    yes: 'yes',
    no: 'no',
    dayUnknown: 'day not known',
    notKnown: 'asked, and not known',
    noneOfThem: 'none of them',
  },
};

type PageLanguage = keyof typeof words;
const languages: readonly PageLanguage[] = ['zh-CN', 'zh-HK', 'en'];
export type PageWords = (typeof words)['en'] & { language: PageLanguage };

/** By what the browser asks for, Chinese where it says nothing. */
export function pageWords(acceptLanguage: string | undefined): PageWords {
  const asked = /[a-z]{2,3}(-[a-z0-9]{2,8})*/i.exec(acceptLanguage ?? '')?.[0];
  const language =
    languages.find((tag) => asked !== undefined && writtenAs(tag) === writtenAs(asked)) ?? 'zh-CN';
  return { ...words[language], language };
}

/** `zh-TW` and `zh-HK` are both written zh-Hant, `en-GB` and `en` both en-Latn. */
function writtenAs(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}
