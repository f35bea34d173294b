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
  },
};

export type PageLanguage = keyof typeof words;
export type PageWords = (typeof words)['en'] & { language: PageLanguage };

/** By what the browser asks for, Chinese where it says nothing. */
export function pageWords(acceptLanguage: string | undefined): PageWords {
  const language = acceptLanguage?.trim().toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
  return { ...words[language], language };
}
