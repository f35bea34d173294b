import type { Hall } from '../../core/submission/hall.ts';
import type { Configuration } from '../configuration.ts';
import type { AskForNews, Upstream } from '../upstream/port.ts';

/** What a kiosk says of its place while no intake has told it: enough to ask somebody. */
export const unenrolledHall: Hall = {
  name: '便民服务大厅',
  division: '',
  help: {
    'zh-CN': { who: '大厅的工作人员', where: '服务台', phone: '12345' },
    'zh-HK': { who: '大廳的職員', where: '服務台', phone: '12345' },
    en: { who: 'the staff of the hall', where: 'the front desk', phone: '12345' },
  },
};

/** For whoever started a kiosk that has nothing to offer yet. */
export function unenrolledSentence({ intake }: Pick<Configuration, 'intake'>): string {
  const missing =
    intake === undefined ? '--intake URL --enrol CODE' : '--enrol CODE, which that intake gives out';
  return `This kiosk is enrolled nowhere, so it offers nothing yet: add ${missing}.`;
}

/** Nothing is handed in before enrolment, so nothing ever waits here. */
export const noUpstream: Upstream = {
  sendAttachment: () => Promise.resolve({ kind: 'silence', code: 'unreachable' }),
  sendSubmission: () => Promise.resolve({ kind: 'silence', code: 'unreachable' }),
};

export const noNews: AskForNews = () => Promise.resolve({ kind: 'silence', code: 'unreachable' });
